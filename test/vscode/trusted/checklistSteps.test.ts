import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isNothing } from '../../../src/engine/index';
import { LearnerMemory } from '../../../src/vscode/learnerMemory';
import { commands } from '../../../src/vscode/names';
import { memoryStore } from '../support/memoryStore';
import { firstScan, preflight, reportWhere, statusOf } from '../support/preflight';
import { type Row, checklistRows, checklistText, findCheck, findRow, labelOf, learningRows } from '../support/rows';
import { setSetting } from '../support/settings';
import { TestFiles, cellWithPath, notebookText, pythonWithPath, userPath } from '../support/sources';
import { until } from '../support/until';
import { closeEditors, openEditor, showFile, showNotebook } from '../support/workspace';

const workflow = 'on: push\njobs:\n  run:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python train.py\n';

suite('the next steps of the checklist', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await vscode.commands.executeCommand(commands.pickTime, 0);
    await vscode.commands.executeCommand(commands.showAllFiles);
    await closeEditors();
    await files.remove();
  });

  async function steps(): Promise<readonly Row[]> {
    return (await checklistRows()).filter(({ id }) => id.includes(' | step | '));
  }

  const minutesOf = ({ item }: Row): number => Number.parseInt(labelOf(item), 10);

  test('fit into the time there is', async () => {
    for (const minutes of [5, 15, 45, 120]) {
      await vscode.commands.executeCommand(commands.pickTime, minutes);
      const taken = (await steps()).map(minutesOf);
      assert.ok(taken.length > 0, `nothing in ${minutes} minutes`);
      assert.ok(taken.reduce((sum, one) => sum + one, 0) <= minutes, `${taken.join(' + ')} in ${minutes} minutes`);
      const { item } = await findRow('Next steps');
      assert.equal(item.description, `${taken.length} in ${minutes} minutes`);
    }
  });

  test('are as many as asked for, one of them of ten minutes or less', async () => {
    for (const count of [1, 2, 5]) {
      await setSetting('checklist.nextSteps', count);
      const taken = (await steps()).map(minutesOf);
      assert.equal(taken.length, count);
      assert.ok(count < 2 || taken.some(minutes => minutes <= 10));
    }
    await setSetting('checklist.nextSteps', undefined);
    assert.equal((await steps()).length, 3);
  });

  test('make room for the next one when one is put off, until it is taken up again', async () => {
    const [first] = await steps();
    assert.ok(first);
    assert.match(String(first.item.contextValue), /^check .*\bstep$/);
    await vscode.commands.executeCommand(commands.snoozeStep, first.id);
    const without = await steps();
    assert.equal(without.length, 3);
    assert.ok(!without.some(({ id }) => id === first.id));
    const row = (await checklistRows()).find(({ id }) => id.includes(' | snoozed | '));
    assert.match(String(row?.item.description), /^until \d{4}-\d{2}-\d{2}$/);
    assert.match(String(row?.item.contextValue), /\bsnoozed$/);
    await vscode.commands.executeCommand(commands.wakeStep, row?.id);
    assert.deepEqual((await steps())[0]?.id, first.id);
  });

  test('stand under "Done this week" once they are met, and leave it when they come undone', async () => {
    await reportWhere('no CI', scan => statusOf(scan, 'ci/no-ci') === 'open');
    await files.write('.github/workflows/steps.yml', workflow);
    await reportWhere('CI', scan => statusOf(scan, 'ci/no-ci') === 'met');
    const done = (await checklistRows()).find(({ id }) => id.endsWith(' | done | ci/no-ci'));
    assert.match(String(done?.item.accessibilityInformation?.label), /^Done this week: /);
    await findRow('Done this week');
    await files.remove();
    await reportWhere('no CI', scan => statusOf(scan, 'ci/no-ci') === 'open');
    assert.ok(!(await checklistRows()).some(({ id }) => id.endsWith(' | done | ci/no-ci')));
  });
});

suite('the view of the checklist', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await vscode.commands.executeCommand(commands.showAllFiles);
    await closeEditors();
    await files.remove();
  });

  async function top(): Promise<readonly string[]> {
    return (await checklistRows()).filter(({ depth }) => depth === 0).map(({ item }) => labelOf(item));
  }

  test('folds what is met below what is left, or leaves it out', async () => {
    await files.write('.github/workflows/steps.yml', workflow);
    await reportWhere('CI', scan => statusOf(scan, 'ci/no-ci') === 'met');
    const { checklist } = await preflight();
    const { id, item } = await findCheck('ci/no-ci');
    const group = await checklist.getParent?.(id);
    assert.match(String(group), /stage foundations \| met$/);
    assert.match(String(item.description), /^met/);
    await setSetting('checklist.showMet', false);
    assert.ok(!(await checklistRows()).some(row => row.id === id));
    await setSetting('checklist.showMet', undefined);
    await findCheck('ci/no-ci');
  });

  test('stands by stage, by level or by effort', async () => {
    await setSetting('checklist.groupBy', 'level');
    assert.ok((await top()).includes('Level 1 · Reproducible'));
    await setSetting('checklist.groupBy', 'effort');
    assert.ok((await top()).includes('Up to 5 minutes'));
    await setSetting('checklist.groupBy', undefined);
    assert.ok((await top()).includes('Foundations'));
  });

  test('counts on its icon the checks that are left to the next level, or nothing', async () => {
    const { checklistHead } = await preflight();
    const counted = checklistHead();
    assert.match(String(counted.message), new RegExp(`${counted.badge} checks to Level 1`));
    await setSetting('checklist.badge', 'off');
    assert.equal(checklistHead().badge, undefined);
    await setSetting('checklist.badge', undefined);
    assert.equal(checklistHead().badge, counted.badge);
  });

  test('shows the file in front alone, also a notebook and one of its cells', async () => {
    await files.write('only.py', pythonWithPath);
    await files.write('only.ipynb', notebookText(['import pandas as pd', cellWithPath]));
    await reportWhere('both files', ({ report }) =>
      ['only.py', 'only.ipynb'].every(file => report.findings.some(({ location }) => location.path === file)),
    );
    await showFile('only.py');
    await vscode.commands.executeCommand(commands.filterFile);
    await placesAre(/^only\.py:3:/);
    const { notebook } = await showNotebook('only.ipynb');
    await placesAre(/^only\.ipynb · cell 2, line 1$/);
    await vscode.window.showTextDocument(notebook.cellAt(1).document);
    await placesAre(/^only\.ipynb · cell 2, line 1$/);
    assert.equal((await preflight()).checklistHead().description, 'only.ipynb only');
    await vscode.commands.executeCommand(commands.showAllFiles);
    assert.equal((await top())[0], 'Next steps');
  });

  test('says so when nothing is found in the file in front', async () => {
    await files.write('clean.py', '"""Nothing to say."""\n');
    await reportWhere('the file', scan => scan.report.files > 0);
    await showFile('clean.py');
    await vscode.commands.executeCommand(commands.filterFile);
    assert.deepEqual(await checklistRows(), []);
    assert.equal((await preflight()).checklistHead().message, 'Nothing in clean.py stands in the way.');
  });

  /** All places of the rule that are shown are of this file, and there are some. */
  async function placesAre(label: RegExp): Promise<void> {
    await until(vscode.window.onDidChangeVisibleTextEditors, { what: 'an editor', value: () => true });
    const rows = (await checklistRows()).filter(({ id }) => id.includes(` | check | ${userPath} | `));
    assert.ok(rows.length > 0, (await checklistText()).join('\n'));
    for (const { item } of rows) assert.match(labelOf(item), label);
  }

  test('makes room for the welcome text where there is no Python and no notebook', async () => {
    await setSetting('exclude', ['**']);
    await reportWhere('nothing to check', ({ report }) => report.projects.every(isNothing));
    const { checklistHead, statusText } = await preflight();
    assert.deepEqual(await checklistRows(), []);
    assert.deepEqual(await learningRows(), []);
    assert.deepEqual([checklistHead().message, statusText()], ['', undefined]);
    await setSetting('exclude', undefined);
    await reportWhere('the files again', ({ report }) => !report.projects.every(isNothing));
    assert.equal((await top())[0], 'Next steps');
  });

  test('follows a fault of the configuration with a row on top', async () => {
    await files.write('.preflight.yaml', 'profil: batch\n');
    await reportWhere('the fault', ({ report }) => report.problems.some(({ kind }) => kind === 'configuration'));
    assert.match((await top())[0] ?? '', /^Faults in the configuration of /);
    await openEditor('train.py');
  });

  test('is whole for those who hear it: every row speaks its name, and checks their state, gate and minutes', async () => {
    for (const { id, item } of await checklistRows()) {
      const spoken = item.accessibilityInformation?.label ?? '';
      assert.ok(spoken.length > 0, id);
      if (/ \| check \| [^|]+$/.test(id)) {
        assert.match(spoken, new RegExp(`^${escape(labelOf(item))}\\. [A-Z].*About \\d+ minutes\\.$`));
      }
    }
  });

  function escape(text: string): string {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  }
});

suite('what is remembered of a learner', () => {
  const subject = { folder: 'file:///work', root: '.', rule: 'ci/no-ci' };
  const day = 24 * 60 * 60 * 1000;

  test('a step that was put off is back after seven days', async () => {
    const clock = { now: 0 };
    const memory = new LearnerMemory(memoryStore(), () => clock.now);
    await memory.snooze(subject);
    clock.now = 7 * day - 1;
    assert.ok(memory.snoozedUntil(subject));
    clock.now = 7 * day;
    assert.equal(memory.snoozedUntil(subject), undefined);
    memory.dispose();
  });

  test('it outlives the window', async () => {
    const kept = memoryStore();
    const before = new LearnerMemory(kept, () => 0);
    await before.snooze(subject);
    await before.markRead('ci/no-ci');
    before.dispose();
    const after = new LearnerMemory(kept, () => day);
    assert.ok(after.snoozedUntil(subject));
    assert.equal(after.isRead('ci/no-ci'), true);
    assert.equal(after.isRead('test/no-tests'), false);
    after.dispose();
  });
});
