import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/vscode/names';
import { replaceText } from '../support/cells';
import { expectInCells } from '../support/notebooks';
import { firstScan, preflight } from '../support/preflight';
import { setSetting } from '../support/settings';
import { TestFiles, cellWithPath, notebookText, userPath } from '../support/sources';
import { until } from '../support/until';
import { closeEditors, showNotebook } from '../support/workspace';

suite('what stands below the cells of a notebook', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await setSetting('notebook.cellStatusBar', undefined);
    await closeEditors();
    await files.remove();
  });

  async function open(): Promise<vscode.NotebookDocument> {
    const twice = `${cellWithPath}\nother = pd.read_csv("/Users/ana/projects/churn/data/other.csv")`;
    await files.write('below.ipynb', notebookText(['import pandas as pd', twice]));
    const { notebook } = await showNotebook('below.ipynb');
    await expectInCells(notebook, userPath, [0, 2]);
    return notebook;
  }

  async function items(cell: vscode.NotebookCell): Promise<readonly vscode.NotebookCellStatusBarItem[]> {
    const { cellStatus } = await preflight();
    const given = await cellStatus.provideCellStatusBarItems(cell, new vscode.CancellationTokenSource().token);
    return Array.isArray(given) ? given : given ? [given] : [];
  }

  test('is how many findings a cell shows, with what they say, and nothing where there are none', async () => {
    const notebook = await open();
    assert.deepEqual(await items(notebook.cellAt(0)), []);
    const [item, ...others] = await items(notebook.cellAt(1));
    assert.equal(others.length, 0);
    assert.equal(item?.text, '$(lightbulb) 2 findings');
    assert.match(String(item.accessibilityInformation?.label), /^Preflight: 2 findings in this cell\. .*one computer/);
    await replaceText(notebook.cellAt(1).document, '"/Users/ana/projects/churn/data/other.csv"', '"other.csv"');
    await expectInCells(notebook, userPath, [0, 1]);
    assert.equal((await items(notebook.cellAt(1)))[0]?.text, '$(lightbulb) 1 finding');
  });

  test('is nothing when the setting says so', async () => {
    const notebook = await open();
    await setSetting('notebook.cellStatusBar', false);
    assert.deepEqual(await items(notebook.cellAt(1)), []);
  });

  test('goes to the first finding when it is pressed', async () => {
    const notebook = await open();
    const [item] = await items(notebook.cellAt(1));
    assert.ok(typeof item?.command === 'object');
    assert.equal(item.command.command, commands.mendCell);
    const given: readonly unknown[] = item.command.arguments ?? [];
    await vscode.commands.executeCommand(item.command.command, ...given);
    const column = cellWithPath.indexOf('"/Users');
    await until(vscode.window.onDidChangeTextEditorSelection, {
      what: 'the cursor on the first finding',
      value: () => {
        const editor = vscode.window.activeTextEditor;
        const isThere =
          editor?.document === notebook.cellAt(1).document && editor.selection.active.character === column;
        return isThere && editor.selection.active.line === 0 ? true : undefined;
      },
    });
  });
});
