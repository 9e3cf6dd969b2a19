import * as l10n from '@vscode/l10n';
import { baseName } from '../model/location';
import type { ModuleFacts } from './facts/code';
import type { ProjectFacts } from './facts/projectFacts';
import { edgeTests } from './edgeCases/edgeTests';
import { sourceFiles } from './firstTest/project';
import { makeImportable } from './firstTest/pytestSettings';
import { freeTestPath } from './firstTest/testPath';
import { type TestableModule, testableModules } from './firstTest/testableModules';
import { testFileText } from './firstTest/writeTestFile';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** Tests of functions with values that come sooner or later; where a function stumbles, the test waits as `xfail`. */
export function edgeCases(facts: ProjectFacts): ScaffoldResult {
  const { modules, refusal } = testableModules(facts);
  const written = modules.map(each => fileFor(each, facts)).filter(({ count }) => count > 0);
  const [best] = written.toSorted((a, b) => b.count - a.count);
  if (best === undefined) {
    return refused(modules.length === 0 ? refusal : l10n.t('The functions that Preflight can follow take no value that could be empty, missing or impossible: write such a case by hand for the function that meets your data first.')); // prettier-ignore
  }
  const { module, text } = best;
  const path = freeTestPath(facts.project, { dotted: `${module.dotted}_edge_cases` });
  const settings = makeImportable(facts.project, module.searchPath);
  return drafts({
    title: l10n.t('Write {0} with what may go wrong in {1}', baseName(path), module.document.path),
    edits: settings.edits,
    files: [createFile(path, text), ...settings.files],
  });
}

interface EdgeFile {
  readonly module: ModuleFacts;
  readonly text: string;
  readonly count: number;
}

function fileFor({ module, functions }: TestableModule, { project }: ProjectFacts): EdgeFile {
  const imports = new Set<string>();
  const surroundings = { files: sourceFiles(project), path: module.document.path, module: module.dotted, imports };
  const tested = functions.map(each => ({ name: each.syntax.name, tests: edgeTests(each, surroundings) }));
  const found = tested.filter(({ tests }) => tests.length > 0);
  const tests = found.flatMap(each => each.tests.map(({ text }) => text));
  const names = found.map(({ name }) => name);
  return { module, text: testFileText(module, names, { imports, tests }), count: tests.length };
}
