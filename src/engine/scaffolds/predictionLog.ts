import * as l10n from '@vscode/l10n';
import { type WorkspacePath } from '../model/location';
import { pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { type MadeObject, type PredictRoute, type WebServiceFacts, findWebService } from './facts/webService';
import { markerOf } from './formats/index';
import { type Use, besideMaking, editsFor } from './parts/callFromApp';
import { type ModulePlace, insideRoot, modulePlace } from './parts/modulePlace';
import { type PredictionLogPlan, predictionLogModule } from './predictionLog/moduleText';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** A line of JSON for each prediction that the service answers with. */
export function predictionLog(facts: ProjectFacts): ScaffoldResult {
  const service = findWebService(facts);
  const [first] = service?.routes ?? [];
  if (service === undefined || first === undefined) {
    return refused(whyNot(service));
  }
  const unreadable = service.routes.find(route => unreadableIn(route) !== undefined);
  if (unreadable !== undefined) {
    return refused(
      l10n.t(
        '{0} in {1} {2}: write the record there by hand.',
        unreadable.name,
        unreadable.document.path,
        unreadableIn(unreadable) ?? '',
      ),
    );
  }
  const place = modulePlace(facts, service.module.document, ['prediction_log', 'predictions_log', 'service_log']);
  if (place === undefined) {
    return refused(
      l10n.t('The names for a module beside {0} are taken: write the log by hand.', service.module.document.path),
    );
  }
  return drafts({
    title: l10n.t('Record each prediction of {0} as a line of JSON', service.module.document.path),
    edits: editsFor(facts, place, usesOf(service)),
    files: [createFile(pathIn(facts.project, place.path), predictionLogModule(planOf(facts, service, place)))],
  });
}

function whyNot(service: WebServiceFacts | undefined): string {
  return service === undefined
    ? l10n.t(
        'No file makes an application of FastAPI or Flask whose answers Preflight could record: write the record where the model is asked.',
      )
    : l10n.t(
        'No route of {0} says that it predicts, by its path, its name or a call of .predict(…): write the record by hand where the model is asked.',
        service.module.document.path,
      );
}

/** What makes the JSON of requests and answers no record, as the rest of a sentence. */
function unreadableIn({ document, scope }: PredictRoute): string | undefined {
  const text = document.text.slice(scope.place.start, scope.place.end);
  if (/\brender_template(_string)?\(|\bTemplateResponse\(|\bHTMLResponse\b/.test(text)) {
    return l10n.t('answers with a page, which does not tell the prediction apart');
  }
  return /\bUploadFile\b|\bFile\(|\brequest\.files\b|\bWebSocket\b|\bStreamingResponse\b/.test(text)
    ? l10n.t('takes or sends a file or a stream, which is no record')
    : undefined;
}

function usesOf({ framework, application, routes }: WebServiceFacts): readonly Use[] {
  if (framework === 'flask') {
    return [besideMaking(application, 'record_answers', `record_answers(${application.name})`)];
  }
  const owners = new Map<string, MadeObject>([
    ...routes.map(({ owner }) => [`${owner.document.path} ${owner.name}`, owner] as const),
  ]);
  return [...owners.values()].map(owner => {
    const target = owner.made.callee === 'fastapi.FastAPI' ? `${owner.name}.router` : owner.name;
    return besideMaking(owner, 'RecordedRoute', `${target}.route_class = RecordedRoute`);
  });
}

function planOf(
  facts: ProjectFacts,
  { framework, routes, module }: WebServiceFacts,
  place: ModulePlace,
): PredictionLogPlan {
  const functions = [...new Set(routes.map(({ name }) => name))].sort();
  return {
    framework,
    functions,
    python: facts.python.version,
    version: versionSource(facts, module.document.text, place),
  };
}

function versionSource(facts: ProjectFacts, text: string, { path }: ModulePlace): PredictionLogPlan['version'] {
  const model: WorkspacePath | undefined = facts.model?.path;
  if (/["']model_version["']|^\s+model_version:/m.test(text)) {
    return 'answers';
  }
  return model === undefined
    ? 'environment'
    : { path: `${insideRoot(facts, model)}${markerOf(facts.model)}`, depth: path.split('/').length - 1 };
}
