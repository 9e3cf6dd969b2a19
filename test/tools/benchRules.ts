// What all rules cost beside reading the files they look into: npx tsx test/tools/benchRules.ts
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');
const outfile = path.join(root, 'node_modules/.cache/bench/rules.cjs');

// As a bundle, because only there the parser's enums are plain numbers, as in what ships.
buildSync({
  entryPoints: [path.join(import.meta.dirname, 'benchRulesRun.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  mainFields: ['module', 'main'],
  target: 'node20',
  logLevel: 'warning',
});
process.chdir(root);
createRequire(import.meta.url)(outfile);
