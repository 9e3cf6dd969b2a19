import * as l10n from '@vscode/l10n';
import { scheduledWorkflow } from './ciWorkflow/github';
import { nameInMonorepo, planOf } from './ciWorkflow/plan';
import { shellWord } from './ciWorkflow/shell';
import { driftModule } from './drift/moduleText';
import { type Watched, watchedIn } from './drift/watched';
import { hasFile, pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { addPackages } from './parts/addPackages';
import { freeWorkflow } from './parts/freeWorkflow';
import { insideRoot } from './parts/modulePlace';
import { readmeOf, sectionEdit } from './readme/section';
import { type ScaffoldDraft, type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** A script that compares recent inputs with the training data, and what runs it once a day. */
export function driftCheck(facts: ProjectFacts): ScaffoldResult {
  const watched = watchedIn(facts);
  if ('reason' in watched) {
    return refused(watched.reason);
  }
  const script = ['monitoring/drift.py', 'monitoring/drift_check.py'].find(path => !hasFile(facts.project, path));
  const packages = addPackages(facts, ['pandas']);
  if (script === undefined || packages.kind === 'refused') {
    return packages.kind === 'refused'
      ? packages
      : refused(l10n.t('monitoring/drift.py and monitoring/drift_check.py are there already: let one of them compare new data with the training data.')); // prettier-ignore
  }
  const daily = dailyRun(facts, watched, script);
  const text = driftModule({ ...watched, script, reference: insideRoot(facts, watched.table.path) });
  return drafts({
    title: daily.titleFor(watched.table.path),
    edits: [...packages.edits, ...daily.edits],
    files: [createFile(pathIn(facts.project, script), text), ...packages.files, ...daily.files],
  });
}

/** How the check is started, and how that is named. */
interface DailyRun extends Omit<ScaffoldDraft, 'title'> {
  readonly titleFor: (data: string) => string;
}

/** On GitHub where the data is committed too; else a line for cron in the README. */
function dailyRun(facts: ProjectFacts, { table }: Watched, script: string): DailyRun {
  const { ci, project, packages } = facts;
  const { tracked } = project.workspace;
  const isCommitted = tracked === undefined || tracked.has(table.path);
  if (ci.host === 'github' && ci.source !== undefined && isCommitted) {
    const run = packages.run === '' ? '' : `${packages.run} `;
    const command = `${run}python ${shellWord(script)} "$PREDICTION_LOG"`;
    const environment = { PREDICTION_LOG: '${{ vars.PREDICTION_LOG }}' };
    const check = {
      title: 'Compare with the training data',
      commands: [command],
      environment,
      needsPytest: false,
    };
    const plan = planOf(facts, 'drift', check);
    const path = freeWorkflow(facts, nameInMonorepo(plan, 'drift'));
    const titleFor = (data: string): string =>
      l10n.t('Compare recent inputs with {0}, once a day on GitHub ({1})', data, path);
    return { titleFor, edits: [], files: [createFile(path, scheduledWorkflow(plan, 'Drift', '17 5 * * *'))] }; // prettier-ignore
  }
  const readme = readmeOf(facts.project);
  return readme?.path.toLowerCase().endsWith('.md') === true
    ? {
        titleFor: data => l10n.t('Compare recent inputs with {0}, with a line for cron', data),
        edits: [sectionEdit(readme, cronSection(facts, script))],
        files: [],
      }
    : { titleFor: data => l10n.t('Compare recent inputs with {0}', data), edits: [], files: [] };
}

function cronSection({ name }: ProjectFacts, script: string): string {
  return `## Drift

\`python ${script} predictions.jsonl\` compares the inputs of the last days with the training data and fails when a column
has drifted. As a line for cron, where the log of the predictions is:

\`\`\`
17 5 * * * cd "$HOME/${name}" && python ${script} predictions.jsonl
\`\`\`
`;
}
