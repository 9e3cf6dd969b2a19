import * as l10n from '@vscode/l10n';
import { alertsFor } from './alerting/alerts';
import { planCompose } from './alerting/compose';
import { dashboardText } from './alerting/dashboard';
import { alertTestsText, alertsText } from './alerting/rulesText';
import { dashboardsText, datasourceText, prometheusText } from './alerting/settings';
import { signalsIn } from './alerting/signals';
import { exposedMetrics } from './facts/exposedMetrics';
import { pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** Prometheus with alert rules and their tests, and a dashboard of Grafana, for the metrics that the service exposes. */
export function alertRules(facts: ProjectFacts): ScaffoldResult {
  const exposed = exposedMetrics(facts);
  if (exposed.length === 0) {
    return refused(
      l10n.t(
        'No code exposes metrics of prometheus-client that alerts could watch: let the service expose them first (ops/no-metrics).',
      ),
    );
  }
  const signals = signalsIn(facts.name, exposed);
  if (signals.requests === undefined && signals.predictions === undefined) {
    const names = exposed.map(({ name }) => name).join(', ');
    return refused(
      l10n.t(
        'None of the metrics {0} counts requests by their status or predictions: write rules for them by hand.',
        names,
      ),
    );
  }
  const compose = planCompose(facts);
  if ('reason' in compose) {
    return refused(compose.reason);
  }
  const alerts = alertsFor(signals, compose.target);
  const texts: Readonly<Record<string, string>> = {
    'prometheus.yml': prometheusText(signals, compose.target),
    'alerts.yml': alertsText(signals, alerts),
    'alerts.test.yml': alertTestsText(signals, alerts, compose.target),
    'grafana/provisioning/datasources/prometheus.yml': datasourceText,
    'grafana/provisioning/dashboards/files.yml': dashboardsText,
    'grafana/dashboards/service.json': dashboardText(signals),
  };
  const files = Object.entries(texts).map(([path, text]) =>
    createFile(pathIn(facts.project, `monitoring/${path}`), text),
  );
  return drafts({
    title: l10n.t('Watch {0} with Prometheus and Grafana', alerts.map(({ name }) => name).join(', ')),
    edits: compose.edits,
    files: [...files, ...compose.files],
  });
}
