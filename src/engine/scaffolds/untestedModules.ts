import * as l10n from '@vscode/l10n';
import { listInWords } from '../detectors/words';
import { keyModules } from '../evidence/keyModules';
import { type WorkspacePath, baseName } from '../model/location';
import type { FileChange } from '../model/report';
import type { ModuleFacts } from './facts/code';
import type { ProjectFacts } from './facts/projectFacts';
import { makeImportable } from './firstTest/pytestSettings';
import { testFiles } from './firstTest/testFiles';
import { type TestableModule, testableModules } from './firstTest/testableModules';
import { type ScaffoldResult, drafts, refused } from './scaffold';

/** Of each module; there may be several, and nobody waits for all they have. */
const patience = { plain: 40, replacing: 15 };

/** A file of tests for every module of features, training or serving that no test gets to. */
export function untestedModules(facts: ProjectFacts): ScaffoldResult {
  const untested = keyModules(facts.project).filter(({ tested }) => !tested);
  const paths = untested.map(({ document }) => document.path);
  const asked = paths.map(path => testableModules(facts, patience, ({ document }) => document.path === path));
  const found = asked.flatMap(({ modules }) => modules.slice(0, 1));
  const tests = testFiles(facts.project, found);
  const [first] = tests;
  if (first === undefined) {
    return refused(asked[0]?.refusal ?? l10n.t('A test gets to every module of features, training and serving.'));
  }
  const files = tests.map(({ file }) => file);
  const tested = tests.map(each => each.tested);
  const folders = [...new Set(tested.flatMap(({ module }) => module.searchPath))];
  const settings = makeImportable(facts.project, folders);
  return drafts({
    title: titleOf(files, tested, paths),
    edits: settings.edits,
    files: [...files, ...settings.files],
  });
}

/** Says as well which modules have nothing that could be followed. */
function titleOf(
  files: readonly FileChange[],
  found: readonly TestableModule[],
  wanted: readonly WorkspacePath[],
): string {
  const written = listInWords(files.map(({ path }) => baseName(path)));
  const modules: readonly ModuleFacts[] = found.map(({ module }) => module);
  const left = wanted.filter(path => !modules.some(({ document }) => document.path === path));
  return left.length === 0
    ? l10n.t('Write {0} for what no test gets to', written)
    : l10n.t('Write {0} for what no test gets to; {1} is left to you', written, listInWords(left));
}
