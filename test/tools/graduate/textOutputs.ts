// What a notebook shows as text when real Jupyter runs it from top to bottom.
import path from 'node:path';
import { isRecord } from '../../../src/engine/rules/fields';
import { run } from '../proveFixes/tools';

export interface Shown {
  /** Of each cell that shows something its texts: standard output, values, and an error last. */
  readonly texts: readonly (readonly string[])[];
  /** Why the run did not come to its end. */
  readonly failure: string | undefined;
}

/**
 * Runs a notebook of a folder with a Python that has nbclient and ipykernel; its file stays as it is. `saved` runs
 * nothing and reads what it showed when it was run last.
 */
export function textOutputs(python: string, folder: string, notebook: string, seconds: number | 'saved' = 300): Shown {
  const script = path.resolve('test/tools/graduate/runNotebook.py');
  const environment = { PYTHONHASHSEED: '0', MPLBACKEND: 'Agg', PYTHONDONTWRITEBYTECODE: '1' };
  const { status, output } = run(python, [script, path.join(folder, notebook), String(seconds)], folder, environment);
  const line = output.split('\n').findLast(each => each.startsWith('{')) ?? '{}';
  const said: unknown = status === 0 ? JSON.parse(line) : undefined;
  if (!isRecord(said) || !Array.isArray(said['cells'])) {
    return { texts: [], failure: output.slice(-2000) };
  }
  const rows: readonly unknown[] = said['cells'];
  const texts = rows.flatMap(row => {
    const shown = isRecord(row) ? row['texts'] : undefined;
    return Array.isArray(shown) && shown.length > 0 ? [shown.map(String)] : [];
  });
  return { texts, failure: typeof said['failure'] === 'string' ? said['failure'] : undefined };
}
