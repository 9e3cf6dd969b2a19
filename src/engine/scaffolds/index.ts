import { alertRules } from './alertRules';
import { ciWorkflow } from './ciWorkflow';
import { dataValidation } from './dataValidation';
import { dataVersioning } from './dataVersioning';
import { lock } from './lock';
import { logging } from './logging';
import { gatherImports } from './notebooks/gatherImports';
import { narrative } from './notebooks/narrative';
import { parameters } from './notebooks/parameters';
import { manifest } from './manifest';
import { deployGate } from './deployGate';
import { driftCheck } from './driftCheck';
import { dockerfile } from './dockerfile';
import { edgeCases } from './edgeCases';
import { firstTest } from './firstTest';
import { gitignore } from './gitignore';
import { graduateNotebook } from './graduateNotebook';
import { metrics } from './metrics';
import { placeholderTests } from './placeholderTests';
import { notebookSmoke } from './notebookSmoke';
import { predictionLog } from './predictionLog';
import { modelBehaviour } from './modelBehaviour';
import { modelCard } from './modelCard';
import { readme } from './readme';
import { results } from './readme/results';
import { commitHooks } from './commitHooks';
import { dependencyUpdates } from './dependencyUpdates';
import { kubernetes } from './kubernetes';
import { largeFiles } from './largeFiles';
import { imageDelivery } from './imageDelivery';
import { integrationTest } from './integrationTest';
import { licence } from './licence';
import { lineage } from './lineage';
import { linter } from './linter';
import { pythonVersionFile } from './pythonVersionFile';
import { baseline } from './training/baseline';
import { qualityGate } from './training/qualityGate';
import { fairness } from './training/fairness';
import { importances } from './training/importances';
import { slices } from './training/slices';
import { tracking } from './training/tracking';
import { modelPerformance } from './modelPerformance';
import { scheduledSteps } from './scheduledSteps';
import { singleCommand } from './singleCommand';
import { trainingInCi } from './trainingInCi';
import { untestedModules } from './untestedModules';
import { vulnerabilityScan } from './vulnerabilityScan';
import { codeOwners } from './documents/codeOwners';
import { constraints } from './documents/constraints';
import { dataCard } from './documents/dataCard';
import { experimentPlan } from './documents/experimentPlan';
import { retraining } from './documents/retraining';
import { runbook } from './documents/runbook';
import { problem } from './documents/problem';
import { successCriteria } from './documents/successCriteria';
import { speedCheck } from './speedCheck';
import { rollback } from './rollback';
import type { Scaffold } from './scaffold';
import { service } from './service';

/** Name → scaffold: the one list. A rule names one in `fix: { kind: scaffold, scaffold: … }`. */
export const scaffolds: Readonly<Record<string, Scaffold>> = {
  'alert-rules': alertRules,
  'ci-workflow': ciWorkflow,
  'data-validation': dataValidation,
  'data-versioning': dataVersioning,
  lock,
  logging,
  manifest,
  'gather-imports': gatherImports,
  narrative,
  parameters,
  baseline,
  'quality-gate': qualityGate,
  slices,
  tracking,
  'deploy-gate': deployGate,
  'drift-check': driftCheck,
  dockerfile,
  'edge-cases': edgeCases,
  'first-test': firstTest,
  gitignore,
  'graduate-notebook': graduateNotebook,
  metrics,
  'notebook-smoke': notebookSmoke,
  'placeholder-tests': placeholderTests,
  'prediction-log': predictionLog,
  'model-behaviour': modelBehaviour,
  'model-card': modelCard,
  readme,
  rollback,
  'commit-hooks': commitHooks,
  'dependency-updates': dependencyUpdates,
  kubernetes,
  'large-files': largeFiles,
  'image-delivery': imageDelivery,
  'integration-test': integrationTest,
  licence,
  lineage,
  linter,
  'python-version': pythonVersionFile,
  'model-performance': modelPerformance,
  'scheduled-steps': scheduledSteps,
  'single-command': singleCommand,
  'training-in-ci': trainingInCi,
  'untested-modules': untestedModules,
  'vulnerability-scan': vulnerabilityScan,
  service,
  problem,
  'success-criteria': successCriteria,
  constraints,
  'data-card': dataCard,
  runbook,
  retraining,
  'experiment-plan': experimentPlan,
  'code-owners': codeOwners,
  fairness,
  results,
  importances,
  'speed-check': speedCheck,
};
