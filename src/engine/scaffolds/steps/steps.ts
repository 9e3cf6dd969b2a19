import { groundOf } from '../../evidence/ground';
import { roleOf, stepFiles } from '../../evidence/stepFiles';
import type { Document } from '../../model/document';
import { baseName } from '../../model/location';
import { shellWord } from '../ciWorkflow/shell';
import type { ProjectFacts } from '../facts/projectFacts';
import { insideRoot } from '../parts/modulePlace';
import { pythonWord } from '../parts/pythonText';
import { shellCommand, startOf } from '../readme/runCommands';

/** A notebook or script that is run after the one before it. */
export interface Step {
  /** `load` of `01_load.ipynb`. */
  readonly name: string;
  readonly document: Document;
  /** From the project's root. */
  readonly path: string;
  /** What runs it in the project's root; `undefined` when that takes words nobody knows. */
  readonly command: string | undefined;
}

/** The steps in their order: by number, or by what they do. */
export function stepsOf(facts: ProjectFacts): readonly Step[] {
  const found = stepFiles(groundOf(facts.project, 'project'));
  const inOrder = found.some(({ number }) => number === undefined) ? found.toSorted((a, b) => roleOf(a) - roleOf(b)) : found; // prettier-ignore
  const names = new Set<string>();
  return inOrder.flatMap(({ file: { document } }) => {
    if (document === undefined) {
      return [];
    }
    const path = insideRoot(facts, document.path);
    const name = freeName(path, names);
    names.add(name);
    return [{ name, document, path, command: commandOf(facts, document, path) }];
  });
}

function freeName(path: string, taken: ReadonlySet<string>): string {
  const stem = baseName(path).replace(/\.\w+$/, '').replace(/^(?:(?:step|part|nb|s)[-_ ]?)?\d{1,2}(?:\.\d+)?[a-z]?[-_. ]+/i, ''); // prettier-ignore
  const name = pythonWord(stem).replaceAll('_', '-');
  const numbered = Array.from({ length: 20 }, (_, at) => `${name}-${at + 2}`);
  return [name, ...numbered].find(each => !taken.has(each) && !reserved.has(each)) ?? `${name}-step`;
}

/** Targets of a Makefile that mean something else. */
const reserved = new Set(['all', 'install', 'serve', 'results', 'clean']);

function commandOf(facts: ProjectFacts, document: Document, path: string): string | undefined {
  if (document.kind === 'notebook') {
    return notebookRun(facts, path, ['--inplace']);
  }
  if (document.kind !== 'python') {
    return undefined;
  }
  const module = facts.code.modules.find(each => each.document === document);
  const start = startOf(facts, { document, module, task: 'other' });
  return start === undefined || start.words.includes('--help') ? undefined : shellCommand(facts, start);
}

/** Runs a notebook from the project's root; `where` says to nbconvert what is written. */
export function notebookRun({ packages }: ProjectFacts, path: string, where: readonly string[]): string {
  return `${packages.run} jupyter nbconvert --to notebook --execute ${where.join(' ')} ${shellWord(path)}`.trim();
}
