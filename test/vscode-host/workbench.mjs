// Drives the workbench as a person does: palette, quick open, lightbulb, views. For screenshots and the smoke check.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { authorityUri, launchBrowser } from './host.mjs';

const shortWait = 2500;

/**
 * Opens `folder` of a running server in a headless browser, with `file` (a path inside it) in an editor.
 * `close()` ends the browser. `viewport` defaults to 1440 × 900.
 */
export async function openWorkbench(server, { folder, file, viewport = { width: 1440, height: 900 } }) {
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport, deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.setDefaultTimeout(30000);
  const payload = file ? [['openFile', authorityUri(server.authority, path.join(folder, file))]] : [];
  await page.goto(server.address({ folder, payload: JSON.stringify(payload) }));
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
  return { page, close: () => browser.close() };
}

/** Waits until the extension host's log says that the extension was activated; rejects when it says that it failed. */
export async function waitForActivation(server, extensionId, limit = 60000) {
  const logs = path.join(server.folders.userDataDir, 'logs');
  for (const end = Date.now() + limit; Date.now() < end; await pause(200)) {
    const text = extensionHostLog(logs);
    const failure = text.split('\n').find(line => line.includes(`Activating extension ${extensionId} failed`));
    if (failure) throw new Error(failure);
    if (text.includes(`_doActivateExtension ${extensionId},`)) return;
  }
  throw new Error(`VS Code did not activate ${extensionId} within ${limit / 1000} s.`);
}

/** Runs a command of the palette by its title, for instance 'Preflight: Show the checklist'. */
export async function runCommand(page, title) {
  await pickFrom(page, `>${title}`, title);
}

/** Opens a file of the workspace by its name. */
export async function openFile(page, file) {
  await pickFrom(page, file, path.basename(file));
  await page.locator('.tab.active', { hasText: path.basename(file) }).waitFor();
}

/** Picks the row with this text in the quick pick that is open. */
export async function pickRow(page, text) {
  await page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
}

/** Puts the cursor on text in the active editor or notebook and waits until the lightbulb's menu offers `title`. */
export async function openLightbulb(page, text, title) {
  const offered = page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
  const place = await revealText(page, text);
  await retry(async () => {
    await page.keyboard.press('Escape');
    await place.click();
    await page.keyboard.press('Control+Period');
    await offered.waitFor({ timeout: shortWait });
  });
  return offered;
}

/** Scrolls a notebook or file until text is on screen: what is outside it is not in the page at all. */
export async function revealText(page, text) {
  const place = page.locator('.editor-instance .view-line span, .notebookOverlay .view-line span', { hasText: text });
  await page.locator('.editor-instance, .notebookOverlay').first().hover();
  for (let turn = 0; turn < 30 && !(await isOnScreen(place)); turn++) {
    await page.mouse.wheel(0, 300);
    await pause(100);
  }
  return place.last();
}

/** Shows a view container by the name its icon in the activity bar has. */
export async function openView(page, name) {
  await page.locator('.activitybar').getByRole('tab', { name }).first().click();
  await page.locator('.sidebar .composite.title').waitFor();
}

/** A row of a tree in the side bar, by its text. */
export function treeRow(page, text) {
  return page.locator('.sidebar .pane-body .monaco-list-row', { hasText: text }).first();
}

/** Opens a closed row of a tree and waits until a row inside it is there. */
export async function expandRow(page, text, child) {
  await retry(async () => {
    const row = treeRow(page, text);
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.locator('.monaco-tl-twistie').click();
    await treeRow(page, child).waitFor({ timeout: shortWait });
  });
}

// Without the ">" that F1 types, the same box opens files.
async function pickFrom(page, text, row) {
  await page.keyboard.press('F1');
  const box = page.locator('.quick-input-widget input[type=text]').first();
  await box.waitFor();
  await box.fill(text);
  await pickRow(page, row);
}

async function isOnScreen(place) {
  return (await place.count()) > 0 && (await place.last().isVisible());
}

// A key pressed right after a click may find the editor not yet listening.
async function retry(act, times = 6) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (problem) {
      if (attempt === times) throw problem;
    }
  }
}

function extensionHostLog(folder) {
  if (!fs.existsSync(folder)) return '';
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter(file => path.basename(file) === 'remoteexthost.log')
    .map(file => fs.readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
}
