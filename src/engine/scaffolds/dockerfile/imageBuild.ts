import * as l10n from '@vscode/l10n';
import { azureImageJob } from '../ciWorkflow/azure';
import { githubImageJob } from '../ciWorkflow/github';
import { gitlabImageJob } from '../ciWorkflow/gitlab';
import { type CiMerge, hasSteps, jobMerge, workflowsOf } from '../ciWorkflow/mergeGithub';
import { mergeGitlab } from '../ciWorkflow/mergeGitlab';
import { behindItem, listAt, onlyAdds, readYamlFile, scalarAt } from '../ciWorkflow/yamlPlaces';
import type { WorkspacePath } from '../../model/location';
import type { ProjectFacts } from '../facts/projectFacts';

/** A job that builds the image, in the CI that is there; `undefined` when there is none or it has no clear place. */
export function imageBuild(facts: ProjectFacts): readonly CiMerge[] | undefined {
  const { ci, project, name } = facts;
  const image = { folder: project.root === '.' ? '' : project.root, tag: name };
  if (ci.host === 'github') {
    const merges = workflowsOf(facts).filter(hasSteps).map(workflow => jobMerge(workflow, 'image', () => githubImageJob({ ...image, isGuest: true }))); // prettier-ignore
    const merge = merges.find(each => each !== undefined);
    return merge === undefined ? undefined : [merge];
  }
  const file = ci.files.find(({ host }) => host === ci.host);
  const text = file === undefined ? undefined : project.workspace.documentAt(file.path)?.text;
  if (file === undefined || text === undefined) {
    return undefined;
  }
  if (ci.host === 'azure') {
    return azureMerge(file.path, text, azureImageJob(image));
  }
  const merged = mergeGitlab(file.path, text, { name: 'image', job: gitlabImageJob(image) });
  return 'reason' in merged ? undefined : merged;
}

function azureMerge(path: WorkspacePath, text: string, job: string): readonly CiMerge[] | undefined {
  const jobs = listAt(readYamlFile(text)?.contents, 'jobs');
  if (jobs === undefined || jobs.items.some(each => scalarAt(each, 'job') === 'image')) {
    return undefined;
  }
  const insertion = behindItem(text, jobs, jobs.items.length - 1, job);
  return insertion !== undefined && onlyAdds(text, insertion)
    ? [{ path, title: l10n.t('Build the image in {0}', path), insertion }]
    : undefined;
}
