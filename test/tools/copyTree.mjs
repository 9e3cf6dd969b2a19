import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const made = new Set(['.git', 'dist', path.join('test', 'output')]);
const installed = ['node_modules', '.vscode-test'];

/** Copies the working tree, unsaved commits included, into a folder; what is installed is linked, not copied. */
export function copyTree(target) {
  mkdirSync(target, { recursive: true });
  cpSync(root, target, { recursive: true, filter: isSource });
  for (const name of installed.filter(name => existsSync(path.join(root, name)))) {
    symlinkSync(path.join(root, name), path.join(target, name));
  }
}

function isSource(file) {
  const name = path.relative(root, file);
  return !made.has(name) && !installed.includes(path.basename(name)) && !name.endsWith('.vsix');
}
