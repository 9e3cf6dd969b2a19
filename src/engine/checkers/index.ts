import { alertRule } from './alertRule';
import { brokenReference } from './brokenReference';
import type { Checker } from './checker';
import { credentialFile } from './credentialFile';
import { deployGate } from './deployGate';
import { duplicatedFeatures } from './duplicatedFeatures';
import { endlessJob } from './endlessJob';
import { foreignPickle } from './foreignPickle';
import { dvcHalfway } from './dvcHalfway';
import { generatedFiles } from './generatedFiles';
import { duplicatedFunction } from './duplicatedFunction';
import { evalMode } from './evalMode';
import { growsInLoop } from './growsInLoop';
import { hardcodedDevice } from './hardcodedDevice';
import { hardcodedSecret } from './hardcodedSecret';
import { imageNotReproducible } from './imageNotReproducible';
import { importEffect } from './importEffect';
import { invalidNotebook } from './invalidNotebook';
import { kubernetesWorkload } from './kubernetesWorkload';
import { largeOutput } from './largeOutput';
import { mainPickle } from './mainPickle';
import { logsPersonal } from './logsPersonal';
import { missingHealthcheck } from './missingHealthcheck';
import { modelCardGaps } from './modelCardGaps';
import { modelPerRequest } from './modelPerRequest';
import { monolith } from './monolith';
import { noDockerignore } from './noDockerignore';
import { noHoldout } from './noHoldout';
import { noNarrative } from './noNarrative';
import { noParameters } from './noParameters';
import { nonPortableSpecifier } from './nonPortableSpecifier';
import { outputPrivacy } from './outputPrivacy';
import { personalData } from './personalData';
import { pipInstallInCell } from './pipInstallInCell';
import { placeholderTest } from './placeholderTest';
import { preprocessorNotSaved } from './preprocessorNotSaved';
import { printInModule } from './printInModule';
import { pythonMismatch } from './pythonMismatch';
import { rawOverwritten } from './rawOverwritten';
import { renamedPackage } from './renamedPackage';
import { rerunHazard } from './rerunHazard';
import { rowLoop } from './rowLoop';
import { runsAsRoot } from './runsAsRoot';
import { savedError } from './savedError';
import { scatteredImports } from './scatteredImports';
import { secretInOutput } from './secretInOutput';
import { sqlFromStrings } from './sqlFromStrings';
import { staleExecution } from './staleExecution';
import { swallowedException } from './swallowedException';
import { streamStops } from './streamStops';
import { syntaxError } from './syntaxError';
import { trainServeSkew } from './trainServeSkew';
import { uncheckedInput } from './uncheckedInput';
import { unclearName } from './unclearName';
import { undeclaredImport } from './undeclaredImport';
import { undefinedName } from './undefinedName';
import { useBeforeDefinition } from './useBeforeDefinition';

/** Name → checker: the one list. A rule names one in `detect: { kind: checker, checker: … }`. */
export const checkers: Readonly<Record<string, Checker>> = {
  'alert-rule': alertRule,
  'broken-reference': brokenReference,
  'credential-file': credentialFile,
  'deploy-gate': deployGate,
  'duplicated-features': duplicatedFeatures,
  'endless-job': endlessJob,
  'foreign-pickle': foreignPickle,
  'dvc-halfway': dvcHalfway,
  'generated-files': generatedFiles,
  'duplicated-function': duplicatedFunction,
  'eval-mode': evalMode,
  'grows-in-loop': growsInLoop,
  'hardcoded-device': hardcodedDevice,
  'hardcoded-secret': hardcodedSecret,
  'image-not-reproducible': imageNotReproducible,
  'import-effect': importEffect,
  'invalid-notebook': invalidNotebook,
  'kubernetes-workload': kubernetesWorkload,
  'large-output': largeOutput,
  'main-pickle': mainPickle,
  'logs-personal': logsPersonal,
  'missing-healthcheck': missingHealthcheck,
  'model-card-gaps': modelCardGaps,
  'model-per-request': modelPerRequest,
  monolith: monolith,
  'no-dockerignore': noDockerignore,
  'no-holdout': noHoldout,
  'no-narrative': noNarrative,
  'no-parameters': noParameters,
  'non-portable-specifier': nonPortableSpecifier,
  'output-privacy': outputPrivacy,
  'personal-data': personalData,
  'pip-install-in-cell': pipInstallInCell,
  'placeholder-test': placeholderTest,
  'preprocessor-not-saved': preprocessorNotSaved,
  'print-in-module': printInModule,
  'python-mismatch': pythonMismatch,
  'raw-overwritten': rawOverwritten,
  'renamed-package': renamedPackage,
  'rerun-hazard': rerunHazard,
  'row-loop': rowLoop,
  'runs-as-root': runsAsRoot,
  'saved-error': savedError,
  'scattered-imports': scatteredImports,
  'secret-in-output': secretInOutput,
  'sql-from-strings': sqlFromStrings,
  'stale-execution': staleExecution,
  'swallowed-exception': swallowedException,
  'stream-stops': streamStops,
  'syntax-error': syntaxError,
  'train-serve-skew': trainServeSkew,
  'unchecked-input': uncheckedInput,
  'unclear-name': unclearName,
  'undeclared-import': undeclaredImport,
  'undefined-name': undefinedName,
  'use-before-definition': useBeforeDefinition,
};
