import assert from 'node:assert/strict';
import { type Graduation, applyFix, describeLeft, workspacePath } from '../../src/engine/index';
import { readNotebook } from '../../src/engine/notebook/index';
import { type TestFile, project, shipped, today } from './project';

const signal = new AbortController().signal;
export const notebook = workspacePath('notebooks/churn.ipynb');

type Files = Readonly<Record<string, TestFile>>;

interface Asked {
  readonly cells?: readonly number[];
  readonly module?: string;
  readonly more?: Files;
}

/** What the product answers when code is to leave the notebook. */
export function ask(content: TestFile, { cells = [], module, more = {} }: Asked = {}): Promise<Graduation> {
  const { reader } = project({ '.preflight.yaml': 'profile: notebook\n', [notebook]: content, ...more });
  return shipped().graduate(reader, { notebook, cells, module }, { signal, today });
}

/** The sources of the cells afterwards, what stays, and the new files but for `__init__.py`. */
export async function graduated(cells: readonly unknown[], asked: Asked = {}) {
  const { reader } = project({ '.preflight.yaml': 'profile: notebook\n', [notebook]: cells, ...asked.more });
  const graduation = await ask(cells, asked);
  assert.ok(graduation.kind === 'graduated', graduation.kind === 'refused' ? graduation.reason : '');
  const { files, skipped } = await applyFix(graduation.fix, reader, signal);
  assert.deepEqual(skipped, []);
  const texts = new Map(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)] as const));
  const read = readNotebook(files.find(({ path }) => path === notebook)?.bytes ?? new Uint8Array());
  assert.ok(read.kind === 'notebook');
  const sources = read.notebook.cells.map(({ source }) => source);
  return {
    sources,
    text: (path: string) => texts.get(workspacePath(path)),
    left: graduation.left.map(describeLeft),
    paths: [...texts.keys()],
  };
}

/** The sentence with which it is refused. */
export async function refusal(content: TestFile, asked: Asked = {}): Promise<string> {
  const graduation = await ask(content, asked);
  assert.ok(graduation.kind === 'refused', 'it is not refused');
  return graduation.reason;
}

/** The lines that make the package importable. */
export const path =
  'import sys\n\nsys.path.insert(0, "../src")  # preflight: ignore[code/sys-path-hack] -- until the package is installed\n';

/** A cell that makes `df`, so that others have something to work with. */
export const load = 'import pandas as pd\ndf = pd.read_csv("churn.csv")';
