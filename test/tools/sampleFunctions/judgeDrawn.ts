// What real pytest says of the first test of one function, in an environment with what its file imports.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { distributionOf } from '../../../src/engine/distributions/modules';
import { judgeMutants } from '../proveFixes/firstTest/mutantsOf';
import { environmentOf } from '../proveFixes/service/environments';
import { run, runTool } from '../proveFixes/tools';
import type { Drawn } from './draw';
import { type Written, testsOf } from './testDrawn';

export interface Outcome {
  /** `unrun`: its file cannot be imported here. `fails`: pytest is not content with it. */
  readonly outcome: 'test' | 'weak' | 'fails' | 'refused' | 'unrun';
  readonly why?: string;
  /** Of standard mutants, how many the test notices. */
  readonly killed?: number;
  readonly mutants?: number;
}

/** What most files of this kind import. */
const usual = ['pytest==9.2.0', 'pandas==3.1.1', 'scikit-learn==1.9.1', 'matplotlib', 'seaborn', 'requests', 'tqdm'];

/** Too large to be fetched for one test. */
const heavy = /^(torch|tensorflow|keras|pyspark|transformers|jax|ray)/;

export async function judgeDrawn(repository: string, drawn: Drawn): Promise<Outcome> {
  const write = await testsOf(repository);
  const written = await write(drawn);
  return written.kind === 'refused' ? { outcome: 'refused', why: written.reason } : judge(repository, drawn, written);
}

function judge(repository: string, { path: module, name }: Drawn, written: Written & { kind: 'test' }): Outcome {
  const folder = mkdtempSync(path.join(tmpdir(), 'preflight-sample-'));
  try {
    const code = path.join(folder, 'code');
    cpSync(repository, code, { recursive: true, filter: source => !/(^|\/)\.git$|\.ipynb$/.test(source) });
    const test = path.join(folder, 'test', `test_${path.basename(module)}`);
    mkdirSync(path.dirname(test));
    writeFileSync(test, written.text);
    const environment = { PYTHONPATH: written.folders.map(inside => path.join(code, inside)).join(':') };
    const python = environmentOf(usual);
    const missing = importFault({ python, folder: code, dotted: written.dotted, environment });
    if (missing !== undefined) return { outcome: 'unrun', why: missing };
    const { isClean, mutants } = judgeMutants({ python, folder: code, module, test, functions: [name], environment });
    const killed = mutants.filter(mutant => mutant.killed).length;
    return { outcome: !isClean ? 'fails' : killed > 0 ? 'test' : 'weak', killed, mutants: mutants.length };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Imported {
  readonly python: string;
  readonly folder: string;
  readonly dotted: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Installs what the import of a module misses, one package after the other; the last complaint when it never works. */
function importFault({ python, folder, dotted, environment }: Imported): string | undefined {
  for (let tries = 0; tries < 8; tries++) {
    const { status, output } = run(python, ['-W', 'ignore', '-c', `import ${dotted}`], folder, environment);
    if (status === 0) {
      return undefined;
    }
    const missing = /No module named '([^'.]+)/.exec(output)?.[1];
    const complaint = output.trim().split('\n').at(-1) ?? '';
    if (missing === undefined || heavy.test(missing)) {
      return complaint;
    }
    const wanted = distributionOf(missing) ?? missing;
    if (runTool('uv', ['pip', 'install', '--quiet', '--python', python, wanted], folder).status !== 0) {
      return complaint;
    }
  }
  return 'It needs more packages than are fetched for one test.';
}
