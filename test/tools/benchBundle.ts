import { createRequire } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');

/** Runs a script of this folder as a bundle: only there the parser's enums are plain numbers, as in what ships. */
export function runBundled(script: string): void {
  const outfile = path.join(root, 'node_modules/.cache/bench', script.replace(/ts$/, 'cjs'));
  buildSync({
    entryPoints: [path.join(import.meta.dirname, script)],
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
}
