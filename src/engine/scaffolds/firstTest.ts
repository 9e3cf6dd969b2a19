import * as l10n from '@vscode/l10n';
import { listInWords } from '../detectors/words';
import { baseName } from '../model/location';
import type { ProjectFacts } from './facts/projectFacts';
import { type TestableModule, testableModules } from './firstTest/testableModules';
import { makeImportable } from './firstTest/pytestSettings';
import { freeTestPath } from './firstTest/testPath';
import { writeTestFile } from './firstTest/writeTestFile';
import { type ScaffoldDraft, type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** Other modules that are offered too. */
const mostWays = 3;

/** Tests for functions of the module that shows most of what it does: with values made by hand, and what comes out. */
export function firstTest(facts: ProjectFacts): ScaffoldResult {
  const { modules, refusal } = testableModules(facts);
  const [first, ...more] = modules.slice(0, mostWays).map(module => draftFor(module, facts));
  return first === undefined ? refused(refusal) : drafts(first, ...more);
}

function draftFor({ module, functions }: TestableModule, { project }: ProjectFacts): ScaffoldDraft {
  const { edits, files } = makeImportable(project, module.searchPath);
  const path = freeTestPath(project, module);
  const names = functions.map(({ syntax }) => `${syntax.name}()`);
  return {
    title: l10n.t('Write {0} for {1} of {2}', baseName(path), listInWords(names), module.document.path),
    edits,
    files: [createFile(path, writeTestFile(module, functions)), ...files],
  };
}
