// Drives the workbench as a person does: palette, quick open, lightbulb, views. For screenshots and the smoke check.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { launchBrowser } from './host.mjs';

const shortWait = 2500;

/**
 * Opens `folder` of a running server in a headless browser, with `file` (a path inside it) in an editor.
 * `close()` ends the browser.
 */
export async function openWorkbench(server, { folder, file, viewport = { width: 1440, height: 900 } }) {
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(30000);
  try {
    await page.goto(server.address({ folder }));
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    // Before the extension host is up, a notebook would open as JSON.
    await waitForLog(server, 'Eager extensions activated');
    if (file) await openFile(page, file);
    return { page, close: () => browser.close() };
  } catch (problem) {
    await browser.close();
    throw problem;
  }
}

/** Waits until the extension host says that it activates the extension; rejects when it says that it failed. */
export async function waitForActivation(server, extensionId) {
  const failure = `Activating extension ${extensionId} failed`;
  const log = await waitForLog(server, `_doActivateExtension ${extensionId},`);
  const failed = log.split('\n').find(line => line.includes(failure));
  if (failed) throw new Error(failed);
}

async function waitForLog(server, words, limit = 60000) {
  const logs = path.join(server.folders.userDataDir, 'logs');
  for (const end = Date.now() + limit; Date.now() < end; await pause(200)) {
    const text = extensionHostLog(logs);
    if (text.includes(words)) return text;
  }
  throw new Error(`The extension host did not say "${words}" within ${limit / 1000} s.`);
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

/** Applies the fix whose title contains `title` at a place with this text. */
export async function applyFix(page, text, title) {
  const offered = await openLightbulb(page, text, title);
  // By key: near the lower edge the menu lies under the status bar, where no click reaches it.
  while (!(await offered.getAttribute('class')).includes('focused')) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await offered.waitFor({ state: 'hidden' });
}

/** Scrolls until text of the active editor or notebook is on screen. */
export function revealText(page, text) {
  return reveal(page, '.editor-instance .view-line span, .notebookOverlay .view-line span', { hasText: text });
}

/** Scrolls until there is what a selector finds: what is far below the screen is not in the page at all. */
export async function reveal(page, selector, options = {}) {
  // Editors behind the active tab stay in the page, hidden.
  const place = page.locator(selector, options).filter({ visible: true });
  const { x, y, width, height } = await page.locator('.part.editor').boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  for (let turn = 0; turn < 40 && !(await isOnScreen(place, y + height)); turn++) {
    await page.mouse.wheel(0, 150);
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

/** Closes an open row of a tree, so that what stands below it comes on screen. */
export async function collapseRow(page, text) {
  const row = treeRow(page, text);
  if ((await row.getAttribute('aria-expanded')) === 'true') await row.locator('.monaco-tl-twistie').click();
}

/** Presses a button that a row of a tree shows while the mouse is on it. */
export async function runRowAction(page, text, title) {
  const row = treeRow(page, text);
  await row.scrollIntoViewIfNeeded();
  await row.hover();
  await row.locator(`.actions .action-label[aria-label^="${title}"]`).click();
}

/** A row of the preview of a fix: a file, or a change in one. */
export function previewRow(page, text) {
  return page.locator('.bulk-edit-panel .monaco-list-row', { hasText: text }).first();
}

/** Applies what is ticked in the preview of a fix. */
export async function acceptPreview(page) {
  await page.locator('.bulk-edit-panel .monaco-list-row').first().waitFor();
  await page.locator('.bulk-edit-panel .buttons').getByText('Apply').click();
  await page.locator('.bulk-edit-panel .monaco-list-row').first().waitFor({ state: 'hidden' });
}

// Without the ">" that F1 types, the same box opens files.
async function pickFrom(page, text, row) {
  await page.keyboard.press('F1');
  const box = page.locator('.quick-input-widget input[type=text]').first();
  await box.waitFor();
  await box.fill(text);
  await pickRow(page, row);
}

async function isOnScreen(place, bottom) {
  if ((await place.count()) === 0) return false;
  const box = await place.last().boundingBox();
  return box !== null && box.y + box.height < bottom;
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
