import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../vscode-host/installed.mjs';

/** Builds and packages the extension as a user would install it, and gives the path of the VSIX. */
export function buildVsix() {
  for (const script of ['build', 'package']) {
    const done = spawnSync('npm', ['run', '--silent', script], {
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (done.status !== 0) throw new Error(`"npm run ${script}" failed; its output is above.`);
  }
  return findVsix();
}

/** The VSIX that `npm run package` made. */
export function findVsix() {
  const file = path.join(projectRoot, 'dist', `${readManifest().name}.vsix`);
  if (fs.existsSync(file)) return file;
  throw new Error(`There is no ${path.relative(projectRoot, file)}: run "npm run package" first.`);
}

/** The identifier under which VS Code knows the extension, for instance in its logs. */
export function extensionId() {
  const { publisher, name } = readManifest();
  return `${publisher}.${name}`;
}

function readManifest() {
  return JSON.parse(fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
}
