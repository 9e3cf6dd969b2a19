import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { firstScan, reportWhere, statusOf } from '../support/preflight';
import { findCheck } from '../support/rows';
import { TestFiles, notebookText } from '../support/sources';
import { until, whilePressing } from '../support/until';
import { closeEditors, deleteFile, fileUri, isThere, showFile } from '../support/workspace';

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
  async function previewAnd(command: string, asked = rule): Promise<void> {
    const { id } = await findCheck(asked);
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
  async function acceptPreview(asked = rule, created = 'README.md'): Promise<void> {
    do {
      await previewAnd('refactorPreview.apply', asked);
    } while (!(await isThere(created)));
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

  test('of notebooks move code and take out the cells that are left empty', async () => {
    const copied = 'code/duplicated-in-notebooks';
    const clean = `def clean(rows):\n${'    rows = rows.dropna()\n'.repeat(6)}    return rows`;
    for (const name of ['shop_a', 'shop_b']) {
      await files.write(`${name}.ipynb`, notebookText(['import math', clean, 'clean(rows)']));
    }
    try {
      await reportWhere('the copy to be found', scan => statusOf(scan, copied) === 'open');
      await acceptPreview(copied, 'src');
      for (const name of ['shop_a', 'shop_b']) {
        const notebook = await vscode.workspace.openNotebookDocument(fileUri(`${name}.ipynb`));
        const texts = notebook.getCells().map(({ document }) => document.getText());
        assert.match(texts[0] ?? '', /^from \w+\.features import clean$/m);
        assert.deepEqual(texts.slice(1), ['clean(rows)']);
      }
      await reportWhere('the copy to be gone', scan => statusOf(scan, copied) !== 'open');
    } finally {
      for (const file of ['src', 'tests', 'pytest.ini']) await deleteFile(file);
    }
  });

  suite('that change what runs', () => {
    const validation = 'data/no-validation';
    const visits = 'import pandas as pd\n\nvisits = pd.read_csv("data/visits.csv")\nprint(visits.mean())\n';
    const written = ['validation.py', 'tests/test_validation.py', 'pytest.ini'];

    setup(async () => {
      await files.write('data/visits.csv', 'visits,minutes\n1,2.5\n4,0.5\n');
      await files.write('visits.py', visits);
      await reportWhere('the data to be unchecked', scan => statusOf(scan, validation) === 'open');
    });
    teardown(async () => {
      await closeEditors();
      for (const file of written) await deleteFile(file);
    });

    /** Also that the scan has seen the files, which the next test wants gone. */
    async function expectMet(): Promise<void> {
      await reportWhere('the data to be checked', scan => statusOf(scan, validation) === 'met');
    }

    async function textOf(file: string): Promise<string> {
      return (await vscode.workspace.openTextDocument(fileUri(file))).getText();
    }

    test('write their files and leave the code as it is until its box is ticked', async () => {
      await acceptPreview(validation, 'validation.py');
      assert.match(await textOf('validation.py'), /"minutes": pa\.Column\(float/);
      assert.match(await textOf('requirements.txt'), /^pandera/m);
      assert.equal(await textOf('visits.py'), visits);
      await expectMet();
    });

    test('go on from a text that is not saved', async () => {
      const editor = await showFile('requirements.txt');
      await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '# What the service needs.\n'));
      assert.ok(editor.document.isDirty);
      await acceptPreview(validation, 'validation.py');
      const lines = (await textOf('requirements.txt')).split('\n');
      assert.deepEqual(lines.slice(0, 3), ['# What the service needs.', 'fastapi==0.115.0', 'pandas==2.2.3']);
      assert.match(lines[3] ?? '', /^pandera/);
      await expectMet();
    });
  });
});
