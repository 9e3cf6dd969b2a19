#!/usr/bin/env node
// Makes dist/ml-preflight.vsix, prints what is in it, and fails above the limit: node test/tools/package.mjs
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles } from '@vscode/vsce';

const LIMIT = 1024 * 1024;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const vsix = path.join(root, 'dist', 'ml-preflight.vsix');

const languages = ['es', 'zh-cn'];
const translations = languages.flatMap(tag => [`package.nls.${tag}.json`, `l10n/bundle.l10n.${tag}.json`, `dist/rules.${tag}.json`]); // prettier-ignore
const needs = ['dist/extension.js', 'dist/worker.js', 'dist/rules.json', ...translations];
for (const needed of needs) {
  if (!existsSync(path.join(root, needed))) {
    console.error(`${needed} is missing: run \`npm run build\` first.`);
    process.exit(1);
  }
}
const { repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const options = {
  cwd: root,
  packagePath: vsix,
  dependencies: false,
  allowMissingRepository: true,
  // Pictures of the README stay out of the VSIX: a page elsewhere loads them from the repository, once one is named.
  rewriteRelativeLinks: repository !== undefined,
};
await createVSIX(options);
const files = (await listFiles({ cwd: root, dependencies: false })).sort();
for (const file of files) {
  console.log(`${String(statSync(path.join(root, file)).size).padStart(9)}  ${file}`);
}
const { size } = statSync(vsix);
console.log(`${String(size).padStart(9)}  ${path.relative(root, vsix)} (limit ${LIMIT})`);
const leftOut = needs.filter(needed => !files.includes(needed));
for (const file of leftOut) {
  console.error(`${file} is left out: name it in .vscodeignore.`);
}
const pictures = files.filter(file => file.startsWith('media/pictures/'));
for (const file of pictures) {
  console.error(`${file} is packed: pictures of the README stay in the repository.`);
}
process.exitCode = size <= LIMIT && leftOut.length === 0 && pictures.length === 0 ? 0 : 1;
