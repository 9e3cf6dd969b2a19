import * as l10n from '@vscode/l10n';
import type { WorkspacePath } from '../model/location';
import { workspacePath } from '../model/location';
import { azureFile } from './ciWorkflow/azure';
import { githubWorkflow } from './ciWorkflow/github';
import { gitlabFile, gitlabJob } from './ciWorkflow/gitlab';
import { mergeAzure } from './ciWorkflow/mergeAzure';
import { type CiMerge, mergeGithub, toEdits, workflowsOf } from './ciWorkflow/mergeGithub';
import { mergeGitlab } from './ciWorkflow/mergeGitlab';
import { type CiPlan, nameInMonorepo, planCi } from './ciWorkflow/plan';
import type { CiHost } from './facts/ci';
import type { ProjectFacts } from './facts/projectFacts';
import { createFile, drafts, refused, type ScaffoldDraft, type ScaffoldResult } from './scaffold';

/**
 * CI that installs the project and runs its tests: a step or a job in the configuration that is there, else a file of its
 * own for the host that the repository lives on; files for the other hosts as further ways.
 */
export function ciWorkflow(facts: ProjectFacts): ScaffoldResult {
  const plan = planCi(facts);
  if ('reason' in plan) {
    return refused(plan.reason);
  }
  const foreign = facts.ci.files.find(({ host }) => host === 'other');
  if (foreign !== undefined && facts.ci.files.every(({ host }) => host === 'other')) {
    const commands = [...plan.install, ...plan.check.commands].join(' && ');
    return refused(
      l10n.t('CI is set up in {0}, which Preflight does not write: add a step that runs {1}.', foreign.path, commands),
    );
  }
  if (plan.job === 'check' && hasCi(facts)) {
    return refused(l10n.t('CI has no test to run: write the first one (test/no-tests), then let CI run it.'));
  }
  const own = ownHost(facts, plan);
  if ('reason' in own) {
    return refused(own.reason);
  }
  const others = (['github', 'gitlab', 'azure'] as const).filter(
    host => host !== facts.ci.host && facts.ci.files.every(file => file.host !== host),
  );
  const [first, ...more] = own.drafts;
  return drafts(first, ...more, ...others.map(host => newFile(facts, plan, host)));
}

/** CI that looks at changes already: compiling the code in it as well would prove nothing more. */
function hasCi(facts: ProjectFacts): boolean {
  return workflowsOf(facts).length > 0 || facts.ci.files.some(({ host }) => host !== 'github');
}

type OwnHost = { readonly drafts: readonly [ScaffoldDraft, ...ScaffoldDraft[]] } | { readonly reason: string };

function ownHost(facts: ProjectFacts, plan: CiPlan): OwnHost {
  const { host, files } = facts.ci;
  const file = files.find(each => each.host === host);
  if (file === undefined) {
    return { drafts: [newFile(facts, plan, host)] };
  }
  if (host === 'github') {
    const merge = mergeGithub(plan, facts);
    const alone = newFile(facts, plan, host);
    return { drafts: merge === undefined ? [alone] : [toDraft([merge]), alone] };
  }
  const text = facts.project.workspace.documentAt(file.path)?.text ?? '';
  const name = nameInMonorepo(plan, plan.job);
  const merge = host === 'gitlab' ? mergeGitlab(file.path, text, { name, job: gitlabJob(plan, name) }) : mergeAzure(file.path, text, plan, facts); // prettier-ignore
  return 'reason' in merge ? merge : { drafts: [toDraft('path' in merge ? [merge] : merge)] };
}

function toDraft(merges: readonly CiMerge[]): ScaffoldDraft {
  return { title: merges[0]?.title ?? '', edits: toEdits(merges), files: [] };
}

const titles: Readonly<Record<CiHost, string>> = {
  github: 'GitHub Actions',
  gitlab: 'GitLab CI',
  azure: 'Azure Pipelines',
};

function newFile(facts: ProjectFacts, plan: CiPlan, host: CiHost): ScaffoldDraft {
  const path = pathFor(facts, plan, host);
  const text =
    host === 'github' ? githubWorkflow(plan, facts.ci, path) : host === 'gitlab' ? gitlabFile(plan) : azureFile(plan, facts.ci, path); // prettier-ignore
  return { title: titleOf(plan, host, path), edits: [], files: [createFile(path, text)] };
}

function titleOf({ job }: CiPlan, host: CiHost, path: string): string {
  return job === 'test'
    ? l10n.t('Run the tests on {0} ({1})', titles[host], path)
    : l10n.t('Compile and import the code on {0} ({1})', titles[host], path);
}

/** A name that is free. */
function pathFor({ project }: ProjectFacts, plan: CiPlan, host: CiHost): WorkspacePath {
  const candidates: Readonly<Record<CiHost, readonly string[]>> = {
    github: ['ci', 'tests', 'python-tests'].map(name => `.github/workflows/${nameInMonorepo(plan, name)}.yml`),
    gitlab: ['.gitlab-ci.yml'],
    azure: ['azure-pipelines.yml'],
  };
  const taken = new Set<string>(project.workspace.files.map(({ path }) => path));
  const [usual = '', ...more] = candidates[host];
  return workspacePath(
    [usual, ...more].find(path => !taken.has(path) && !taken.has(path.replace(/yml$/, 'yaml'))) ?? usual,
  );
}
