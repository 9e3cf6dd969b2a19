import * as l10n from '@vscode/l10n';
import { scheduledWorkflow } from './ciWorkflow/github';
import { nameInMonorepo, planOf } from './ciWorkflow/plan';
import type { ProjectFacts } from './facts/projectFacts';
import { findTableReads } from './facts/tableReads';
import { freeWorkflow } from './parts/freeWorkflow';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';
import { type Step, stepsOf } from './steps/steps';
import { actions } from './versions';

/** A workflow that runs the steps in their order once a week, stops where one fails, and keeps what they wrote. */
export function scheduledSteps(facts: ProjectFacts): ScaffoldResult {
  const steps = stepsOf(facts);
  const reason = hindrance(facts, steps);
  if (reason !== undefined) {
    return refused(reason);
  }
  const commands = [...installCommands(facts, steps), ...steps.flatMap(({ command = [] }) => command)];
  const check = { title: 'Run the steps', commands, environment: {}, needsPytest: false };
  const plan = planOf(facts, 'steps', check);
  const path = freeWorkflow(facts, nameInMonorepo(plan, 'steps'));
  return drafts({
    title: l10n.t('Run the steps once a week and keep what they write ({0})', path),
    edits: [],
    files: [createFile(path, `${scheduledWorkflow(plan, 'Steps', '37 5 * * 1')}${keeping}`)],
  });
}

/** Why no machine could run them; `undefined` when one can. */
function hindrance(facts: ProjectFacts, steps: readonly Step[]): string | undefined {
  const { ci, packages } = facts;
  const unknown = steps.find(({ command }) => command === undefined);
  if (unknown !== undefined) {
    return l10n.t('{0} asks for words on the command line that nobody knows: give them defaults, then ask again.', unknown.path); // prettier-ignore
  }
  if (packages.manifest === undefined) {
    return l10n.t('Nothing says which packages CI has to install: write a manifest first (deps/no-manifest).');
  }
  if (ci.host !== 'github') {
    const commands = steps.flatMap(({ command = [] }) => command).join(' && ');
    return l10n.t('CI is set up in {0}, for which Preflight writes no job of its own: add one there that runs {1}.', ci.source ?? l10n.t('another place'), commands); // prettier-ignore
  }
  const missing = steps.find(step => readsElsewhere(step, facts));
  return missing === undefined
    ? undefined
    : l10n.t('{0} reads data that is not under version control, so no other machine could run it: let it get the data itself, then ask again.', missing.path); // prettier-ignore
}

/** A table that is there and not under version control; what an earlier step writes is not there yet. */
function readsElsewhere({ document }: Step, { project, tables }: ProjectFacts): boolean {
  const { tracked } = project.workspace;
  return findTableReads(project, tables).some(
    read => read.document.path === document.path && read.table !== undefined && tracked?.has(read.table.path) === false,
  );
}

function installCommands({ packages: { run, manager } }: ProjectFacts, steps: readonly Step[]): readonly string[] {
  const wanted = 'nbconvert ipykernel';
  if (steps.every(({ document }) => document.kind !== 'notebook')) {
    return [];
  }
  return [manager === 'uv' ? `uv pip install ${wanted}` : `${run} python -m pip install ${wanted}`.trim()];
}

/** Files that git does not know, ignored ones too, and those that were changed. */
const keeping = `      - name: Gather what the steps wrote
        run: |
          mkdir "$RUNNER_TEMP/results"
          git ls-files -z --others --modified --exclude=__pycache__ --exclude=.venv --deduplicate . |
            xargs -0 --no-run-if-empty cp --parents --target-directory="$RUNNER_TEMP/results"
      - uses: ${actions.uploadArtifact}
        with:
          name: results
          path: \${{ runner.temp }}/results
          if-no-files-found: ignore
`;
