// One keystroke in files of 2,000 lines, against web-tree-sitter's incremental reparse: npx tsx test/tools/benchKeystroke.ts
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');
const outfile = path.join(root, 'node_modules/.cache/bench/keystroke.cjs');

// As a bundle, because only there the parser's enums are plain numbers, as in what ships.
buildSync({
  entryPoints: [path.join(import.meta.dirname, 'benchKeystrokeRun.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  mainFields: ['module', 'main'],
  target: 'node20',
  external: ['web-tree-sitter'],
  logLevel: 'warning',
});
process.chdir(root);
createRequire(import.meta.url)(outfile);
