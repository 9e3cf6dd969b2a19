// Opens the report page in a real browser, in four themes, and lets axe judge it: node test/tools/reportPage.mjs
//
// Exit status 1 when axe finds anything. Pictures go to test/output/.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import { launchBrowser } from '../vscode-host/host.mjs';
import { projectRoot } from '../vscode-host/installed.mjs';
import { ensureHost } from '../vscode-host/setup.mjs';

/** As browsers say it: the system's colours, and whether the person forces their own. */
const themes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'high-contrast-light': { colorScheme: 'light', forcedColors: 'active' },
  'high-contrast-dark': { colorScheme: 'dark', forcedColors: 'active' },
};
const withHistory = rememberHistory('examples/churn');
const folders = [withHistory, 'test/repositories/service', 'test/repositories/monorepo'];

const output = path.join(projectRoot, 'test', 'output');
await ensureHost();
fs.mkdirSync(output, { recursive: true });
const browser = await launchBrowser();
let violations = 0;
try {
  for (const folder of folders) {
    const html = pageOf(folder);
    for (const theme of Object.keys(themes)) violations += await judge(folder, theme, html);
  }
} finally {
  await browser.close();
  fs.rmSync(withHistory, { recursive: true, force: true });
}
process.exitCode = violations === 0 ? 0 : 1;

/** A copy of a repository with records of three commits, so that the page shows its trend. */
function rememberHistory(folder) {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'preflight-page-'));
  fs.cpSync(path.join(projectRoot, folder), copy, { recursive: true });
  const lines = ['2026-10-01', '2026-10-08', '2026-10-20'].map((day, level) => {
    const commit = String(level).repeat(40);
    const states = { 'code/syntax-error': level === 0 ? 'open' : 'met', 'deps/no-manifest': 'open' };
    const shared = { commit, branch: 'main', time: `${day}T10:00:00Z`, pack: level === 2 ? '0.2.0' : '0.1.0' };
    return JSON.stringify({ ...shared, project: '.', profile: 'notebook', level, states, findings: {} });
  });
  fs.mkdirSync(path.join(copy, '.preflight'));
  fs.writeFileSync(path.join(copy, '.preflight', 'history.jsonl'), `${lines.join('\n')}\n`);
  return copy;
}

function pageOf(folder) {
  const cli = path.join(projectRoot, 'dist', 'cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'report', folder], {
    cwd: projectRoot,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (folder === withHistory && !stdout.includes('class="trend"')) throw new Error('The page shows no trend.');
  if (status !== 0) throw new Error(`The report of ${folder} failed: ${stderr}`);
  return stdout;
}

async function judge(folder, theme, html) {
  // The page forbids every script; axe is ours.
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1000, height: 1400 } });
  try {
    const page = await context.newPage();
    await page.emulateMedia(themes[theme]);
    await page.setContent(html);
    for (const summary of await page.locator('summary').all()) await summary.click();
    await page.evaluate(axe.source);
    const { violations: found, passes } = await page.evaluate(() => globalThis.axe.run());
    for (const { id, help, nodes } of found) {
      console.error(
        `${folder} in ${theme}: ${id}: ${help}: ${nodes
          .map(({ html }) => html)
          .slice(0, 3)
          .join(' ')}`,
      );
    }
    if (passes.length === 0) throw new Error('axe judged nothing.');
    await page.evaluate(() => globalThis.scrollTo(0, 0));
    if (folder === folders[0]) await page.screenshot({ path: path.join(output, `report-${theme}.png`) });
    console.log(`${folder} in ${theme}: ${passes.length} of axe's rules hold, ${found.length} do not`);
    return found.length;
  } finally {
    await context.close();
  }
}
