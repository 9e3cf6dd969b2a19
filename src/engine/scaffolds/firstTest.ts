import * as l10n from '@vscode/l10n';
import { listInWords } from '../detectors/words';
import { baseName, type WorkspacePath } from '../model/location';
import type { ModuleFacts } from './facts/code';
import { hasFile, pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { type TestableModule, testableModules } from './firstTest/testableModules';
import { makeImportable } from './firstTest/pytestSettings';
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
  const path = freePath(project, module);
  const names = functions.map(({ syntax }) => `${syntax.name}()`);
  return {
    title: l10n.t('Write {0} for {1} of {2}', baseName(path), listInWords(names), module.document.path),
    edits,
    files: [createFile(path, writeTestFile(module, functions)), ...files],
  };
}

/** `tests/test_features.py`; where that is taken, with the package's name in it, then numbered. */
function freePath(project: ProjectFacts['project'], { dotted }: ModuleFacts): WorkspacePath {
  const steps = dotted.split('.');
  const folder = !hasFolder(project, 'tests') && hasFolder(project, 'test') ? 'test' : 'tests';
  const names = [steps.slice(-1), steps, [...steps, 'behaviour'], [...steps, 'behaviour', '2']].map(
    parts => `${folder}/test_${parts.join('_')}.py`,
  );
  return pathIn(project, names.find(name => !hasFile(project, name)) ?? `${folder}/test_${steps.join('_')}_3.py`);
}

function hasFolder({ files, root }: ProjectFacts['project'], folder: string): boolean {
  const start = root === '.' ? `${folder}/` : `${root}/${folder}/`;
  return files.some(({ path }) => path.startsWith(start));
}
