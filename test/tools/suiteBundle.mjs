import fs from 'node:fs';
import path from 'node:path';

/** What esbuild needs to bundle the extension suite: its entry and one bundle for each file of tests. */
export function suiteBundle(root) {
  const files = fs.readdirSync(path.join(root, 'test', 'vscode'), { recursive: true, encoding: 'utf8' });
  const tests = files.filter(file => file.endsWith('.test.ts')).map(file => file.replaceAll(path.sep, '/'));
  return {
    absWorkingDir: root,
    entryPoints: ['index.ts', ...tests.sort()].map(file => `test/vscode/${file}`),
    outbase: 'test/vscode',
    outdir: 'dist/test/vscode',
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
  };
}
