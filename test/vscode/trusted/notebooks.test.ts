import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeCell } from '../support/cells';
import { expectInCells, expectNoCells, saveAs } from '../support/notebooks';
import { firstScan, reportWhere } from '../support/preflight';
import { clickRow, findRow } from '../support/rows';
import { TestFiles, cellWithPath, notebookText, userPath } from '../support/sources';
import { until } from '../support/until';
import { closeEditors, deleteFile, openEditor, showFile } from '../support/workspace';

suite('notebooks that are opened and closed', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
  });

  const text = notebookText([{ kind: 'markdown', source: '# Title' }, 'import pandas as pd', cellWithPath]);

  async function open(file: string): Promise<vscode.NotebookDocument> {
    await openEditor(file);
    return until(vscode.window.onDidChangeActiveNotebookEditor, {
      what: `${file} to be in front`,
      value: () => {
        const notebook = vscode.window.activeNotebookEditor?.notebook;
        return notebook?.uri.path.endsWith(file) === true ? notebook : undefined;
      },
    });
  }

  test('findings go from the cells when the notebook is closed, and stay in the checklist', async () => {
    const uri = await files.write('closed.ipynb', text);
    await expectInCells(await open('closed.ipynb'), userPath, [0, 0, 1]);
    await closeEditors();
    await expectNoCells(uri);
    await findRow('closed.ipynb · cell 3, line 1');
  });

  test('findings are back in the cells when the notebook is reopened', async () => {
    const uri = await files.write('reopened.ipynb', text);
    await expectInCells(await open('reopened.ipynb'), userPath, [0, 0, 1]);
    await closeEditors();
    await expectNoCells(uri);
    await expectInCells(await open('reopened.ipynb'), userPath, [0, 0, 1]);
  });

  test('findings stand in an untitled notebook, which is no part of the folder', async () => {
    const data = new vscode.NotebookData([codeCell('import pandas as pd'), codeCell(cellWithPath)]);
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', data);
    await vscode.window.showNotebookDocument(notebook);
    await expectInCells(notebook, userPath, [0, 1]);
    const { report } = await reportWhere('a report', () => true);
    assert.deepEqual(
      report.findings.filter(({ location }) => location.path.includes('Untitled')),
      [],
    );
  });

  test('findings stand in an untitled Python file', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'python',
      content: `import pandas as pd\n${cellWithPath}\n`,
    });
    await vscode.window.showTextDocument(document);
    await until(vscode.languages.onDidChangeDiagnostics, {
      what: 'a finding in the untitled file',
      value: () => vscode.languages.getDiagnostics(document.uri).find(({ source }) => source === 'Preflight'),
    });
  });

  test('findings follow a notebook that is saved as another file', async () => {
    // VS Code proposes the folder of the file that was in front last.
    await showFile('train.py');
    const data = new vscode.NotebookData([codeCell('import pandas as pd'), codeCell(cellWithPath)]);
    const draft = await vscode.workspace.openNotebookDocument('jupyter-notebook', data);
    await vscode.window.showNotebookDocument(draft);
    await expectInCells(draft, userPath, [0, 1]);
    const saved = await saveAs();
    assert.equal(vscode.workspace.getWorkspaceFolder(saved.uri)?.index, 0);
    await expectInCells(saved, userPath, [0, 1]);
    await expectNoCells(draft.uri);
    await deleteFile(vscode.workspace.asRelativePath(saved.uri));
  });

  test('a finding of a closed notebook opens at its cell and line', async () => {
    await reportWhere('the finding of explore.ipynb', ({ report }) =>
      report.findings.some(({ location }) => location.path === 'notebooks/explore.ipynb'),
    );
    await clickRow(await findRow('explore.ipynb · cell 4, line 2'));
    const editor = await until(vscode.window.onDidChangeActiveTextEditor, {
      what: 'the cell to be in front',
      value: () => {
        const front = vscode.window.activeTextEditor;
        return front?.document.uri.scheme === 'vscode-notebook-cell' ? front : undefined;
      },
    });
    const cell = vscode.window.activeNotebookEditor?.notebook.cellAt(3);
    assert.equal(editor.document, cell?.document);
    assert.equal(editor.document.getText(editor.selection), '"/Users/ana/projects/churn/data/churn.csv"');
    assert.equal(editor.selection.start.line, 1);
  });
});
