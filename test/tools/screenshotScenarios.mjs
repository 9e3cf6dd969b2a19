// What each picture shows. Texts are those of rules/ and package.json: change them here when they change there.
import { applyFix, expandRow, openFile, openLightbulb, openView, reveal, treeRow } from '../vscode-host/workbench.mjs';

const path = '/Users/ana/projects/churn';
const fixes = [
  { file: 'train.py', place: 'RandomForestClassifier(', title: 'random_state' },
  { file: 'train.py', place: 'train_test_split(', title: 'random_state' },
  { file: '02_train.ipynb', place: 'train_test_split(', title: 'random_state' },
  { file: '02_train.ipynb', place: 'RandomForestClassifier(n_estimators=trees', title: 'random_state' },
  { file: '02_train.ipynb', place: 'RandomForestClassifier(n_estimators=60', title: 'random_state' },
];
const stage = 'Foundations';
const check = 'A random split or model has no seed';

/** By name: the file that is open at first, and what to do before the picture is taken. */
export const scenarios = {
  'python-squiggles': { file: 'train.py', act: page => showSquiggle(page, '.editor-instance') },
  'notebook-squiggles': { file: 'notebooks/02_train.ipynb', act: page => showSquiggle(page, '.notebookOverlay') },
  lightbulb: { file: 'train.py', act: showLightbulb },
  checklist: { file: 'train.py', act: showChecklist },
  'check-met': { file: 'train.py', act: meetCheck },
};

function showSquiggle(page, inside) {
  const kinds = ['warning', 'error', 'info', 'hint'].map(kind => `${inside} .squiggly-${kind}`);
  return reveal(page, kinds.join(', '));
}

async function showLightbulb(page) {
  await openLightbulb(page, path, 'relative');
}

async function showChecklist(page) {
  await openView(page, 'Preflight');
  await treeRow(page, 'Next steps').waitFor();
  await expandRow(page, 'Foundations', 'machine');
  await expandRow(page, 'machine', 'ipynb');
}

async function meetCheck(page) {
  for (const fix of fixes) {
    await openFile(page, fix.file);
    await applyFix(page, fix.place, fix.title);
    await page.keyboard.press('Control+S');
  }
  await openView(page, 'Preflight');
  await expandRow(page, stage, check);
  await treeRow(page, check)
    .and(page.getByRole('treeitem', { name: /\bmet\b/ }))
    .waitFor();
}
