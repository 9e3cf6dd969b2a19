import { belowSplit } from './belowSplit';
import { besideRaw } from './besideRaw';
import { checkBeforeLoad } from './checkBeforeLoad';
import { clearCounts } from './clearCounts';
import { clearOutputs } from './clearOutputs';
import { collectParts } from './collectParts';
import { commitAfterWork } from './commitAfterWork';
import { cutByTime } from './cutByTime';
import { declarePackage } from './declarePackage';
import { fitTrainingRows } from './fitTrainingRows';
import { fromEnvironment } from './fromEnvironment';
import { holdOut } from './holdOut';
import { importName } from './importName';
import { installInstead } from './installInstead';
import { intoMain } from './intoMain';
import { keepFirstSide } from './keepFirstSide';
import { keepOutOfLogs } from './keepOutOfLogs';
import { letGitSee } from './letGitSee';
import { logException } from './logException';
import { markCommand } from './markCommand';
import { moveDefinition } from './moveDefinition';
import { nearestFile } from './nearestFile';
import { printToLogger } from './printToLogger';
import { quickRows } from './quickRows';
import { renameOnward } from './renameOnward';
import { saferCall } from './saferCall';
import { saveStep } from './saveStep';
import { seedFirst } from './seedFirst';
import { switchFromEnvironment } from './switchFromEnvironment';
import { sqlParameters } from './sqlParameters';
import type { Rewrite } from './rewrite';

/** Those that only clear cells of notebooks, and so can be made in all places at once. */
export const clearing: ReadonlySet<string> = new Set(['clear-counts', 'clear-outputs']);

/** Name → rewrite: the one list. A rule names one in `fix: { kind: rewrite, rewrite: … }`. */
export const rewrites: Readonly<Record<string, Rewrite>> = {
  'below-split': belowSplit,
  'beside-raw': besideRaw,
  'check-before-load': checkBeforeLoad,
  'clear-counts': clearCounts,
  'clear-outputs': clearOutputs,
  'collect-parts': collectParts,
  'commit-after-work': commitAfterWork,
  'cut-by-time': cutByTime,
  'declare-package': declarePackage,
  'fit-training-rows': fitTrainingRows,
  'from-environment': fromEnvironment,
  'hold-out': holdOut,
  'import-name': importName,
  'install-instead': installInstead,
  'into-main': intoMain,
  'keep-first-side': keepFirstSide,
  'keep-out-of-logs': keepOutOfLogs,
  'let-git-see': letGitSee,
  'log-exception': logException,
  'mark-command': markCommand,
  'move-definition': moveDefinition,
  'nearest-file': nearestFile,
  'print-to-logger': printToLogger,
  'quick-rows': quickRows,
  'rename-onward': renameOnward,
  'safer-call': saferCall,
  'save-step': saveStep,
  'seed-first': seedFirst,
  'switch-from-environment': switchFromEnvironment,
  'sql-parameters': sqlParameters,
};
