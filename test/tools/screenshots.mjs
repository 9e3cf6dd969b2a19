// Pictures of the installed extension at work, into test/output: node test/tools/screenshots.mjs [NAME…]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installExtension, startServer } from '../vscode-host/host.mjs';
import { projectRoot } from '../vscode-host/installed.mjs';
import { ensureHost } from '../vscode-host/setup.mjs';
import { openWorkbench, waitForActivation } from '../vscode-host/workbench.mjs';
import { scenarios } from './screenshotScenarios.mjs';
import { extensionId, findVsix } from './vsix.mjs';

const output = path.join(projectRoot, 'test', 'output');
const settings = {
  'workbench.colorTheme': 'Dark Modern',
  'editor.minimap.enabled': false,
  'window.title': 'churn',
};

try {
  const asked = process.argv.slice(2);
  const unknown = asked.find(name => !(name in scenarios));
  if (unknown) throw new Error(`No screenshot "${unknown}": there are ${Object.keys(scenarios).join(', ')}.`);
  await takeAll(asked.length > 0 ? asked : Object.keys(scenarios));
} catch (problem) {
  console.error(problem.stack);
  process.exitCode = 1;
}

async function takeAll(names) {
  await ensureHost();
  fs.mkdirSync(output, { recursive: true });
  const temporary = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'preflight-screenshots-')));
  const extensionsDir = path.join(temporary, 'extensions');
  try {
    await installExtension(findVsix(), extensionsDir);
    for (const name of names) await take(name, { extensionsDir, folder: copyExample(temporary, name) });
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

// Each picture starts from the example as it is in the repository: scenarios apply fixes.
function copyExample(temporary, name) {
  const folder = path.join(temporary, name, 'churn');
  fs.cpSync(path.join(projectRoot, 'examples', 'churn'), folder, { recursive: true });
  return folder;
}

async function take(name, { extensionsDir, folder }) {
  const server = await startServer({ extensionsDir, builtins: 'all', settings });
  try {
    const { file, act } = scenarios[name];
    const workbench = await openWorkbench(server, { folder, file });
    try {
      await waitForActivation(server, extensionId());
      await act(workbench.page);
      await picture(workbench.page, name);
    } catch (problem) {
      await picture(workbench.page, `${name}.failed`);
      throw problem;
    } finally {
      await workbench.close();
    }
  } finally {
    server.stop();
  }
}

async function picture(page, name) {
  const file = path.join(output, `${name}.png`);
  await page.screenshot({ path: file });
  console.log(path.relative(process.cwd(), file));
}
