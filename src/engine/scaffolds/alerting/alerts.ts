import type { Signals } from './signals';

/** An alert, and the series with which its test makes it fire. */
export interface Alert {
  readonly name: string;
  /** PromQL, over several lines where it is long. */
  readonly expression: string;
  readonly for: string;
  /** `page` wakes somebody, `ticket` waits for the morning. */
  readonly severity: 'page' | 'ticket';
  readonly summary: string;
  readonly description: string;
  readonly test: {
    readonly series: Readonly<Record<string, string>>;
    readonly at: string;
    /** Labels besides the severity, one object for each alert that fires. */
    readonly fires: readonly Readonly<Record<string, string>>[];
  };
}

/** The alerts that the signals allow, what users feel first. */
export function alertsFor(signals: Signals, instance: string): readonly Alert[] {
  return [
    serviceDown(signals, instance),
    ...manyErrors(signals),
    ...slowAnswers(signals),
    ...noPredictions(signals),
    ...otherClasses(signals),
    ...otherNumbers(signals),
  ];
}

/** Series of a service that is well: none of the alerts may fire. */
export function healthySeries(signals: Signals, instance: string): Readonly<Record<string, string>> {
  const { job, requests, seconds, predictions, predicted } = signals;
  const steady = '0+60x2880';
  return {
    [`up{job="${job}",instance="${instance}"}`]: '1x2880',
    ...(requests === undefined ? {} : { [`${requests.name}{job="${job}",${requests.status}="200"}`]: steady }),
    ...(seconds === undefined ? {} : buckets(seconds, job, steady)),
    ...(predictions === undefined ? {} : { [seriesOf(predictions, job, 'a')]: steady }),
    ...(predictions?.label === undefined ? {} : { [seriesOf(predictions, job, 'b')]: steady }),
    ...(predicted === undefined ? {} : numbers(predicted, job, '0+6000x2880')),
  };
}

function serviceDown({ job }: Signals, instance: string): Alert {
  return {
    name: 'ServiceDown',
    expression: `up{job="${job}"} == 0`,
    for: '2m',
    severity: 'page',
    summary: 'The service does not answer',
    description: 'Prometheus gets no metrics. Look whether it runs, then into the last lines of its log.',
    test: {
      series: { [`up{job="${job}",instance="${instance}"}`]: '0x10' },
      at: '5m',
      fires: [{ job, instance }],
    },
  };
}

function manyErrors({ job, requests }: Signals): readonly Alert[] {
  if (requests === undefined) {
    return [];
  }
  const { name, status } = requests;
  return [
    {
      name: 'ManyErrors',
      expression: `sum(rate(${name}{job="${job}", ${status}=~"5.."}[5m]))\n  / sum(rate(${name}{job="${job}"}[5m])) > 0.01`,
      for: '5m',
      severity: 'page',
      summary: 'More than one percent of the requests fail',
      description: 'Look for exceptions in the log, and for what was released last.',
      test: {
        series: { [`${name}{job="${job}",${status}="200"}`]: '0+90x30', [`${name}{job="${job}",${status}="500"}`]: '0+10x30' },
        at: '20m',
        fires: [{}],
      },
    },
  ]; // prettier-ignore
}

function slowAnswers({ job, seconds }: Signals): readonly Alert[] {
  if (seconds === undefined) {
    return [];
  }
  const slow = { ...buckets(seconds, job, '0+60x40'), [`${seconds}_bucket{job="${job}",le="1.0"}`]: '0x40' };
  return [
    {
      name: 'SlowAnswers',
      expression: `histogram_quantile(\n  0.95, sum by (le) (rate(${seconds}_bucket{job="${job}"}[5m]))\n) > 1`,
      for: '10m',
      severity: 'page',
      summary: 'One answer in twenty takes longer than a second',
      description: 'Look at the load of the machine, and at the size of the requests.',
      test: { series: slow, at: '30m', fires: [{}] },
    },
  ];
}

function noPredictions({ job, predictions }: Signals): readonly Alert[] {
  return predictions === undefined
    ? []
    : [
        {
          name: 'NoPredictions',
          expression: `(sum(increase(${predictions.name}{job="${job}"}[1h])) or vector(0)) == 0`,
          for: '1h',
          severity: 'ticket',
          summary: 'Nobody got a prediction for two hours',
          description: 'Look whether requests arrive at all, and whether they are refused.',
          test: { series: { [seriesOf(predictions, job, 'a')]: '5x200' }, at: '3h', fires: [{}] },
        },
      ];
}

/** Two days of one class, then two hours of another. */
function otherClasses({ job, predictions }: Signals): readonly Alert[] {
  if (predictions?.label === undefined) {
    return [];
  }
  const { name, label } = predictions;
  const share = (time: string): string =>
    `sum by (${label}) (increase(${name}{job="${job}"}[${time}]))\n    / ignoring (${label}) group_left () sum(increase(${name}{job="${job}"}[${time}]))`;
  return [
    {
      name: 'PredictionsShifted',
      expression: `abs(\n  ${share('1h')}\n  - ${share('7d')}\n) > 0.2\nand on () sum(increase(${name}{job="${job}"}[1h])) > 100`,
      for: '30m',
      severity: 'ticket',
      summary: 'The model predicts other classes than in the week before',
      description: 'Compare the inputs with the training data: a feature may be broken, or the world has changed.',
      test: {
        series: {
          [seriesOf(predictions, job, 'a')]: '0+10x2880 28800x120',
          [seriesOf(predictions, job, 'b')]: '0x2880 0+10x120',
        },
        at: '50h',
        fires: [{ [label]: 'a' }, { [label]: 'b' }],
      },
    },
  ];
}

/** Two days of one number, then two hours of half as much. */
function otherNumbers({ job, predicted }: Signals): readonly Alert[] {
  if (predicted === undefined) {
    return [];
  }
  const mean = (time: string): string =>
    `sum(rate(${predicted}_sum{job="${job}"}[${time}]))\n    / sum(rate(${predicted}_count{job="${job}"}[${time}]))`;
  return [
    {
      name: 'PredictedNumbersShifted',
      expression: `abs(\n  ${mean('1h')}\n  - ${mean('7d')}\n) > 0.25 * abs(\n  ${mean('7d')}\n)\nand sum(increase(${predicted}_count{job="${job}"}[1h])) > 100`,
      for: '30m',
      severity: 'ticket',
      summary: 'The mean prediction is a quarter off that of the week before',
      description: 'Compare the inputs with the training data: a feature may be broken, or the world has changed.',
      test: {
        series: {
          [`${predicted}_sum{job="${job}"}`]: '0+1000x2880 2880000+500x120',
          [`${predicted}_count{job="${job}"}`]: '0+10x3000',
        },
        at: '50h',
        fires: [{}],
      },
    },
  ];
}

function seriesOf({ name, label }: NonNullable<Signals['predictions']>, job: string, value: string): string {
  return label === undefined ? `${name}{job="${job}"}` : `${name}{job="${job}",${label}="${value}"}`;
}

function buckets(name: string, job: string, values: string): Readonly<Record<string, string>> {
  return Object.fromEntries(['1.0', '2.5', '+Inf'].map(le => [`${name}_bucket{job="${job}",le="${le}"}`, values]));
}

function numbers(name: string, job: string, sums: string): Readonly<Record<string, string>> {
  return { [`${name}_sum{job="${job}"}`]: sums, [`${name}_count{job="${job}"}`]: '0+60x2880' };
}
