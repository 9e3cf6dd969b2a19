import { matchAt } from '../detectors/matchAt';
import { valueAt } from '../documents/plainData';
import { itemsOf, textsIn } from '../evidence/plainData';
import type { Document } from '../model/document';
import type { Project } from '../projects/project';
import type { Checker } from './checker';
import { commandsOf, jobsOf, ownCommandsOf, type WorkflowJob, withNeeded } from './workflowJobs';

/** Finds jobs that deliver with each push, while nothing before them runs the tests that there are. */
export const deployGate: Checker = {
  scope: 'project',
  kinds: ['yaml'],
  captures: ['job', 'delivers'],
  anchors: [],
  concerns: document => jobsOf(document).some(job => ownCommandsOf(job).some(({ text }) => delivery.test(text))),
  *detect({ root, workspace }) {
    const isTested = workspace.files.some(({ path }) => /(?:^|\/)(?:test_[^/]+|[^/]+_test)\.py$/.test(path));
    const documents = root === '.' && isTested ? workspace.documents : [];
    for (const document of documents) {
      for (const { job, delivers } of ungatedJobs(document, workspace)) {
        const span = nameSpan(job);
        if (span !== undefined) {
          yield matchAt({ kind: 'file', path: document.path, span }, { job: job.name, delivers });
        }
      }
    }
  },
};

/** Jobs of a workflow that deliver with each push and wait for nobody, with the words that deliver. */
export function ungatedJobs(
  document: Document,
  workspace: Project['workspace'],
): readonly { readonly job: WorkflowJob; readonly delivers: string }[] {
  const jobs = jobsOf(document);
  return jobs
    .filter(each => isAutomatic(each) && !isApproved(each))
    .flatMap(job => {
      const delivers = deliveryOf(job, workspace);
      return delivers === undefined || isGated(job, jobs, workspace) ? [] : [{ job, delivers }];
    });
}

/** The jobs of a workflow that test, and deliver nothing. */
export function testingJobs(document: Document, workspace: Project['workspace']): readonly WorkflowJob[] {
  return jobsOf(document).filter(job => isTesting(job, workspace) && deliveryOf(job, workspace) === undefined);
}

/** What reaches users: a service, a function, an endpoint, a package. */
const delivery =
  /\bkubectl\s+(?:apply|set\s+image|rollout\s+restart)|\bhelm\s+(?:upgrade|install)|\b(?:terraform|tofu)\b.*\bapply\b|\bgcloud\s+(?:run|functions|app)\s+deploy|\bgcloud\s+run\s+services\s+(?:update|replace)|\baws\s+(?:ecs\s+update-service|lambda\s+update-function-code|apprunner\s+start-deployment|cloudformation\s+deploy)|\baz\s+(?:webapp|containerapp|functionapp)\s+(?:up|update|deploy\w*|config)|\b(?:fly|flyctl|serverless|sls|sam|cdk|modal|eb)\s+deploy\b|\btwine\s+upload|\b(?:uv|poetry|flit|hatch|pdm)\s+publish|gh-action-pypi-publish|google-github-actions\/deploy-|azure\/(?:webapps-deploy|container-apps-deploy-action|k8s-deploy)|aws-actions\/amazon-ecs-deploy|akhileshns\/heroku-deploy|\bgit\s+push\b.*\b(?:heroku|huggingface\.co|hf\.co|space)\b/i;

function deliveryOf(job: WorkflowJob, workspace: Project['workspace']): string | undefined {
  const found = commandsOf(job, workspace).map(({ text }) => delivery.exec(text)?.[0]);
  return found.find(text => text !== undefined);
}

const testing =
  /\bpytest\b|\bunittest\b|\b(?:tox|nox)\b|\b(?:make|just|task|poe|invoke|npm|hatch|pdm|uv|poetry)\b.*\btest|\btests?\.ya?ml|\brun[_-]?tests?\b|\bcurl\b.*\b(?:health|ready|predict)/i;

/** It tests by itself, or waits for a job that does. */
function isGated(job: WorkflowJob, jobs: readonly WorkflowJob[], workspace: Project['workspace']): boolean {
  return withNeeded(job, jobs).some(each => isTesting(each, workspace));
}

function isTesting(job: WorkflowJob, workspace: Project['workspace']): boolean {
  return /test|ci\b|check|quality/i.test(job.name) || commandsOf(job, workspace).some(({ text }) => testing.test(text));
}

/** A person looks at it: an environment, which may ask for a review. */
function isApproved({ data }: WorkflowJob): boolean {
  return valueAt(data, ['environment']) !== undefined;
}

/** A push to a branch starts it, not a tag, a release, a person or the end of another workflow. */
function isAutomatic({ data, document }: WorkflowJob): boolean {
  const on = valueAt(document.data(), ['on']);
  const push = itemsOf(on).find(([key, value]) => key === 'push' || value === 'push')?.[1];
  const isPush = on === 'push' || push !== undefined;
  const hasBranches =
    itemsOf(push).length === 0 || valueAt(push, ['branches']) !== undefined || valueAt(push, ['tags']) === undefined;
  const condition = textsIn(valueAt(data, ['if'])).join(' ');
  return (
    isPush && hasBranches && !/refs\/tags|workflow_dispatch|workflow_run|release|ref_type|\bfalse\b/.test(condition)
  );
}

/** The name of the job, where its text begins. */
function nameSpan({ name, document }: WorkflowJob): { start: number; end: number } | undefined {
  const body = document.spanOf(['jobs', name]);
  const start = body === undefined ? -1 : document.text.lastIndexOf(`${name}:`, body.start);
  return start < 0 ? undefined : { start, end: start + name.length };
}
