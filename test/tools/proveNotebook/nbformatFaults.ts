// What the Python package nbformat says of notebooks: it wrote the schema that Jupyter reads by.
import { spawnSync } from 'node:child_process';
import { environmentOf } from '../proveFixes/service/environments';

const packages = ['nbformat==5.10.4'];

/** The fault of each text of a notebook, `undefined` where `nbformat.validate` accepts it. Throws when Python fails. */
export function nbformatFaults(texts: readonly string[]): readonly (string | undefined)[] {
  const { status, stdout, stderr } = spawnSync(
    environmentOf(packages),
    ['test/tools/proveNotebook/validNotebooks.py'],
    {
      input: texts.map(text => JSON.stringify(text)).join('\n'),
      encoding: 'utf8',
      env: { ...process.env, PYTHONUTF8: '1' },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const faults: unknown = status === 0 ? JSON.parse(stdout) : undefined;
  if (!Array.isArray(faults) || faults.length !== texts.length) {
    throw new Error(`nbformat gave no answer: ${stderr}`);
  }
  return faults.map(fault => (typeof fault === 'string' ? fault : undefined));
}
