import * as l10n from '@vscode/l10n';
import { listInWords } from '../detectors/words';
import type { NotebookDocument } from '../model/document';
import { baseName } from '../model/location';
import { scheduledWorkflow } from './ciWorkflow/github';
import { nameInMonorepo, planOf } from './ciWorkflow/plan';
import { shellWord } from './ciWorkflow/shell';
import type { ProjectFacts } from './facts/projectFacts';
import { findTableReads } from './facts/tableReads';
import { freeWorkflow } from './parts/freeWorkflow';
import { insideRoot } from './parts/modulePlace';
import { orderedNotebooks } from './readme/purpose';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';
import { tools } from './versions';

/** A workflow that runs once a week the notebooks that have all they need in the repository. */
export function notebookSmoke(facts: ProjectFacts): ScaffoldResult {
  const { ci, packages } = facts;
  const notebooks = orderedNotebooks(facts).filter(notebook => canRun(notebook, facts));
  if (notebooks.length === 0) {
    return refused(l10n.t('Every notebook here needs something that a clean machine does not have, such as data outside the repository: keep a small sample under version control and read that, then ask again.')); // prettier-ignore
  }
  if (packages.manifest === undefined) {
    return refused(l10n.t('Nothing says which packages CI has to install: write a manifest first (deps/no-manifest).'));
  }
  const paths = notebooks.map(({ path }) => shellWord(insideRoot(facts, path)));
  const python = `${packages.run} python`.trim();
  const commands = [installCommand(facts), `${python} -m pytest --nbmake --nbmake-timeout=600 ${paths.join(' ')}`];
  if (ci.host !== 'github') {
    return refused(l10n.t('CI is set up in {0}, for which Preflight writes no job of its own: add one there that runs {1}.', ci.source ?? l10n.t('another place'), commands.join(' && '))); // prettier-ignore
  }
  const check = { title: 'Run the notebooks', commands, environment: {}, needsPytest: false };
  const plan = planOf(facts, 'notebooks', check);
  const path = freeWorkflow(facts, nameInMonorepo(plan, 'notebooks'));
  const names = listInWords(notebooks.map(each => baseName(each.path)));
  return drafts({
    title: l10n.t('Run {0} once a week ({1})', names, path),
    edits: [],
    files: [createFile(path, scheduledWorkflow(plan, 'Notebooks', '23 4 * * 3'))],
  });
}

/** With the environment's own installer. */
function installCommand({ packages: { run, manager } }: ProjectFacts): string {
  const wanted = `nbmake==${tools.nbmake} ipykernel`;
  return manager === 'uv' ? `uv pip install ${wanted}` : `${run} python -m pip install ${wanted}`.trim();
}

/** It reads nothing that is missing, and asks for no machine of somebody else's. */
function canRun({ path, text, facts: { magics } }: NotebookDocument, { project, tables }: ProjectFacts): boolean {
  const { tracked } = project.workspace;
  const reads = findTableReads(project, tables).filter(({ document }) => document.path === path);
  return (
    reads.every(({ table }) => table !== undefined && tracked?.has(table.path) !== false) &&
    !/google\.colab|\/kaggle\/input|dbutils\.|input\(/.test(text) &&
    !magics.some(({ name }) => /^%*(sql|bash|R)$/.test(name))
  );
}
