import type { MakeChecker } from './checker';
import { collectedTests } from './collectedTests';
import { containerRunsProject } from './containerRunsProject';
import { declaredDependencies } from './declaredDependencies';
import { mostlyLogging } from './mostlyLogging';
import { ownSteps } from './ownSteps';
import { pinnedShare } from './pinnedShare';
import { readSettings } from './readSettings';
import { recordModels } from './recordModels';
import { runInstructions } from './runInstructions';

/** The checkers that evidence sets may name. */
export const checkers: ReadonlyMap<string, MakeChecker> = new Map([
  ['collected-tests', collectedTests],
  ['container-runs-project', containerRunsProject],
  ['declared-dependencies', declaredDependencies],
  ['mostly-logging', mostlyLogging],
  ['own-steps', ownSteps],
  ['pinned-share', pinnedShare],
  ['read-settings', readSettings],
  ['record-models', recordModels],
  ['run-instructions', runInstructions],
]);
