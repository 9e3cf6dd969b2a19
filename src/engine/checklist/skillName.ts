import * as l10n from '@vscode/l10n';

/** `unit-tests` → `unit tests` */
export function skillName(skill: string): string {
  return names[skill]?.() ?? skill.replaceAll('-', ' ');
}

const names: Readonly<Record<string, () => string>> = {
  'git-collaboration': () => l10n.t('git collaboration'),
  'modular-design': () => l10n.t('modular design'),
  'unit-tests': () => l10n.t('unit tests'),
  'integration-tests': () => l10n.t('integration tests'),
  'continuous-integration': () => l10n.t('continuous integration'),
  profiling: () => l10n.t('profiling'),
  'reproducible-environments': () => l10n.t('reproducible environments'),
  'secure-engineering': () => l10n.t('secure engineering'),
  'requirement-documents': () => l10n.t('requirement documents'),
  'success-metrics': () => l10n.t('success metrics'),
  feasibility: () => l10n.t('feasibility'),
  'etl-warehousing': () => l10n.t('ETL and warehousing'),
  'stream-processing': () => l10n.t('stream processing'),
  databases: () => l10n.t('databases'),
  'data-quality': () => l10n.t('data quality'),
  'data-versioning': () => l10n.t('data versioning'),
  'data-drift': () => l10n.t('data drift'),
  'experiment-tracking': () => l10n.t('experiment tracking'),
  'sound-evaluation': () => l10n.t('sound evaluation'),
  'behavioural-tests': () => l10n.t('behavioural tests'),
  'ab-testing': () => l10n.t('A/B testing'),
  'model-documentation': () => l10n.t('model documentation'),
  'responsible-ai': () => l10n.t('responsible AI'),
  containers: () => l10n.t('containers'),
  orchestration: () => l10n.t('orchestration'),
  'cloud-platforms': () => l10n.t('cloud platforms'),
  'continuous-delivery': () => l10n.t('continuous delivery'),
  'infrastructure-as-code': () => l10n.t('infrastructure as code'),
  rollout: () => l10n.t('rollout'),
  metrics: () => l10n.t('metrics'),
  'log-management': () => l10n.t('log management'),
  alerting: () => l10n.t('alerting'),
  retraining: () => l10n.t('retraining'),
  edge: () => l10n.t('edge'),
};
