#!/usr/bin/env node
// Makes dist/ml-preflight.vsix, prints what is in it, and fails above the limit: node test/tools/package.mjs
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles } from '@vscode/vsce';

const LIMIT = 1024 * 1024;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const vsix = path.join(root, 'dist', 'ml-preflight.vsix');

for (const needed of ['dist/extension.js', 'dist/worker.js', 'dist/rules.json']) {
  if (!existsSync(path.join(root, needed))) {
    console.error(`${needed} is missing: run \`npm run build\` first.`);
    process.exit(1);
  }
}
const options = {
  cwd: root,
  packagePath: vsix,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
};
await createVSIX(options);
for (const file of (await listFiles({ cwd: root, dependencies: false })).sort()) {
  console.log(`${String(statSync(path.join(root, file)).size).padStart(9)}  ${file}`);
}
const { size } = statSync(vsix);
console.log(`${String(size).padStart(9)}  ${path.relative(root, vsix)} (limit ${LIMIT})`);
process.exitCode = size <= LIMIT ? 0 : 1;
