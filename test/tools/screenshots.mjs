// Pictures of the installed extension at work: node test/tools/screenshots.mjs [--readme] [NAME…]
//
// They go to test/output. With --readme those of README.md are taken again, in its size and colours, into media/pictures.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installExtension, startServer } from '../vscode-host/host.mjs';
import { projectRoot } from '../vscode-host/installed.mjs';
import { ensureHost } from '../vscode-host/setup.mjs';
import { openWorkbench, waitForActivation } from '../vscode-host/workbench.mjs';
import { scenarios } from './screenshotScenarios.mjs';
import { extensionId, findVsix } from './vsix.mjs';

const looks = {
  own: { output: path.join(projectRoot, 'test', 'output'), theme: 'Dark Modern', names: Object.keys(scenarios) },
  readme: {
    output: path.join(projectRoot, 'media', 'pictures'),
    theme: 'Light Modern',
    names: ['checklist', 'lightbulb', 'fix-preview', 'learning-path'],
    viewport: { width: 1280, height: 760 },
  },
};

try {
  const look = process.argv.includes('--readme') ? looks.readme : looks.own;
  const asked = process.argv.slice(2).filter(word => word !== '--readme');
  const unknown = asked.find(name => !(name in scenarios));
  if (unknown) throw new Error(`No screenshot "${unknown}": there are ${Object.keys(scenarios).join(', ')}.`);
  await takeAll(asked.length > 0 ? asked : look.names, look);
} catch (problem) {
  console.error(problem.stack);
  process.exitCode = 1;
}

async function takeAll(names, look) {
  await ensureHost();
  fs.mkdirSync(look.output, { recursive: true });
  const temporary = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'preflight-screenshots-')));
  const extensionsDir = path.join(temporary, 'extensions');
  try {
    await installExtension(findVsix(), extensionsDir);
    for (const name of names) await take(name, { extensionsDir, folder: copyExample(temporary, name), look });
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

async function take(name, { extensionsDir, folder, look }) {
  const { output, theme, viewport } = look;
  const settings = { 'workbench.colorTheme': theme, 'editor.minimap.enabled': false, 'window.title': 'churn' };
  const server = await startServer({ extensionsDir, builtins: 'all', settings });
  try {
    const { file, act } = scenarios[name];
    const workbench = await openWorkbench(server, { folder, file, viewport });
    try {
      await waitForActivation(server, extensionId());
      await act(workbench.page);
      await picture(workbench.page, path.join(output, `${name}.png`));
    } catch (problem) {
      await picture(workbench.page, path.join(looks.own.output, `${name}.failed.png`));
      throw problem;
    } finally {
      await workbench.close();
    }
  } finally {
    server.stop();
  }
}

async function picture(page, file) {
  await page.screenshot({ path: file });
  console.log(path.relative(process.cwd(), file));
}
