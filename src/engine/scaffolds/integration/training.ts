import type { ProjectFacts } from '../facts/projectFacts';
import { workspacePath } from '../../model/location';
import { markerOf } from '../formats/index';
import { insideRoot } from '../parts/modulePlace';
import { pythonString } from '../parts/pythonText';
import { type Start, startOf } from '../readme/runCommands';

/** How the model comes about where a clone of the repository does not have it. */
export interface Training {
  /** From the project's root. */
  readonly modelPath: string;
  /** `undefined` when nobody knows how it is started. */
  readonly start: Start | undefined;
}

/** `undefined` when the model is in the repository, or nothing says where it lies. */
export function trainingBefore(facts: ProjectFacts): Training | undefined {
  const { model, project } = facts;
  const { tracked } = project.workspace;
  if (
    model === undefined ||
    (model.path !== undefined &&
      (tracked === undefined || tracked.has(workspacePath(`${model.path}${markerOf(model)}`))))
  ) {
    return undefined;
  }
  const modelPath = savedPath(facts);
  return modelPath === undefined ? undefined : { modelPath, start: trainingStart(facts) };
}

/** Where the model is, or is saved when training runs, from the project's root; `undefined` when nothing says so. */
export function savedPath(facts: ProjectFacts): string | undefined {
  const { model } = facts;
  return model?.path === undefined ? plainPath(model?.savedAs) : insideRoot(facts, model.path);
}

/** How the script that saves the model is started. */
export function trainingStart(facts: ProjectFacts): Start | undefined {
  const entry = facts.code.entryPoints.find(({ document }) => document.path === facts.model?.trainedIn);
  const start = entry === undefined ? undefined : startOf(facts, entry);
  return start?.words.includes('--help') === true ? undefined : start;
}

/** A path that leads from the project's root; nothing that is put together while the code runs. */
export function plainPath(saved: string | undefined): string | undefined {
  const path = saved?.replaceAll('\\', '/').replace(/^\.\//, '');
  return path === undefined || /^(\/|~|\.\.|[a-z]:\/|[a-z\d]+:\/\/)|\{/i.test(path) ? undefined : path;
}

/** `subprocess.run([sys.executable, "train.py"], cwd=PROJECT, check=True)` */
export function runText({ words, folder, searchPath }: Start, root: string): { readonly text: string; readonly imports: readonly string[] } {
  const cwd = folder === '' ? root : `${root} / ${pythonString(folder)}`;
  const path = searchPath.length === 0 ? '' : `, env={**os.environ, "PYTHONPATH": ${pythonString(searchPath.join(':'))}}`;
  const text = `subprocess.run([sys.executable, ${words.map(pythonString).join(', ')}], cwd=${cwd}${path}, check=True)`;
  return { text, imports: ['import subprocess', 'import sys', ...(path === '' ? [] : ['import os'])] };
} // prettier-ignore

/** A call on one line, or with an argument on each. */
export function wrappedCall(call: string, margin: number): string {
  const space = ' '.repeat(margin);
  if (margin + call.length <= 88) {
    return `${space}${call}\n`;
  }
  const open = call.indexOf('(') + 1;
  const words = call.slice(open, -1).split(/, (?=cwd=|env=|check=)/);
  const inner = words.map(word => `${space}    ${word},\n`).join('');
  return `${space}${call.slice(0, open)}\n${inner}${space})\n`;
}
