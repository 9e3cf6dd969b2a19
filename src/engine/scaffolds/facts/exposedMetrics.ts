import type { CallFact, Value } from '../../python/index';
import type { ProjectFacts } from './projectFacts';

/** A metric that code of the project offers to Prometheus. */
export interface ExposedMetric {
  /** As Prometheus names it, without `_bucket`, `_sum` and `_count`: a counter ends in `_total`. */
  readonly name: string;
  readonly kind: 'counter' | 'histogram';
  readonly labels: readonly string[];
}

/** Counters and histograms of `prometheus_client` in production code, and those that the instrumentator brings. */
export function exposedMetrics({ project }: ProjectFacts): readonly ExposedMetric[] {
  return project.documents.flatMap(document => {
    if (document.kind !== 'python' || project.zoneOf(document.path) !== 'production') {
      return [];
    }
    const { callsByCallee } = document.facts;
    return [
      ...(callsByCallee.get('prometheus_client.Counter') ?? []).flatMap(call => declared(call, 'counter')),
      ...(callsByCallee.get('prometheus_client.Histogram') ?? []).flatMap(call => declared(call, 'histogram')),
      ...(callsByCallee.has('prometheus_fastapi_instrumentator.Instrumentator') ? instrumented : []),
    ];
  });
}

const instrumented: readonly ExposedMetric[] = [
  { name: 'http_requests_total', kind: 'counter', labels: ['handler', 'status', 'method'] },
  { name: 'http_request_duration_seconds', kind: 'histogram', labels: ['handler', 'method'] },
];

function declared({ arguments: given }: CallFact, kind: ExposedMetric['kind']): readonly ExposedMetric[] {
  const at = (position: number, keyword: string): Value | undefined =>
    (given.find(each => each.keyword === keyword) ?? given.filter(each => each.keyword === undefined)[position])?.value;
  const name = at(0, 'name');
  const labels = at(2, 'labelnames');
  if (name?.kind !== 'string' || !/^[a-z_]\w*$/i.test(name.text)) {
    return [];
  }
  const items = labels?.kind === 'collection' ? labels.items : [];
  return [
    {
      name: kind === 'counter' ? name.text.replace(/(_total)?$/, '_total') : name.text,
      kind,
      labels: items.flatMap(item => (item.kind === 'string' ? [item.text] : [])),
    },
  ];
}
