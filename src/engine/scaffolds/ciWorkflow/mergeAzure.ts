import * as l10n from '@vscode/l10n';
import { isMap, type YAMLSeq } from 'yaml';
import type { WorkspacePath } from '../../model/location';
import type { ProjectFacts } from '../facts/projectFacts';
import { azureJob, azureStep, azureSteps } from './azure';
import type { CiMerge } from './mergeGithub';
import { nameInMonorepo, type CiPlan } from './plan';
import { commandsIn, installStep } from './stepPlace';
import { behindItem, type Insertion, listAt, onlyAdds, readYamlFile, scalarAt } from './yamlPlaces';

/** A step behind the one that installs, steps at the end, or a job; or why the file leaves no clear place for them. */
export function mergeAzure(
  path: WorkspacePath,
  text: string,
  plan: CiPlan,
  facts: ProjectFacts,
): CiMerge | { readonly reason: string } {
  const root = readYamlFile(text)?.contents;
  if (!isMap(root)) {
    return {
      reason: l10n.t('{0} cannot be read as one YAML mapping: mend it first, or add a step that runs the tests.', path),
    };
  }
  if (root.has('extends')) {
    return { reason: l10n.t('{0} extends a template that decides on its jobs: add the tests there.', path) };
  }
  const name = nameInMonorepo(plan, plan.job);
  const insertion = behindInstall(text, root, plan, facts) ?? atEnd(text, root, plan, name);
  return insertion !== undefined && onlyAdds(text, insertion)
    ? { path, title: l10n.t('Run the tests in {0}', path), insertion }
    : {
        reason: l10n.t(
          '{0} leaves no clear place for the tests, or has a job called {1}: add a step by hand.',
          path,
          name,
        ),
      };
}

function behindInstall(text: string, root: unknown, plan: CiPlan, facts: ProjectFacts): Insertion | undefined {
  for (const steps of stepLists(root)) {
    const install = installStep(steps, plan, facts, '');
    if (install !== undefined) {
      const added = commandsIn(install, plan, facts).map(command => azureStep(command, plan.check.title, plan, true));
      return behindItem(text, steps, install.index, added.join(''));
    }
  }
  return undefined;
}

function atEnd(text: string, root: unknown, plan: CiPlan, name: string): Insertion | undefined {
  const steps = listAt(root, 'steps');
  const jobs = listAt(root, 'jobs');
  if (steps !== undefined) {
    return behindItem(text, steps, steps.items.length - 1, azureSteps(plan));
  }
  return jobs === undefined || jobs.items.some(job => scalarAt(job, 'job') === name)
    ? undefined
    : behindItem(text, jobs, jobs.items.length - 1, azureJob(plan, name));
}

/** The steps at the top, of jobs, and of the jobs of stages. */
function stepLists(root: unknown): readonly YAMLSeq[] {
  const jobs = listAt(root, 'jobs')?.items ?? [];
  const staged = (listAt(root, 'stages')?.items ?? []).flatMap(stage => listAt(stage, 'jobs')?.items ?? []);
  return [root, ...jobs, ...staged].flatMap(parent => listAt(parent, 'steps') ?? []);
}
