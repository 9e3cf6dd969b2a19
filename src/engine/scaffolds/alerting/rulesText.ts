import { indent } from '../ciWorkflow/shell';
import { type Alert, healthySeries } from './alerts';
import type { Signals } from './signals';

/** The rule file of Prometheus. */
export function alertsText({ job }: Signals, alerts: readonly Alert[]): string {
  return `groups:\n  - name: ${job}\n    rules:\n${alerts.map(alert => indent(ruleText(alert), 6)).join('')}`;
}

function ruleText({ name, expression, for: time, severity, summary, description }: Alert): string {
  return `- alert: ${name}
  expr: |
${indent(expression, 4)}
  for: ${time}
  labels:
    severity: ${severity}
  annotations:
    summary: ${JSON.stringify(summary)}
    description: ${JSON.stringify(description)}
`;
}

/** The tests of the rules: each alert fires when it should, and none of a service that is well. */
export function alertTestsText(signals: Signals, alerts: readonly Alert[], instance: string): string {
  const quiet = alerts.map(({ name }) => expectation(name, '47h', []));
  const healthy = testText('A service that is well', healthySeries(signals, instance), quiet);
  const firing = alerts.map(({ name, severity, summary, description, test }) => {
    const fires = test.fires.map(
      labels => `- exp_labels: ${JSON.stringify({ ...labels, severity })}\n  exp_annotations:\n    summary: ${JSON.stringify(summary)}\n    description: ${JSON.stringify(description)}\n`,
    );
    return testText(name, test.series, [expectation(name, test.at, fires)]);
  }); // prettier-ignore
  return `# promtool test rules monitoring/alerts.test.yml
rule_files: [alerts.yml]
evaluation_interval: 1m
tests:
${[healthy, ...firing].map(text => indent(text, 2)).join('')}`;
}

function testText(name: string, series: Readonly<Record<string, string>>, expected: readonly string[]): string {
  const input = Object.entries(series).map(([each, values]) => `- series: '${each}'\n  values: '${values}'\n`);
  return `- name: ${name}
  interval: 1m
  input_series:
${indent(input.join(''), 4)}  alert_rule_test:
${indent(expected.join(''), 4)}`;
}

function expectation(name: string, at: string, fires: readonly string[]): string {
  const alerts = fires.length === 0 ? ' []\n' : `\n${indent(fires.join(''), 4)}`;
  return `- eval_time: ${at}\n  alertname: ${name}\n  exp_alerts:${alerts}`;
}
