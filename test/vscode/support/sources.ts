import { deleteFile, writeFile } from './workspace';
import type * as vscode from 'vscode';

/** Code with one finding of `userPath` in line 3. */
export const pythonWithPath = `import pandas as pd

frame = pd.read_csv("/Users/ana/projects/churn/data/churn.csv")
`;
export const userPath = 'code/hardcoded-user-path';
export const randomState = 'repro/missing-random-state';
export const rootUser = 'deploy/runs-as-root';

/** A cell's source with one finding of `userPath` in line 1. */
export const cellWithPath = 'frame = pd.read_csv("/Users/ana/projects/churn/data/churn.csv")';

export interface CellSource {
  readonly kind: 'code' | 'markdown';
  readonly source: string;
  readonly tags?: readonly string[];
}

/** The text of a Jupyter notebook, as Jupyter writes it. A text alone is a code cell. */
export function notebookText(cells: readonly (string | CellSource)[]): string {
  const content = {
    cells: cells.map((cell, index) =>
      cellJson(typeof cell === 'string' ? { kind: 'code', source: cell } : cell, index),
    ),
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}

function cellJson({ kind, source, tags }: CellSource, index: number): object {
  const shared = {
    cell_type: kind,
    id: `cell-${index}`,
    metadata: tags === undefined ? {} : { tags },
    source: source.split(/(?<=\n)/),
  };
  return kind === 'code' ? { ...shared, execution_count: null, outputs: [] } : shared;
}

/** Writes files for one test and takes them away after it. */
export class TestFiles {
  readonly #written: string[] = [];

  async write(file: string, text: string): Promise<vscode.Uri> {
    this.#written.push(file);
    return writeFile(file, text);
  }

  async remove(): Promise<void> {
    for (const file of this.#written.splice(0)) {
      await deleteFile(file);
    }
  }
}
