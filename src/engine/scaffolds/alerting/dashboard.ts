import type { Signals } from './signals';

interface Panel {
  readonly title: string;
  readonly unit: string;
  /** PromQL → how its line is called. */
  readonly queries: Readonly<Record<string, string>>;
}

/** A dashboard of Grafana that asks for nothing but what the service exposes. */
export function dashboardText(signals: Signals): string {
  const panels = panelsFor(signals).map((panel, index) => ({
    id: index + 1,
    type: 'timeseries',
    title: panel.title,
    datasource,
    gridPos: { h: 8, w: 12, x: (index % 2) * 12, y: Math.floor(index / 2) * 8 },
    fieldConfig: { defaults: { unit: panel.unit, min: 0 }, overrides: [] },
    targets: Object.entries(panel.queries).map(([expr, legendFormat], at) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + at),
      datasource,
      expr,
      legendFormat,
    })),
  }));
  const { job } = signals;
  const dashboard = {
    uid: job,
    title: job,
    editable: true,
    schemaVersion: 39,
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    panels,
  };
  return `${JSON.stringify(dashboard, null, 2)}\n`;
}

const datasource = { type: 'prometheus', uid: 'prometheus' };

function panelsFor({ job, requests, seconds, predictions, predicted }: Signals): readonly Panel[] {
  const rate = (name: string, more = ''): string => `rate(${name}{job="${job}"${more}}[$__rate_interval])`;
  return [
    { title: 'Up', unit: 'none', queries: { [`up{job="${job}"}`]: '{{instance}}' } },
    ...(requests === undefined ? [] : requestPanels(requests, rate)),
    ...(seconds === undefined ? [] : [timePanel(seconds, rate)]),
    ...(predictions === undefined ? [] : [predictionPanel(predictions, rate)]),
    ...(predicted === undefined ? [] : [{ title: 'Mean prediction', unit: 'short', queries: { [`sum(${rate(`${predicted}_sum`)}) / sum(${rate(`${predicted}_count`)})`]: 'mean' } }]), // prettier-ignore
  ];
}

type Rate = (name: string, more?: string) => string;

function requestPanels({ name, status }: NonNullable<Signals['requests']>, rate: Rate): readonly Panel[] {
  const errors = `sum(${rate(name, `, ${status}=~"5.."`)}) / sum(${rate(name)})`;
  return [
    { title: 'Requests', unit: 'reqps', queries: { [`sum by (${status}) (${rate(name)})`]: `{{${status}}}` } },
    { title: 'Share of errors', unit: 'percentunit', queries: { [errors]: 'errors' } },
  ];
}

function timePanel(seconds: string, rate: Rate): Panel {
  const quantile = (share: string): string =>
    `histogram_quantile(${share}, sum by (le) (${rate(`${seconds}_bucket`)}))`;
  return {
    title: 'Time until the answer',
    unit: 's',
    queries: { [quantile('0.5')]: 'half of them', [quantile('0.95')]: 'the slowest twentieth' },
  };
}

function predictionPanel({ name, label }: NonNullable<Signals['predictions']>, rate: Rate): Panel {
  const by = label === undefined ? '' : ` by (${label})`;
  const legend = label === undefined ? 'all' : `{{${label}}}`;
  return { title: 'Predictions', unit: 'reqps', queries: { [`sum${by} (${rate(name)})`]: legend } };
}
