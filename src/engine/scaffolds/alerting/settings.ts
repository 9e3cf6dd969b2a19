import type { Signals } from './signals';

/** What Prometheus collects, and which rules it evaluates. */
export function prometheusText({ job }: Signals, target: string): string {
  return `global:
  scrape_interval: 15s
  evaluation_interval: 15s

rule_files: [alerts.yml]

# What fires is shown at http://localhost:9090/alerts. To have it sent, name an Alertmanager:
# https://prometheus.io/docs/alerting/latest/alertmanager/
scrape_configs:
  - job_name: ${job}
    static_configs:
      - targets: ["${target}"]
`;
}

export const datasourceText = `apiVersion: 1
datasources:
  - name: Prometheus
    uid: prometheus
    type: prometheus
    url: http://prometheus:9090
    isDefault: true
`;

export const dashboardsText = `apiVersion: 1
providers:
  - name: files
    options:
      path: /var/lib/grafana/dashboards
`;
