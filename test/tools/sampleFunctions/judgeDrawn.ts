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

/** Builds of packages that need no graphics card. */
const smaller: Readonly<Record<string, string>> = { tensorflow: 'tensorflow-cpu' };

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
    // One environment for each repository: their packages do not always go together.
    const python = environmentOf(usual, path.basename(repository));
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
  const tried = new Set<string>();
  for (;;) {
    const { status, output } = run(python, ['-W', 'ignore', '-c', `import ${dotted}`], folder, environment);
    if (status === 0) {
      return undefined;
    }
    const complaint = output.trim().split('\n').at(-1) ?? '';
    const wanted = missingPackage(output);
    if (wanted === undefined || tried.has(wanted) || tried.size >= 25) {
      return complaint;
    }
    tried.add(wanted);
    const words = wanted === '.' ? ['--no-deps', folder] : [wanted];
    if (runTool('uv', ['pip', 'install', '--quiet', '--python', python, ...words], folder).status !== 0) {
      return complaint;
    }
  }
}

/** The package whose module is missing; `.` for the repository itself, when it asks for its own version. */
function missingPackage(output: string): string | undefined {
  if (/PackageNotFoundError|No package metadata was found/.test(output)) {
    return '.';
  }
  const missing = missingModule(output);
  const top = missing?.split('.')[0] ?? '';
  const wanted = missing === undefined ? undefined : (distributionOf(missing) ?? distributionOf(top) ?? top);
  return wanted === undefined ? undefined : (smaller[wanted] ?? wanted);
}

/** Packages share namespaces: `No module named 'google.cloud'` of `from google.cloud import storage` misses the latter. */
function missingModule(output: string): string | undefined {
  const said = /No module named '([^']+)'/.exec(output)?.[1];
  const line = /from (\S+) import (\w+)[^\n]*\n[^\n]*Error/.exec(output.replace(/\n[ ~^]+(?=\n)/g, ''));
  return line !== null && line[1] === said ? `${line[1] ?? ''}.${line[2] ?? ''}` : said;
}
