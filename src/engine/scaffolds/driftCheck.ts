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
      : refused('monitoring/drift.py and monitoring/drift_check.py are there already: let one of them compare new data with the training data.'); // prettier-ignore
  }
  const daily = dailyRun(facts, watched, script);
  const text = driftModule({ ...watched, script, reference: insideRoot(facts, watched.table.path) });
  return drafts({
    title: `Compare recent inputs with ${watched.table.path}${daily.title}`,
    edits: [...packages.edits, ...daily.edits],
    files: [createFile(pathIn(facts.project, script), text), ...packages.files, ...daily.files],
  });
}

/** On GitHub where the data is committed too; else a line for cron in the README. */
function dailyRun(facts: ProjectFacts, { table }: Watched, script: string): ScaffoldDraft {
  const { ci, project, packages } = facts;
  const { tracked } = project.workspace;
  const isCommitted = tracked === undefined || tracked.has(table.path);
  if (ci.host === 'github' && ci.source !== undefined && isCommitted) {
    const run = packages.run === '' ? '' : `${packages.run} `;
    const command = `${run}python ${shellWord(script)} "$PREDICTION_LOG"`;
    const environment = { PREDICTION_LOG: '${{ vars.PREDICTION_LOG }}' };
    const check = { title: 'Compare with the training data', commands: [command], environment, needsPytest: false };
    const plan = planOf(facts, 'drift', check);
    const path = freeWorkflow(facts, nameInMonorepo(plan, 'drift'));
    return { title: `, once a day on GitHub (${path})`, edits: [], files: [createFile(path, scheduledWorkflow(plan, 'Drift', '17 5 * * *'))] }; // prettier-ignore
  }
  const readme = readmeOf(facts.project);
  return readme?.path.toLowerCase().endsWith('.md') === true
    ? { title: ', with a line for cron', edits: [sectionEdit(readme, cronSection(facts, script))], files: [] }
    : { title: '', edits: [], files: [] };
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
