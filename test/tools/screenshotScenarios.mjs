// What each picture shows. Texts are those of rules/ and package.json: change them here when they change there.
import assert from 'node:assert/strict';
import {
  acceptPreview, applyFix, collapseRow, expandRow, openFile, openLightbulb, openView, pickRow, previewRow, reveal, runCommand, runRowAction, treeRow,
} from '../vscode-host/workbench.mjs'; // prettier-ignore

const path = '/Users/ana/projects/churn';
const fixes = [{ file: '02_train.ipynb', place: 'pip install -q pandas', title: 'manifest' }];
const stage = 'Foundations';
const met = 'The dependencies are declared';
const unmet = { manifest: 'Dependencies are declared nowhere', validation: 'Data is used unchecked' };
const preview = 'Preview fix';
const doneGroup = 'Done this week';
const metGroup = /^\s*Met/;

/** By name: the file that is open at first, and what to do before the picture is taken. */
export const scenarios = {
  'python-squiggles': { file: 'train.py', act: page => showSquiggle(page, '.editor-instance') },
  'notebook-squiggles': { file: 'notebooks/02_train.ipynb', act: page => showSquiggle(page, '.notebookOverlay') },
  lightbulb: { file: 'train.py', act: showLightbulb },
  checklist: { file: 'train.py', act: showChecklist },
  'check-met': { file: 'train.py', act: meetCheck },
  'fix-preview': { file: 'train.py', act: previewFix },
  report: { file: 'train.py', act: showReport },
  'learning-path': { file: 'train.py', act: showLearningPath },
  walkthrough: { file: 'train.py', act: showWalkthrough },
};

/** A lesson beside the path, with the lines that it is about. */
async function showLearningPath(page) {
  await openChecklist(page);
  await page.locator('.sidebar .pane-header', { hasText: 'Checklist' }).click();
  await page.locator('.sidebar .pane-header', { hasText: 'Learning path' }).click();
  await expandRow(page, 'Skill map', 'git collaboration');
  await expandRow(page, stage, 'A path exists on one computer');
  await treeRow(page, 'A path exists on one computer').click();
  const content = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await content.getByText('In your repository').scrollIntoViewIfNeeded();
}

async function showWalkthrough(page) {
  await openChecklist(page);
  await treeRow(page, 'Next steps').waitFor();
  await page.keyboard.press('Control+B');
  await runCommand(page, 'Welcome: Open Walkthrough');
  await pickRow(page, 'From notebook to production with Preflight');
  await page.locator('.getting-started-step .codicon-getting-started-step-checked').first().waitFor();
}

async function showReport(page) {
  await openChecklist(page);
  await runCommand(page, 'Preflight: Show the report');
  const content = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await content.getByText('Share of checks met').waitFor();
}

function showSquiggle(page, inside) {
  const kinds = ['warning', 'error', 'info', 'hint'].map(kind => `${inside} .squiggly-${kind}`);
  return reveal(page, kinds.join(', '));
}

async function showLightbulb(page) {
  await openLightbulb(page, path, 'of this project');
}

async function showChecklist(page) {
  await openChecklist(page);
  await treeRow(page, 'Next steps').waitFor();
  await expandRow(page, 'Foundations', 'A cell installs packages');
  await expandRow(page, 'A cell installs packages', 'ipynb');
}

async function meetCheck(page) {
  for (const fix of fixes) {
    await openFile(page, fix.file);
    await applyFix(page, fix.place, fix.title);
    await page.keyboard.press('Control+S');
  }
  await openChecklist(page);
  await expandRow(page, doneGroup, met);
  await expandRow(page, metGroup, 'met');
}

/** A fix that writes files, and one that also changes what is there: the latter is not ticked. */
async function previewFix(page) {
  await openChecklist(page);
  await expandRow(page, stage, unmet.manifest);
  await runRowAction(page, unmet.manifest, preview);
  await pickRow(page, 'Write requirements.txt');
  await acceptPreview(page);
  await expandRow(page, doneGroup, met);
  await collapseRow(page, stage);
  await expandRow(page, /^\s*Later/, unmet.validation);
  await runRowAction(page, unmet.validation, preview);
  assert.equal(await isTicked(page, 'train.py'), false, 'a change of code that runs is ticked');
  assert.equal(await isTicked(page, 'requirements.txt'), true, 'a line more in the manifest is not ticked');
}

async function isTicked(page, text) {
  const row = previewRow(page, text);
  await row.waitFor();
  return row.getByRole('checkbox').isChecked();
}

/** Wide enough for whole titles: a person would drag the border too. */
async function openChecklist(page) {
  await openView(page, 'Preflight');
  const { x, y, width, height } = await page.locator('.part.sidebar').boundingBox();
  await page.mouse.move(x + width, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width + 180, y + height / 2, { steps: 5 });
  await page.mouse.up();
}
