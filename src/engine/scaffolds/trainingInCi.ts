import * as l10n from '@vscode/l10n';
import { hasSteps, jobMerge, toEdits, workflowsOf } from './ciWorkflow/mergeGithub';
import { githubJob, githubWorkflow } from './ciWorkflow/github';
import { type CiPlan, nameInMonorepo, planOf } from './ciWorkflow/plan';
import { shellWord } from './ciWorkflow/shell';
import type { ProjectFacts } from './facts/projectFacts';
import { freeWorkflow } from './parts/freeWorkflow';
import { insideRoot } from './parts/modulePlace';
import { pythonString } from './parts/pythonText';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';
import { trainingJob } from './training/trainingJob';

const rows = 200;

/** A job that trains on a sample of the data and shows what training said; it fails when training or its gate does. */
export function trainingInCi(facts: ProjectFacts): ScaffoldResult {
  const commands = sampleCommands(facts);
  if (commands === undefined) {
    return refused(l10n.t('Preflight cannot follow a script of this repository that trains from data in it, so CI could not run it: give the training script an argument for a small sample that is under version control, and call it in a job.')); // prettier-ignore
  }
  if (facts.ci.host !== 'github') {
    return refused(l10n.t('CI is set up in {0}, for which Preflight writes no training: add a job there that runs {1}.', facts.ci.source ?? l10n.t('another place'), commands.join(' && '))); // prettier-ignore
  }
  const check = { title: 'Train on a sample', commands, environment: {}, needsPytest: false };
  const plan = planOf(facts, 'train', check);
  const name = nameInMonorepo(plan, 'train');
  const merge = workflowsOf(facts).filter(hasSteps).map(workflow => jobMerge(workflow, name, job => githubJob(plan, job, true))).find(each => each !== undefined); // prettier-ignore
  return merge === undefined
    ? newWorkflow(facts, plan, name)
    : drafts({ title: merge.title, edits: toEdits([merge]), files: [] });
}

function newWorkflow(facts: ProjectFacts, plan: CiPlan, name: string): ScaffoldResult {
  const path = freeWorkflow(facts, name);
  const title = l10n.t('Train on a sample with each change ({0})', path);
  return drafts({ title, edits: [], files: [createFile(path, githubWorkflow(plan, facts.ci, path))] });
}

/** The clone is thrown away, so that the sample may stand where the data was. */
function sampleCommands(facts: ProjectFacts): readonly string[] | undefined {
  const python = `${facts.packages.run} python`.trim();
  return trainingJob(facts, ({ path, delimiter }) => {
    const file = pythonString(insideRoot(facts, path));
    const sep = delimiter === ',' ? '' : `, sep=${JSON.stringify(delimiter)}`;
    const code = `import pandas as pd; rows = pd.read_csv(${file}${sep}); rows.sample(min(len(rows), ${rows}), random_state=1).to_csv(${file}, index=False${sep})`;
    return [`${python} -c ${shellWord(code)}`];
  });
}
