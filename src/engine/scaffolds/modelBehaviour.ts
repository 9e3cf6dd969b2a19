import * as l10n from '@vscode/l10n';
import { hasFile, pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import type { TableFacts } from './facts/tables';
import { makeImportable } from './firstTest/pytestSettings';
import { trainingBefore } from './integration/training';
import { type Behaviour, behaviourText } from './modelBehaviour/behaviourText';
import { insideRoot } from './parts/modulePlace';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';
import { planService } from './service/plan';

/** Tests that ask the saved model about rows of the data: what must always hold, and what it has to have learned. */
export function modelBehaviour(facts: ProjectFacts): ScaffoldResult {
  const asked = askedModel(facts);
  if ('reason' in asked) {
    return refused(asked.reason);
  }
  const { plan, table } = asked;
  const names = ['tests/test_model_behaviour.py', 'tests/test_model_answers.py'];
  const path = names.find(name => !hasFile(facts.project, name)) ?? 'tests/test_model_behaviour_2.py';
  const home = facts.code.modules.find(({ document }) => document.path === plan.preparation?.from);
  const folders = foldersOf(facts, asked);
  const settings = folders.length === 0 ? { edits: [], files: [] } : makeImportable(facts.project, folders);
  const text = behaviourText({ ...asked, training: trainingBefore(facts), importRoot: home?.importRoot });
  return drafts({
    title: l10n.t('Write {0}, which asks {1} about rows of {2}', path, plan.modelPath, table.path),
    edits: settings.edits,
    files: [createFile(pathIn(facts.project, path), text), ...settings.files],
  });
}

type Asked = Pick<Behaviour, 'plan' | 'table' | 'target' | 'tablePath'>;

function askedModel(facts: ProjectFacts): Asked | { readonly reason: string } {
  const plan = planService(facts);
  const path = 'reason' in plan ? undefined : plan.table;
  const table = facts.tables.find(each => each.path === path);
  // A network answers with what its last layer gives, which is no value of the target.
  const isNetwork = !('reason' in plan) && plan.format.answer !== undefined;
  const target = table === undefined || isNetwork ? undefined : targetIn(table, facts);
  if ('reason' in plan || table === undefined || target === undefined) {
    const reason = l10n.t('Preflight cannot follow which model is saved, on which columns of which data it is fitted and what it predicts, so it cannot ask it anything: fit it on named columns of a table in this repository, as in model.fit(df[FEATURES], df["target"]), and save it with joblib.dump.'); // prettier-ignore
    return { reason };
  }
  if (facts.project.workspace.tracked?.has(table.path) === false) {
    const reason = l10n.t('{0} is not in the repository, so a test could ask the model nothing elsewhere: keep some rows of it under version control, then ask again.', table.path); // prettier-ignore
    return { reason };
  }
  return { plan, table, target, tablePath: insideRoot(facts, table.path) };
}

/** What was changed before it was fitted is not what the table says. */
function targetIn({ columns }: TableFacts, { model }: ProjectFacts): string | undefined {
  return columns.find(({ name, type }) => name === model?.target && type === model.targetType)?.name;
}

/** What has to be importable: the preparation, and the parts of the model that are the project's own. */
function foldersOf({ code }: ProjectFacts, { plan }: Asked): readonly string[] {
  const paths = [plan.preparation?.from, ...plan.model.ownParts.map(({ document }) => document)];
  const modules = code.modules.filter(({ document }) => paths.includes(document.path));
  return [...new Set(modules.flatMap(({ searchPath }) => searchPath))];
}
