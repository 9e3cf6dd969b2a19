import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeCell, replaceCells, replaceText } from '../support/cells';
import { expectFindings } from '../support/diagnostics';
import { expectInCells, runOnCell } from '../support/notebooks';
import { TestFiles, cellWithPath, notebookText, userPath } from '../support/sources';
import { closeEditors, showNotebook } from '../support/workspace';
import { firstScan } from '../support/preflight';

suite('findings in cells of an open notebook', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
  });

  /** An open notebook whose second cell has a finding. */
  async function openNotebook(file: string): Promise<vscode.NotebookDocument> {
    await files.write(file, notebookText(['import pandas as pd', cellWithPath, 'frame.head()']));
    const { notebook } = await showNotebook(file);
    await expectInCells(notebook, userPath, [0, 1, 0]);
    return notebook;
  }

  test('appear, move and clear on edit in a cell', async () => {
    const notebook = await openNotebook('edited.ipynb');
    const { document } = notebook.cellAt(1);
    const [appeared] = await expectFindings(document.uri, userPath);
    assert.equal(appeared?.range.start.line, 0);
    assert.equal(appeared.severity, vscode.DiagnosticSeverity.Hint);

    await replaceText(document, 'frame', '# Read.\nframe');
    await expectFindings(document.uri, userPath, 1, found => found[0]?.range.start.line === 1);

    await replaceText(document, '/Users/ana/projects/churn/', '');
    await expectInCells(notebook, userPath, [0, 0, 0]);
  });

  test('appear in a cell that is added', async () => {
    const notebook = await openNotebook('added.ipynb');
    await replaceCells(notebook, [2, 2], [codeCell('pd.read_csv("/home/ana/more.csv")')]);
    await expectInCells(notebook, userPath, [0, 1, 1, 0]);
  });

  test('go with a cell that is deleted', async () => {
    const notebook = await openNotebook('deleted.ipynb');
    const { uri } = notebook.cellAt(1).document;
    await replaceCells(notebook, [1, 2]);
    await expectFindings(uri, userPath, 0);
    await expectInCells(notebook, userPath, [0, 0]);
  });

  test('go along with a cell that is moved', async () => {
    const notebook = await openNotebook('moved.ipynb');
    await runOnCell(1, 'notebook.cell.moveDown');
    assert.equal(notebook.cellAt(2).document.getText(), cellWithPath);
    await expectInCells(notebook, userPath, [0, 0, 1]);
  });

  test('clear when a cell becomes Markdown, and come back when it becomes code again', async () => {
    const notebook = await openNotebook('markdown.ipynb');
    await runOnCell(1, 'notebook.cell.changeToMarkdown');
    await expectInCells(notebook, userPath, [0, 0, 0]);
    assert.equal(notebook.cellAt(1).kind, vscode.NotebookCellKind.Markup);
    await runOnCell(1, 'notebook.cell.changeToCode');
    // Without a kernel, VS Code does not know the language of a new code cell.
    await vscode.languages.setTextDocumentLanguage(notebook.cellAt(1).document, 'python');
    await expectInCells(notebook, userPath, [0, 1, 0]);
  });

  for (const language of ['sql', 'shellscript']) {
    test(`clear when a cell is ${language}, and come back with Python`, async () => {
      const notebook = await openNotebook(`language-${language}.ipynb`);
      await vscode.languages.setTextDocumentLanguage(notebook.cellAt(1).document, language);
      await expectInCells(notebook, userPath, [0, 0, 0]);
      await vscode.languages.setTextDocumentLanguage(notebook.cellAt(1).document, 'python');
      await expectInCells(notebook, userPath, [0, 1, 0]);
    });
  }
});
