import type { Checker } from './checker';
import { hardcodedDevice } from './hardcodedDevice';
import { hardcodedSecret } from './hardcodedSecret';
import { imageNotReproducible } from './imageNotReproducible';
import { invalidNotebook } from './invalidNotebook';
import { missingHealthcheck } from './missingHealthcheck';
import { monolith } from './monolith';
import { noDockerignore } from './noDockerignore';
import { noNarrative } from './noNarrative';
import { pipInstallInCell } from './pipInstallInCell';
import { placeholderTest } from './placeholderTest';
import { runsAsRoot } from './runsAsRoot';
import { scatteredImports } from './scatteredImports';
import { staleExecution } from './staleExecution';
import { syntaxError } from './syntaxError';
import { unclearName } from './unclearName';
import { undefinedName } from './undefinedName';
import { useBeforeDefinition } from './useBeforeDefinition';

/** Name → checker: the one list. A rule names one in `detect: { kind: checker, checker: … }`. */
export const checkers: Readonly<Record<string, Checker>> = {
  'hardcoded-device': hardcodedDevice,
  'hardcoded-secret': hardcodedSecret,
  'image-not-reproducible': imageNotReproducible,
  'invalid-notebook': invalidNotebook,
  'missing-healthcheck': missingHealthcheck,
  monolith: monolith,
  'no-dockerignore': noDockerignore,
  'no-narrative': noNarrative,
  'pip-install-in-cell': pipInstallInCell,
  'placeholder-test': placeholderTest,
  'runs-as-root': runsAsRoot,
  'scattered-imports': scatteredImports,
  'stale-execution': staleExecution,
  'syntax-error': syntaxError,
  'unclear-name': unclearName,
  'undefined-name': undefinedName,
  'use-before-definition': useBeforeDefinition,
};
