import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { localDay } from '../../../src/host/localDay';
import { commands } from '../../../src/vscode/names';
import { askedRule } from '../../support/askedRule';
import { firstScan, reportWhere, statusOf } from '../support/preflight';
import { type Row, checklistRows, findCheck, findRow, labelOf } from '../support/rows';
import { TestFiles } from '../support/sources';
import { whilePressing } from '../support/until';
import { closeEditors, deleteFile, fileUri } from '../support/workspace';

const { id, place, text, met } = askedRule;

suite('what only a person can know', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  setup(async () => {
    await files.write(place, text);
    await reportWhere('the question', scan => statusOf(scan, id) === 'to-confirm');
  });
  teardown(async () => {
    await closeEditors();
    await files.remove();
    await deleteFile('.preflight.yaml');
    await deleteFile('.preflight');
  });

  const { Checked, Unchecked } = vscode.TreeItemCheckboxState;

  function boxOf({ item }: Row): vscode.TreeItemCheckboxState | undefined {
    const { checkboxState } = item;
    return typeof checkboxState === 'object' ? checkboxState.state : checkboxState;
  }

  async function configuration(): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri('.preflight.yaml')));
  }

  async function confirm(): Promise<void> {
    await vscode.commands.executeCommand(commands.confirmCheck, (await findCheck(id)).id, 'docs/brief.md');
    await reportWhere('the confirmation', scan => statusOf(scan, id) === 'confirmed');
  }

  test('has a box that is not ticked, and its stage counts it', async () => {
    const row = await findCheck(id);
    assert.equal(boxOf(row), Unchecked);
    assert.equal(row.item.description, 'yours to confirm');
    assert.match(
      row.item.accessibilityInformation?.label ?? '',
      /^The success metric was agreed .*\. Yours to confirm\./,
    );
    const stage = await findRow('Problem & requirements');
    assert.match(String(stage.item.description), /^\d+ of \d+ · 3 to confirm/);
  });

  test('is the only thing that can be ticked', async () => {
    const ticked = (await checklistRows()).filter(row => boxOf(row) !== undefined);
    assert.deepEqual(
      ticked.map(({ item }) => labelOf(item)),
      [
        'The number that decides was agreed with those who use the model',
        'Somebody answers for using the data for this',
        met,
      ],
    );
  });

  test('is confirmed with evidence, author and day, and the box stays ticked after the next scan', async () => {
    await confirm();
    assert.match(
      await configuration(),
      new RegExp(
        `^confirmed:\n  - check: ${id}\n    by: \\S.*\n    on: ${localDay()}\n    evidence: docs/brief\\.md\n$`,
      ),
    );
    await vscode.commands.executeCommand(commands.scan);
    const row = await findCheck(id);
    assert.equal(boxOf(row), Checked);
    assert.match(String(row.item.description), /^confirmed · .+: docs\/brief\.md$/);
    assert.match(String(row.item.contextValue), /^check confirmed\b/);
  });

  test('is asked again when the confirmation is taken back; what else was written stays', async () => {
    const others =
      '# Ours.\nconfirmed:\n  - check: ci/no-ci\n    by: ana\n    on: 2026-09-20\n    evidence: run by hand\n';
    await files.write('.preflight.yaml', others);
    await reportWhere('the other confirmation', scan => statusOf(scan, 'ci/no-ci') === 'confirmed');
    await confirm();
    await vscode.commands.executeCommand(commands.withdrawConfirmation, (await findCheck(id)).id);
    await reportWhere('the question again', scan => statusOf(scan, id) === 'to-confirm');
    assert.equal(await configuration(), others);
    assert.equal(boxOf(await findCheck(id)), Unchecked);
  });

  test('stays a question when the evidence is not given', async () => {
    const row = await findCheck(id);
    const asked = vscode.commands.executeCommand(commands.confirmCheck, row.id);
    await whilePressing(
      () => vscode.commands.executeCommand('workbench.action.closeQuickOpen'),
      () => Promise.resolve(asked),
    );
    await assert.rejects(configuration());
    assert.equal(boxOf(await findCheck(id)), Unchecked);
  });
});
