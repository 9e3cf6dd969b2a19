import * as l10n from '@vscode/l10n';
import { type Document, isMap, isScalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { itemsOf, textsIn } from '../../evidence/plainData';
import type { WorkspacePath } from '../../model/location';
import type { TextEdit } from '../../model/report';
import type { ProjectFacts } from '../facts/projectFacts';
import { githubJob, runKey } from './github';
import type { CiPlan } from './plan';
import { nameInMonorepo } from './plan';
import { indent, yamlText } from './shell';
import { commandsIn, installStep, withoutDots } from './stepPlace';
import {
  behindEntries,
  behindItem,
  type Insertion,
  listAt,
  mapAt,
  onlyAdds,
  readYamlFile,
  scalarAt,
} from './yamlPlaces';

/** A change of a file that is there, and what it is for. */
export interface CiMerge {
  readonly path: WorkspacePath;
  readonly title: string;
  readonly insertion: Insertion;
}

/**
 * A step behind the one that installs, in the first workflow that has one; else a job in the first workflow that runs on
 * changes. `undefined` when no file has a clear place for either.
 */
export function mergeGithub(plan: CiPlan, facts: ProjectFacts): CiMerge | undefined {
  const workflows = workflowsOf(facts);
  const merges = [
    ...workflows.map(workflow => stepMerge(workflow, plan, facts)),
    ...workflows
      .filter(hasSteps)
      .map(workflow => jobMerge(workflow, nameInMonorepo(plan, plan.job), name => githubJob(plan, name, true))),
  ];
  return merges.find(merge => merge !== undefined);
}

/**
 * One that only calls reusable workflows is no place for a job of another kind: it says nothing of rights, and what it
 * said would hold for those it calls.
 */
export function hasSteps({ jobs }: Workflow): boolean {
  return jobs.items.some(({ value }) => isMap(value) && value.has('steps'));
}

/** A workflow that runs on changes of the code. */
export interface Workflow {
  readonly path: WorkspacePath;
  readonly text: string;
  readonly jobs: YAMLMap;
  readonly document: Document.Parsed;
}

export function workflowsOf({ ci, project }: ProjectFacts): readonly Workflow[] {
  return ci.files
    .filter(({ host }) => host === 'github')
    .flatMap(({ path }) => {
      const text = project.workspace.documentAt(path)?.text ?? '';
      const document = readYamlFile(text);
      const jobs = mapAt(document?.contents, 'jobs');
      return document === undefined || jobs === undefined || !isOnChanges(document)
        ? []
        : [{ path, text, jobs, document }];
    });
}

/** On pushes or pull requests of whatever the code may be: not of a folder of documents or a single branch alone. */
function isOnChanges(document: Document.Parsed): boolean {
  const on: unknown = document.toJS({ maxAliasCount: 1000 });
  const events = itemsOf(itemsOf(on).find(([key]) => key === 'on')?.[1] ?? []);
  const named = textsIn(itemsOf(on).find(([key]) => key === 'on')?.[1]);
  const isNamed = events.every(([key]) => typeof key === 'number') && named.some(name => changes.test(name));
  return isNamed || events.some(([key, filter]) => typeof key === 'string' && changes.test(key) && isWide(filter));
}

const changes = /^(push|pull_request)$/;

function isWide(filter: unknown): boolean {
  const entries = new Map(itemsOf(filter).map(([key, value]) => [String(key), textsIn(value)]));
  const paths = entries.get('paths');
  const branches = entries.get('branches');
  return (
    (paths === undefined || paths.some(path => /\*\*$|\.py|src/.test(path) && !/docs?\b/.test(path))) &&
    (branches === undefined || branches.some(branch => /^(main|master|develop|dev|trunk)$|\*|\$/.test(branch))) &&
    !(entries.has('tags') && branches === undefined)
  );
}

/** Jobs that only publish or draw come last: a new job is better than a step there. */
const aside = /doc|page|lint|style|format|publish|release|deploy|sync/i;

function stepMerge({ path, text, jobs, document }: Workflow, plan: CiPlan, facts: ProjectFacts): CiMerge | undefined {
  for (const { name, job, steps } of plainJobs(jobs)) {
    const folder = workingFolder(job) ?? workingFolder(document.contents) ?? '';
    const install = installStep(steps, plan, facts, withoutDots(folder));
    if (install !== undefined) {
      const step = stepText(commandsIn(install, plan, facts), steps.items[install.index], plan);
      const insertion = behindItem(text, steps, install.index, step);
      return insertion !== undefined && onlyAdds(text, insertion)
        ? { path, title: titleIn(plan, name, path), insertion }
        : undefined;
    }
  }
  return undefined;
}

/** Jobs with steps of their own that run whenever the workflow does. */
function plainJobs(
  jobs: YAMLMap,
): readonly { readonly name: string; readonly job: YAMLMap; readonly steps: YAMLSeq }[] {
  return jobs.items.flatMap(({ key, value: job }) => {
    const steps = listAt(job, 'steps');
    const name = isScalar(key) ? String(key.value) : '';
    const isPlain = !aside.test(name) && scalarAt(job, 'if') === undefined;
    return isMap(job) && steps !== undefined && isPlain ? [{ name, job, steps }] : [];
  });
}

function titleIn({ job: work }: CiPlan, job: string, path: string): string {
  return work === 'test'
    ? l10n.t('Run the tests in the job {0} of {1}', job, path)
    : l10n.t('Check the code in the job {0} of {1}', job, path);
}

function workingFolder(parent: unknown): string | undefined {
  const defaults = isMap(parent) ? parent.get('defaults', true) : undefined;
  return scalarAt(isMap(defaults) ? defaults.get('run', true) : undefined, 'working-directory');
}

/** In the folder and the shell of the step before it. */
function stepText(commands: readonly string[], before: unknown, { check }: CiPlan): string {
  const same = ['working-directory', 'shell'].flatMap(key => {
    const value = scalarAt(before, key);
    return value === undefined ? [] : [`${key}: ${yamlText(value)}\n`];
  });
  const environment = Object.entries(check.environment).map(([key, value]) => `  ${key}: ${yamlText(value)}\n`);
  const lines = [...same, ...(environment.length === 0 ? [] : ['env:\n', ...environment]), runKey(commands)].join('');
  return `- name: ${check.title}\n${indent(lines, 2)}`;
}

/** Adds a job, unless there is one of that name. */
export function jobMerge(
  { path, text, jobs }: Workflow,
  name: string,
  job: (name: string) => string,
): CiMerge | undefined {
  const insertion = jobs.has(name) ? undefined : behindEntries(text, jobs, job(name));
  return insertion !== undefined && onlyAdds(text, insertion)
    ? { path, title: l10n.t('Add the job {0} to {1}', name, path), insertion }
    : undefined;
}

/** Merges as edits; each changes what runs on every push. */
export function toEdits(merges: readonly CiMerge[]): readonly TextEdit[] {
  return merges.map(({ path, insertion: { offset, text } }) => ({
    location: { kind: 'file', path, span: { start: offset, end: offset } },
    newText: text,
    risky: true,
  }));
}
