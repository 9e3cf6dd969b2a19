import type { ExposedMetric } from '../facts/exposedMetrics';

/** What of a service Prometheus can watch. */
export interface Signals {
  /** The job under which Prometheus collects them. */
  readonly job: string;
  /** Requests by the label that holds the status of the answer. */
  readonly requests: { readonly name: string; readonly status: string } | undefined;
  /** A histogram of the time until the answer. */
  readonly seconds: string | undefined;
  /** A counter of predictions, with the label that holds the class where there is one. */
  readonly predictions: { readonly name: string; readonly label: string | undefined } | undefined;
  /** A histogram of predicted numbers. */
  readonly predicted: string | undefined;
}

/** Tells the metrics of a service apart by their kinds, names and labels. */
export function signalsIn(job: string, metrics: readonly ExposedMetric[]): Signals {
  const counters = metrics.filter(({ kind }) => kind === 'counter');
  const histograms = metrics.filter(({ kind }) => kind === 'histogram');
  const requests = counters.flatMap(({ name, labels }) => {
    const status = labels.find(label => /^(http_)?(status|status_code|code)$/.test(label));
    return status === undefined ? [] : [{ name, status }];
  });
  const seconds = histograms.find(({ name }) => /second|latency|duration/.test(name));
  const predictions = counters.find(({ name }) => /predict/.test(name));
  const label = predictions?.labels.find(each => /predict|class|label|outcome/.test(each));
  return {
    job,
    requests: requests[0],
    seconds: seconds?.name,
    predictions: predictions === undefined ? undefined : { name: predictions.name, label },
    predicted: histograms.find(metric => metric !== seconds && /predict|score/.test(metric.name))?.name,
  };
}
