// A first visit by keyboard alone: node test/tools/firstVisit.mjs [--files COUNT] [FOLDER…]
//
// Opens a copy of each folder in a VS Code that has just got the VSIX, reads the first sentence and the checklist, goes
// to the first next step that has a fix, reads its lesson, applies the fix and sees the check turn. Prints how long each
// took; pictures go to test/output/. Exit status 1 when one of the folders does not get that far.
//
// With --files 500 it opens a repository of so many files, made for this run, and prints how long the first sentence and
// the checklist took; a next step is not taken there.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installExtension, startServer } from '../vscode-host/host.mjs';
import { projectRoot } from '../vscode-host/installed.mjs';
import { ensureHost } from '../vscode-host/setup.mjs';
import { openWorkbench } from '../vscode-host/workbench.mjs';
import { generateRepository } from './generateRepository.mjs';
import { applyByKey, focusRow, menuEntries, pressMenuEntry, spoken, typeCommand } from './keyboard.mjs';
import { findVsix } from './vsix.mjs';

const examples = ['churn', 'recommender', 'fraud'].map(name => path.join(projectRoot, 'examples', name));
const output = path.join(projectRoot, 'test', 'output');
const preview = 'Preview fix';
const focusChecklist = 'Preflight: Focus on Checklist View';
const settings = { 'workbench.colorTheme': 'Dark Modern', 'editor.minimap.enabled': false };

const { values, positionals } = parseArgs({ options: { files: { type: 'string' } }, allowPositionals: true });
const asked = positionals.map(folder => path.resolve(folder));
process.exitCode = (await visitAll(asked.length > 0 || values.files ? asked : examples)) ? 0 : 1;

async function visitAll(folders) {
  await ensureHost();
  fs.mkdirSync(output, { recursive: true });
  const temporary = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'preflight-visit-')));
  let good = true;
  try {
    for (const folder of folders) {
      const extensionsDir = path.join(temporary, path.basename(folder), 'extensions');
      await installExtension(findVsix(), extensionsDir);
      const copy = path.join(temporary, path.basename(folder), path.basename(folder));
      fs.cpSync(folder, copy, { recursive: true });
      good = (await tryVisit(copy, { extensionsDir, isWhole: true })) && good;
    }
    if (values.files) {
      const made = path.join(temporary, `made-of-${values.files}-files`);
      generateRepository(made, Number(values.files));
      const extensionsDir = path.join(temporary, 'extensions');
      await installExtension(findVsix(), extensionsDir);
      good = (await tryVisit(made, { extensionsDir, isWhole: false })) && good;
    }
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
  return good;
}

async function tryVisit(folder, { extensionsDir, isWhole }) {
  const server = await startServer({ extensionsDir, builtins: 'all', settings });
  try {
    await visit(server, folder, isWhole);
    return true;
  } catch (problem) {
    console.error(`${path.basename(folder)}: ${problem.stack}`);
    return false;
  } finally {
    server.stop();
  }
}

async function visit(server, folder, isWhole) {
  const name = path.basename(folder);
  const opened = performance.now();
  const workbench = await openWorkbench(server, { folder });
  const { page } = workbench;
  const take = step => page.screenshot({ path: path.join(output, `first-visit-${name}-${step}.png`) });
  try {
    const asked = performance.now();
    await typeCommand(page, focusChecklist);
    const sentence = await firstSentence(page);
    const toSentence = performance.now();
    await page.locator('.sidebar .monaco-list-row', { hasText: 'Next steps' }).first().waitFor();
    const toChecklist = performance.now();
    await take('1-checklist');
    const seconds = (from, to) => `${((to - from) / 1000).toFixed(1)} s`;
    console.log(`\n${name}: ${sentence}`);
    console.log(`  first sentence ${seconds(asked, toSentence)} after the view was asked for, ${seconds(opened, toSentence)} after the window was opened`); // prettier-ignore
    console.log(`  checklist      ${seconds(asked, toChecklist)}, ${seconds(opened, toChecklist)}`);
    if (!isWhole) return;
    const title = await mendFirst(page, take);
    const turned = await seeItTurn(page, title);
    await take('4-met');
    console.log(`  turned         ${turned}, ${seconds(opened, performance.now())} after the window was opened`);
  } catch (problem) {
    await take('failed');
    throw problem;
  } finally {
    await workbench.close();
  }
}

/** The first next step whose fix can be built here: read, previewed and applied. */
async function mendFirst(page, take) {
  const refused = new Set();
  for (;;) {
    const { step, title } = await firstFixableStep(page, refused);
    console.log(`  next step      ${step}`);
    await readLesson(page, title, take);
    if (await fix(page, step, take)) return title;
    console.log('  its fix        is refused here, with a sentence');
    refused.add(step);
  }
}

/** What stands above the checklist: `Level 0 · Explored. 5 checks to Level 1.` */
async function firstSentence(page) {
  const message = page.locator('.sidebar .pane-body .message', { hasText: /Level \d/ }).first();
  await message.waitFor();
  return (await message.innerText()).trim();
}

/** The keyboard's way through the next steps, from the first on, to one whose menu offers a fix. */
async function firstFixableStep(page, refused) {
  // The tree takes the focus only once it has rows.
  await typeCommand(page, focusChecklist);
  let before = await focusRow(page, /^Next steps/);
  for (;;) {
    await page.keyboard.press('ArrowDown');
    const step = await spoken(page, before);
    before = step;
    if (!/\d min\b/.test(step)) throw new Error(`No next step of this project has a fix; the last one was: ${step}`);
    if (refused.has(step)) continue;
    if ((await menuEntries(page)).some(entry => entry.startsWith(preview))) return { step, title: titleIn(step) };
  }
}

/** A step is spoken as `Next step: title. 5 min · unlocks Level 1.` */
function titleIn(label) {
  return label.replace(/^Next step: /, '').split('. ')[0];
}

/** Enter on the step opens its lesson, which says why before it says how. */
async function readLesson(page, title, take) {
  await page.keyboard.press('Enter');
  const lesson = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await lesson.getByRole('heading', { name: 'Why it matters' }).first().waitFor();
  console.log(`  lesson         ${(await lesson.getByRole('heading').first().innerText()).trim()}`);
  await take('2-lesson');
  if (title === '') throw new Error('The step has no title.');
}

/** False where no preview comes: the fix says why it cannot be built. */
async function fix(page, step, take) {
  await typeCommand(page, focusChecklist);
  await focusRow(page, label => label === step);
  await pressMenuEntry(page, preview);
  try {
    await applyByKey(page, () => take('3-preview'));
  } catch (problem) {
    if (String(problem).includes('.bulk-edit-panel') && String(problem).includes('to be visible')) return false;
    throw problem;
  }
  await typeCommand(page, 'File: Save All Files');
  return true;
}

/** The check leaves the next steps for what was done this week, or says how far it is now. */
async function seeItTurn(page, title) {
  await typeCommand(page, focusChecklist);
  const done = page.locator('.sidebar .monaco-list-row', { hasText: 'Done this week' }).first();
  const row = page
    .locator('.sidebar .monaco-list-row', { hasText: title })
    .filter({ hasText: /partly/ })
    .first();
  await done.or(row).first().waitFor();
  // What only the person knows is left as a question in the file, and the check says how far it is.
  if (!(await done.isVisible())) return (await row.getAttribute('aria-label')) ?? title;
  const group = await focusRow(page, /^Done this week/);
  // Once to open the group, once more to go into it when its rows are there.
  let label = group;
  for (let turn = 0; turn < 8 && label === group; turn++) {
    await page.keyboard.press('ArrowRight');
    label = await spoken(page, group);
  }
  if (label === group || !label.startsWith('Done this week: '))
    throw new Error(`After the fix of "${title}" the check says: ${label}`);
  return label.replace(/\.$/, '');
}
