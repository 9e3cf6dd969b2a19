import * as l10n from '@vscode/l10n';
import type { ProjectFacts } from './facts/projectFacts';
import { type WebServiceFacts, findWebService } from './facts/webService';
import { pathIn } from './facts/paths';
import { metricsModule } from './metrics/moduleText';
import { predictionKind } from './metrics/predictionKind';
import { addPackages } from './parts/addPackages';
import { besideMaking, editsFor, wrapped } from './parts/callFromApp';
import { modulePlace } from './parts/modulePlace';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';
import { webPackages } from './versions';

/** Requests, their time and the predictions of the service, as Prometheus collects them. */
export function metrics(facts: ProjectFacts): ScaffoldResult {
  const service = findWebService(facts);
  if (service === undefined) {
    return refused(
      l10n.t(
        'No file makes an application of FastAPI or Flask that Preflight could measure: add prometheus-client by hand where requests are answered.',
      ),
    );
  }
  const { path } = service.module.document;
  if (service.predictions.length === 0) {
    return refused(
      l10n.t(
        '{0} asks no model by .predict(…) that Preflight can follow, so it cannot count predictions: count them with prometheus-client where they are made.',
        path,
      ),
    );
  }
  const place = modulePlace(facts, service.module.document, ['metrics', 'service_metrics', 'prometheus_metrics']);
  if (place === undefined || answersMetrics(service)) {
    return refused(
      l10n.t('{0} answers /metrics already, or the names for a module beside it are taken: measure by hand.', path),
    );
  }
  const packages = addPackages(facts, [`prometheus-client==${webPackages(facts.python.version).prometheusClient}`]);
  if (packages.kind === 'refused') {
    return packages;
  }
  const text = metricsModule(service.framework, predictionKind(facts, service));
  return drafts({
    title: l10n.t('Expose requests, times and predictions of {0} at /metrics', path),
    edits: [...packages.edits, ...editsFor(facts, place, usesOf(service))],
    files: [createFile(pathIn(facts.project, place.path), text), ...packages.files],
  });
}

function answersMetrics({ module }: WebServiceFacts): boolean {
  return module.document.facts.strings.some(
    ({ text, role }) => text === '/metrics' && role.kind === 'argument' && role.position === 0,
  );
}

function usesOf({ application, predictions }: WebServiceFacts): Parameters<typeof editsFor>[2] {
  return [
    besideMaking(application, 'expose_metrics', `expose_metrics(${application.name})`),
    ...predictions.map(({ document, call }) => wrapped(document, call, 'count_predictions')),
  ];
}
