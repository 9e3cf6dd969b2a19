import * as l10n from '@vscode/l10n';
import { listInWords } from '../detectors/words';
import type { ProjectFacts } from './facts/projectFacts';
import { makeImportable } from './firstTest/pytestSettings';
import { testableModules } from './firstTest/testableModules';
import { assignTests } from './placeholders/assign';
import { fileEdits } from './placeholders/edits';
import { testFileOf } from './placeholders/units';
import { type ScaffoldResult, type ScaffoldSource, drafts, refused } from './scaffold';

/** Tests of the project's own functions in the place of tests that check nothing. */
export function placeholderTests(facts: ProjectFacts, _rule: string, { places }: ScaffoldSource): ScaffoldResult {
  const documents = facts.project.documents.flatMap(document =>
    document.kind === 'python' && places.includes(document.path) ? [document] : [],
  );
  const files = documents.map(testFileOf).filter(({ units }) => units.length > 0);
  if (files.length === 0) {
    return refused(l10n.t('The tests that check nothing stand where Preflight changes nothing: give each a check of your own code, or delete it.')); // prettier-ignore
  }
  const { modules, refusal } = testableModules(facts);
  const assigned = assignTests(files, modules);
  const chosen = assigned.flatMap(({ tests }) => [...tests.values()].flat());
  if (chosen.length === 0) {
    return refused(refusal);
  }
  const folders = [...new Set(chosen.flatMap(({ module }) => module.searchPath))];
  const settings = makeImportable(facts.project, folders);
  const names = listInWords(chosen.map(({ tested }) => `${tested.syntax.name}()`));
  const where = listInWords(documents.map(({ path }) => path));
  return drafts({
    title: l10n.t('Test {0} instead in {1}', names, where),
    edits: [...assigned.flatMap(fileEdits), ...settings.edits],
    files: settings.files,
  });
}
