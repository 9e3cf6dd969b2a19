import { baseName } from '../../model/location';
import { yamlText } from '../ciWorkflow/shell';
import { hasFile, pathIn } from '../facts/paths';
import type { ProjectFacts } from '../facts/projectFacts';
import { type StepData, dataOf } from './stepData';
import { type Step, notebookRun } from './steps';

/** Whether the data of a project is kept by DVC, whose folder lies in it or above. */
export function usesDvc({ project }: ProjectFacts): boolean {
  return project.workspace.files.some(({ path }) => path === pathIn(project, '.dvc/config') || path === '.dvc/config');
}

/**
 * The text of a `dvc.yaml` with a stage for each step. A stage asks for what its step reads, and for something that the
 * one before it writes, so that they run in their order. `undefined` where that cannot be said: a script that writes no
 * file whose path stands there, a file that two steps write, that a step writes over, or that DVC keeps as data.
 */
export function dvcStages(facts: ProjectFacts, steps: readonly Step[]): string | undefined {
  const stages: Stage[] = [];
  for (const step of steps) {
    const stage = stageOf(facts, step, stages);
    if (stage === undefined) {
      return undefined;
    }
    stages.push(stage);
  }
  return `stages:\n${stages.map(stage => textOf(facts, stage)).join('')}`;
}

interface Stage {
  readonly name: string;
  readonly command: string;
  readonly needs: readonly string[];
  readonly makes: readonly string[];
}

function stageOf(facts: ProjectFacts, step: Step, before: readonly Stage[]): Stage | undefined {
  const { reads, writes } = dataOf(step);
  const run = runOf(facts, step, writes);
  const made = before.flatMap(({ makes }) => makes);
  if (run === undefined || run.makes.some(path => reads.includes(path) || made.includes(path) || isKept(facts, path))) {
    return undefined;
  }
  const last = before.at(-1)?.makes ?? [];
  const known = reads.filter(path => made.includes(path) || isThere(facts, path));
  const order = known.some(path => last.includes(path)) ? [] : last.slice(0, 1);
  return { name: step.name, needs: [step.path, ...known, ...order], ...run };
}

/** A notebook is run into a copy: DVC would take a file that a stage changes for one that it needs. */
function runOf(facts: ProjectFacts, { document, path, command }: Step, writes: StepData['writes']): Pick<Stage, 'command' | 'makes'> | undefined {
  if (document.kind === 'notebook') {
    const command = notebookRun(facts, path, ['--output-dir', executed]);
    return { command, makes: [`${executed}/${baseName(path)}`, ...writes] };
  }
  return command === undefined || writes.length === 0 ? undefined : { command, makes: writes };
} // prettier-ignore

const executed = 'executed';

/** In the folder, or kept by DVC somewhere else. */
function isThere({ project }: ProjectFacts, path: string): boolean {
  return hasFile(project, path) || hasFile(project, `${path}.dvc`);
}

/** It is data to DVC, or lies in a folder that is. */
function isKept({ project }: ProjectFacts, path: string): boolean {
  const parts = path.split('/');
  return parts.some((_, at) => hasFile(project, `${parts.slice(0, at + 1).join('/')}.dvc`));
}

/** What git tracks is no business of DVC's cache. */
function textOf({ project }: ProjectFacts, { name, command, needs, makes }: Stage): string {
  const outs = makes.map(path =>
    project.workspace.tracked?.has(pathIn(project, path)) === true
      ? `      - ${yamlText(path)}:\n          cache: false\n`
      : `      - ${yamlText(path)}\n`,
  );
  const deps = needs.map(path => `      - ${yamlText(path)}\n`);
  return `  ${name}:\n    cmd: ${yamlText(command)}\n    deps:\n${deps.join('')}    outs:\n${outs.join('')}`;
}
