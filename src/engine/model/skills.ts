import type { Stage } from './rule';

/** What the learner's path teaches, stage by stage, in the order of the checklist. */
export const skillsByStage = {
  foundations: [
    'git-collaboration', 'modular-design', 'unit-tests', 'integration-tests', 'continuous-integration', 'profiling',
    'reproducible-environments', 'secure-engineering',
  ],
  requirements: ['requirement-documents', 'success-metrics', 'feasibility'],
  data: ['etl-warehousing', 'stream-processing', 'databases', 'data-quality', 'data-versioning', 'data-drift'],
  model: [
    'experiment-tracking', 'sound-evaluation', 'behavioural-tests', 'ab-testing', 'model-documentation',
    'responsible-ai',
  ],
  deployment: [
    'containers', 'orchestration', 'cloud-platforms', 'continuous-delivery', 'infrastructure-as-code', 'rollout',
    'metrics', 'log-management', 'alerting', 'retraining', 'edge',
  ],
} as const satisfies Readonly<Record<Stage, readonly string[]>>; // prettier-ignore

/** Every skill slug that a rule may teach. */
export const skills: readonly string[] = Object.values(skillsByStage).flat();
