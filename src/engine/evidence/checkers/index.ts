import type { MakeChecker } from './checker';
import { artifactsIgnored } from './artifactsIgnored';
import { collectedTests } from './collectedTests';
import { containerRunsProject } from './containerRunsProject';
import { declaredDependencies } from './declaredDependencies';
import { definitions } from './definitions';
import { keyModuleFiles } from './keyModules';
import { leavesArtifacts } from './leavesArtifacts';
import { localData } from './localData';
import { longNotebook } from './longNotebook';
import { modelCards } from './modelCards';
import { mostlyLogging } from './mostlyLogging';
import { documentedSteps, orderedSteps } from './orderedSteps';
import { ownSteps } from './ownSteps';
import { pinnedShare } from './pinnedShare';
import { predictionLog } from './predictionLog';
import { projectImports } from './projectImports';
import { readSettings } from './readSettings';
import { recordModels } from './recordModels';
import { runInstructions } from './runInstructions';
import { severalCalls } from './severalCalls';
import { scatteredSettings } from './scatteredSettings';
import { thirdPartyImports } from './thirdPartyImports';
import { trackedByGit } from './trackedByGit';

/** The checkers that evidence sets may name. */
export const checkers: ReadonlyMap<string, MakeChecker> = new Map([
  ['artifacts-ignored', artifactsIgnored],
  ['collected-tests', collectedTests],
  ['container-runs-project', containerRunsProject],
  ['declared-dependencies', declaredDependencies],
  ['definitions', definitions],
  ['key-modules', keyModuleFiles],
  ['leaves-artifacts', leavesArtifacts],
  ['local-data', localData],
  ['long-notebook', longNotebook],
  ['model-cards', modelCards],
  ['mostly-logging', mostlyLogging],
  ['documented-steps', documentedSteps],
  ['ordered-steps', orderedSteps],
  ['own-steps', ownSteps],
  ['pinned-share', pinnedShare],
  ['prediction-log', predictionLog],
  ['project-imports', projectImports],
  ['read-settings', readSettings],
  ['record-models', recordModels],
  ['run-instructions', runInstructions],
  ['several-calls', severalCalls],
  ['scattered-settings', scatteredSettings],
  ['third-party-imports', thirdPartyImports],
  ['tracked-by-git', trackedByGit],
]);
