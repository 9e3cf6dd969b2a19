import fs from 'node:fs';
import path from 'node:path';

/** What esbuild needs to bundle the extension suite: its entry and one bundle for each file of tests. */
export function suiteBundle(root) {
  const folder = path.join(root, 'test', 'vscode');
  const tests = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.test.ts'));
  return {
    entryPoints: ['index.ts', ...tests].map(file => path.join(folder, file)),
    outbase: folder,
    outdir: path.join(root, 'dist', 'test', 'vscode'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
  };
}
