import { brokenReference } from './brokenReference';
import type { Checker } from './checker';
import { credentialFile } from './credentialFile';
import { generatedFiles } from './generatedFiles';
import { hardcodedDevice } from './hardcodedDevice';
import { hardcodedSecret } from './hardcodedSecret';
import { imageNotReproducible } from './imageNotReproducible';
import { invalidNotebook } from './invalidNotebook';
import { missingHealthcheck } from './missingHealthcheck';
import { monolith } from './monolith';
import { noDockerignore } from './noDockerignore';
import { noNarrative } from './noNarrative';
import { nonPortableSpecifier } from './nonPortableSpecifier';
import { pipInstallInCell } from './pipInstallInCell';
import { placeholderTest } from './placeholderTest';
import { printInModule } from './printInModule';
import { pythonMismatch } from './pythonMismatch';
import { renamedPackage } from './renamedPackage';
import { runsAsRoot } from './runsAsRoot';
import { savedError } from './savedError';
import { scatteredImports } from './scatteredImports';
import { sqlFromStrings } from './sqlFromStrings';
import { staleExecution } from './staleExecution';
import { swallowedException } from './swallowedException';
import { syntaxError } from './syntaxError';
import { unclearName } from './unclearName';
import { undeclaredImport } from './undeclaredImport';
import { undefinedName } from './undefinedName';
import { useBeforeDefinition } from './useBeforeDefinition';

/** Name → checker: the one list. A rule names one in `detect: { kind: checker, checker: … }`. */
export const checkers: Readonly<Record<string, Checker>> = {
  'broken-reference': brokenReference,
  'credential-file': credentialFile,
  'generated-files': generatedFiles,
  'hardcoded-device': hardcodedDevice,
  'hardcoded-secret': hardcodedSecret,
  'image-not-reproducible': imageNotReproducible,
  'invalid-notebook': invalidNotebook,
  'missing-healthcheck': missingHealthcheck,
  monolith: monolith,
  'no-dockerignore': noDockerignore,
  'no-narrative': noNarrative,
  'non-portable-specifier': nonPortableSpecifier,
  'pip-install-in-cell': pipInstallInCell,
  'placeholder-test': placeholderTest,
  'print-in-module': printInModule,
  'python-mismatch': pythonMismatch,
  'renamed-package': renamedPackage,
  'runs-as-root': runsAsRoot,
  'saved-error': savedError,
  'scattered-imports': scatteredImports,
  'sql-from-strings': sqlFromStrings,
  'stale-execution': staleExecution,
  'swallowed-exception': swallowedException,
  'syntax-error': syntaxError,
  'unclear-name': unclearName,
  'undeclared-import': undeclaredImport,
  'undefined-name': undefinedName,
  'use-before-definition': useBeforeDefinition,
};
