import { isMap, type YAMLSeq } from 'yaml';
import { readTests } from '../../evidence/tests';
import type { ProjectFacts } from '../facts/projectFacts';
import { namesPytest } from './installCommands';
import type { CiPlan } from './plan';
import { scalarAt } from './yamlPlaces';

/** A step that installs what a project needs, and how a command runs in what it makes. */
export interface InstallStep {
  readonly index: number;
  /** `poetry run`, or nothing. */
  readonly run: string;
  readonly hasPytest: boolean;
}

const runKeys = ['run', 'script', 'bash'];

/** The last of a job's steps that installs the project's packages in its folder; steps of another kind are left alone. */
export function installStep(
  steps: YAMLSeq,
  plan: CiPlan,
  facts: ProjectFacts,
  folder: string,
): InstallStep | undefined {
  const texts = steps.items.map(step => runKeys.map(key => scalarAt(step, key) ?? '').join('\n'));
  const index = steps.items.findLastIndex((step, at) => {
    const own = scalarAt(step, 'working-directory') ?? scalarAt(step, 'workingDirectory') ?? folder;
    return isMap(step) && installs(texts[at] ?? '') && withoutDots(own) === plan.folder && isUnconditional(step);
  });
  const text = texts[index];
  if (text === undefined || /--no-dev|--only[ =]|--without|\bcd\s/.test(text)) {
    return undefined;
  }
  return { index, run: runnerOf(text), hasPytest: hasPytest(texts.join('\n'), facts) };
}

/** `pip install black` gets a tool; the project's packages come from a manifest. */
function installs(text: string): boolean {
  return (
    /\bpip3?\s+install\s.*((-r|--requirement)[ =]?(?!\S*docs?\b)\S+|(-e\s*|\s)["']?\.(["'[\s]|$))/m.test(text) ||
    /\b(uv sync|poetry install|pdm (sync|install)|pipenv (sync|install)|conda env (update|create))\b/.test(text)
  );
}

function isUnconditional(step: unknown): boolean {
  return scalarAt(step, 'if') === undefined && scalarAt(step, 'condition') === undefined;
}

export function withoutDots(folder: string): string {
  return folder.replace(/^\.\/?/, '').replace(/\/$/, '');
}

function runnerOf(text: string): string {
  const runners: readonly (readonly [RegExp, string])[] = [
    [/\buv sync\b/, 'uv run'],
    [/\bpoetry install\b/, 'poetry run'],
    [/\bpdm (sync|install)\b/, 'pdm run'],
    [/\bpipenv (sync|install)(?!.*--system)/, 'pipenv run'],
  ];
  return runners.find(([pattern]) => pattern.test(text))?.[1] ?? '';
}

/** A step names it, or a file that the steps install from. */
function hasPytest(texts: string, { project }: ProjectFacts): boolean {
  const manifests = project.documents.filter(
    document =>
      (document.kind === 'requirements' && texts.includes(document.path)) ||
      /(^|\/)(poetry\.lock|uv\.lock|pdm\.lock|Pipfile|environment\.ya?ml)$/.test(document.path),
  );
  return namesPytest.test(texts) || manifests.some(({ text }) => namesPytest.test(text));
}

/** The commands of the plan in an environment that somebody else's step made. */
export function commandsIn(
  { run, hasPytest: isThere }: InstallStep,
  plan: CiPlan,
  facts: ProjectFacts,
): readonly string[] {
  const bare = plan.check.commands.map(command => command.replace(facts.packages.run, '').trim());
  const needs = !isThere && bare.some(command => command.includes('-m pytest'));
  const get = run === 'uv run' ? 'uv pip install pytest' : `${run} python -m pip install pytest`.trim();
  return [...(needs ? [get] : []), ...bare.map(command => `${run} ${command}`.trim())];
}

/** Whether the project has tests that CI can run. */
export function hasTests({ project }: ProjectFacts): boolean {
  return project.documents.some(document => readTests(document).length > 0);
}
