// What real Jupyter shows of one notebook before and after code of it was graduated.
import { cpSync, mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { distributionOf } from '../../../src/engine/distributions/modules';
import { applyFix } from '../../../src/engine/index';
import { environmentOf } from '../proveFixes/service/environments';
import { runTool } from '../proveFixes/tools';
import type { DrawnNotebook } from './drawNotebooks';
import { readRepository } from './readRepository';
import { type Shown, textOutputs } from './textOutputs';

export interface Outcome {
  /** `unrun`: it does not run as it is, so that nothing can be compared. */
  readonly outcome: 'same' | 'differs' | 'broken' | 'refused' | 'unrun';
  readonly why?: string;
  /** Functions and classes that left the notebook, and how many texts of cells were compared. */
  readonly graduates?: number;
  readonly compared?: number;
}

/** What most notebooks import, in versions of late 2022: newer ones took out what many of them call. */
const usual = [
  'numpy==1.23.5',
  'pandas==1.5.3',
  'scikit-learn==1.1.3',
  'matplotlib==3.6.3',
  'seaborn==0.12.2',
  'scipy==1.9.3',
  'nbclient==0.11.0',
  'ipykernel==6.29.5',
  'ipython==8.12.3',
  'matplotlib-inline==0.1.6',
];

const seconds = 60;
/** Packages that are installed for one notebook. */
const mostInstalls = 6;

export async function judgeNotebook(repository: string, { path: notebook }: DrawnNotebook): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'preflight-notebook-'));
  try {
    const python = environmentOf(usual, 'notebooks');
    cpSync(repository, folder, { recursive: true, filter: source => !/(^|\/)\.git$/.test(source) });
    const before = runUntilInstalled(python, folder, notebook);
    if (before.failure !== undefined) {
      return { outcome: 'unrun', why: lastLine(before.failure) };
    }
    const again = textOutputs(python, folder, notebook, seconds);
    const graduation = await change(folder, notebook);
    if (typeof graduation === 'string') {
      return { outcome: 'refused', why: graduation };
    }
    return compare([before, again], textOutputs(python, folder, notebook, seconds), graduation);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes what the product writes; how many functions left the notebook, or why none did. */
async function change(folder: string, notebook: string): Promise<number | string> {
  const { reader, notebooks } = await readRepository(folder);
  const asked = notebooks.find(({ document }) => document.path === notebook);
  const graduation = asked?.ask();
  if (graduation?.kind !== 'graduated') {
    return graduation?.reason ?? 'The notebook is not read: it is ignored, generated or too large.';
  }
  const { files, skipped } = await applyFix(graduation.fix, reader, new AbortController().signal);
  if (skipped.length > 0) {
    return skipped[0]?.reason ?? '';
  }
  for (const { path: file, bytes } of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), bytes);
  }
  return graduation.graduates.filter(({ kind }) => kind !== 'constant').length;
}

function compare([first, second]: readonly [Shown, Shown], after: Shown, graduates: number): Outcome {
  const steady = first.texts.map((texts, index) => JSON.stringify(texts) === JSON.stringify(second.texts[index]));
  const compared = steady.filter(each => each).length;
  if (after.failure !== undefined) {
    return { outcome: 'broken', why: lastLine(after.failure), graduates, compared };
  }
  const wrong = first.texts.findIndex(
    (texts, index) => steady[index] === true && JSON.stringify(texts) !== JSON.stringify(after.texts[index]),
  );
  const isSame = wrong < 0 && first.texts.length === after.texts.length;
  return isSame
    ? { outcome: 'same', graduates, compared }
    : {
        outcome: 'differs',
        why: `what is shown as number ${wrong + 1}: ${JSON.stringify(after.texts[wrong] ?? '').slice(0, 200)}`,
        graduates,
        compared,
      };
}

/** Installs what the notebook misses, one package after the other. */
function runUntilInstalled(python: string, folder: string, notebook: string): Shown {
  const tried = new Set<string>();
  for (;;) {
    const shown = textOutputs(python, folder, notebook, seconds);
    const wanted = missingPackage(shown);
    if (wanted === undefined || tried.has(wanted) || tried.size >= mostInstalls) {
      return shown;
    }
    tried.add(wanted);
    // Together with the others, or numpy may become one that these were not built for.
    if (runTool('uv', ['pip', 'install', '--quiet', '--python', python, wanted, ...usual], folder).status !== 0) {
      return shown;
    }
  }
}

/** Modules that the product knows no package of. */
const rare: Readonly<Record<string, string>> = { pyquery: 'pyquery' };

function missingPackage({ failure = '' }: Shown): string | undefined {
  const missing = /No module named '([\w.]+)'/.exec(failure)?.[1];
  const [top = ''] = missing?.split('.') ?? [];
  return missing === undefined ? undefined : (distributionOf(missing) ?? distributionOf(top) ?? rare[top]);
}

function lastLine(text: string): string {
  const plain = text.replace(/\u001b\[[\d;]*m/g, '').trim();
  return (plain.split('\n').at(-1) ?? '').slice(0, 200);
}
