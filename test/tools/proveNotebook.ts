// Proves the notebook reader against `JSON.parse`, on every notebook of a corpus and on generated ones:
//   npx tsx test/tools/proveNotebook.ts [--corpus DIR] [--generated 3000] [--bench]
// Without --corpus or PREFLIGHT_CORPUS: those of a few pinned packages. A missing or empty corpus is a failure.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { unpackedWheels } from './pinnedWheels';
import { notebooksUnder } from './proveNotebook/notebooksUnder';
import { generatedNotebook } from './proveNotebookCases';
import { disagreements } from './proveNotebookOracle';

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string', default: process.env['PREFLIGHT_CORPUS'] ?? '' },
    generated: { type: 'string', default: '3000' },
    bench: { type: 'boolean', default: false },
  },
});

process.exitCode = prove() ? 0 : 1;

function prove(): boolean {
  const folders = options.corpus === '' ? unpackedWheels('proveNotebook') : [options.corpus];
  const paths = folders.flatMap(notebooksUnder);
  if (paths.length === 0) {
    console.error(`No notebooks under "${options.corpus}": name the fetched corpus with --corpus or PREFLIGHT_CORPUS.`);
    return false;
  }
  const inCorpus = report('corpus', paths, path => disagreements(readFileSync(path)));
  const seeds = Array.from({ length: Number(options.generated) }, (_, seed) => seed);
  const inGenerated = report('generated', seeds, seed => disagreements(generatedNotebook(seed)));
  if (options.bench) bench(paths);
  return inCorpus && inGenerated;
}

/** Benches a bundle, since that is what users run: loaded file by file through tsx, the code is several times slower. */
function bench(paths: readonly string[]): void {
  const outfile = 'node_modules/.cache/proveNotebookBench.cjs';
  buildSync({ entryPoints: ['test/tools/proveNotebookBench.ts'], bundle: true, platform: 'node', outfile });
  const environment = { ...process.env, NODE_OPTIONS: '' };
  const { stdout, stderr } = spawnSync(process.execPath, [outfile], {
    input: paths.join('\n'),
    env: environment,
    encoding: 'utf8',
  });
  console.log(`${stdout}${stderr}`.trimEnd());
}

function report<Case>(name: string, cases: readonly Case[], check: (item: Case) => readonly string[]): boolean {
  let bad = 0;
  for (const item of cases) {
    const found = check(item);
    if (found.length === 0) continue;
    bad++;
    console.error(`${name} ${String(item)}: ${found.slice(0, 5).join('; ')}`);
  }
  console.log(`${name}: ${cases.length - bad} of ${cases.length} notebooks read as JSON.parse reads them`);
  return bad === 0 && cases.length > 0;
}
