import type { Checker } from './checker';
import { hardcodedSecret } from './hardcodedSecret';
import { imageNotReproducible } from './imageNotReproducible';
import { invalidNotebook } from './invalidNotebook';
import { missingHealthcheck } from './missingHealthcheck';
import { noDockerignore } from './noDockerignore';
import { pipInstallInCell } from './pipInstallInCell';
import { placeholderTest } from './placeholderTest';
import { runsAsRoot } from './runsAsRoot';
import { staleExecution } from './staleExecution';
import { undefinedName } from './undefinedName';
import { useBeforeDefinition } from './useBeforeDefinition';

/** Name → checker: the one list. A rule names one in `detect: { kind: checker, checker: … }`. */
export const checkers: Readonly<Record<string, Checker>> = {
  'hardcoded-secret': hardcodedSecret,
  'image-not-reproducible': imageNotReproducible,
  'invalid-notebook': invalidNotebook,
  'missing-healthcheck': missingHealthcheck,
  'no-dockerignore': noDockerignore,
  'pip-install-in-cell': pipInstallInCell,
  'placeholder-test': placeholderTest,
  'runs-as-root': runsAsRoot,
  'stale-execution': staleExecution,
  'undefined-name': undefinedName,
  'use-before-definition': useBeforeDefinition,
};
