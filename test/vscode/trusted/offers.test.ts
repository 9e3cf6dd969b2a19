import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { firstScan, reportWhere, statusOf } from '../support/preflight';
import { findCheck } from '../support/rows';
import { TestFiles } from '../support/sources';
import { until, whilePressing } from '../support/until';
import { closeEditors, deleteFile, fileUri, isThere } from '../support/workspace';

const rule = 'docs/missing-readme';

suite('fixes of a whole check', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  setup(() => files.write('requirements.txt', 'fastapi==0.115.0\npandas==2.2.3\n'));
  teardown(async () => {
    await closeEditors();
    await files.remove();
    if (await isThere('README.md')) await deleteFile('README.md');
  });

  function isBetter(status: string | undefined): boolean {
    return status === 'partly' || status === 'met';
  }

  function shownTexts(): readonly string[] {
    const { textDocuments } = vscode.workspace;
    return textDocuments
      .map(({ uri }) => uri.toString())
      .filter(uri => uri.startsWith('vscode-bulkeditpreview-editor:'));
  }

  /** Asks for the fix as a click on the row does. Before its texts are there, the preview has nothing to be accepted. */
  async function previewAnd(command: string): Promise<void> {
    const { id } = await findCheck(rule);
    const earlier = shownTexts();
    const isShown = (): boolean => shownTexts().some(uri => !earlier.includes(uri));
    // One at a time, and none left over: a late one would be for the next preview.
    let pressed: Thenable<unknown> | undefined;
    const press = (): void => {
      pressed ??= isShown() ? vscode.commands.executeCommand(command).then(() => (pressed = undefined)) : undefined;
    };
    const refused = await whilePressing(press, () =>
      Promise.resolve(vscode.commands.executeCommand<string | undefined>('preflight.previewFix', id)),
    );
    await pressed;
    assert.equal(refused, undefined);
  }

  /** VS Code closes a preview by itself that opens while it still tidies up after the last one: then it is asked again. */
  async function acceptPreview(): Promise<void> {
    do {
      await previewAnd('refactorPreview.apply');
    } while (!(await isThere('README.md')));
  }

  /** Undo empties a file before it takes the file away. */
  function deletion(): Promise<true> {
    let isDeleted: true | undefined;
    vscode.workspace.onDidDeleteFiles(() => (isDeleted = true));
    return until(vscode.workspace.onDidDeleteFiles, { what: 'README.md to be deleted', value: () => isDeleted });
  }

  test('are accepted, undone and accepted again, and the state of the check follows', async () => {
    await reportWhere('the README to be missing', scan => statusOf(scan, rule) === 'open');
    await acceptPreview();
    await reportWhere('the README to be there', scan => isBetter(statusOf(scan, rule)));
    const first = (await vscode.workspace.openTextDocument(fileUri('README.md'))).getText();
    assert.match(first, /^# .+\n[\s\S]*[^\n]\n$/);

    await vscode.window.showTextDocument(fileUri('README.md'));
    const gone = deletion();
    await vscode.commands.executeCommand('undo');
    await gone;
    await reportWhere('the README to be gone', scan => statusOf(scan, rule) === 'open');

    await acceptPreview();
    await reportWhere('the README to be there again', scan => isBetter(statusOf(scan, rule)));
    assert.equal((await vscode.workspace.openTextDocument(fileUri('README.md'))).getText(), first);
  });

  test('are offered by the row of a check that has a gap, and by no other', async () => {
    const { report } = await reportWhere('the README to be missing', scan => statusOf(scan, rule) === 'open');
    assert.equal((await findCheck(rule)).item.contextValue, 'check open fixable');
    const offering = report.projects[0]?.checks.filter(({ fixes }) => fixes.length > 0) ?? [];
    assert.deepEqual(
      [...new Set(offering.map(({ status }) => status))].filter(status => status !== 'partly'),
      ['open'],
    );
  });

  test('do nothing when the preview is turned away', async () => {
    await reportWhere('the README to be missing', scan => statusOf(scan, rule) === 'open');
    await previewAnd('refactorPreview.discard');
    assert.equal(await isThere('README.md'), false);
  });
});
