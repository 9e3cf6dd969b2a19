import { replaceText, setTags } from '../support/cells';
import * as vscode from 'vscode';
import { fixesAt } from '../support/fixes';
import { diagnosticsOf, expectFindings } from '../support/diagnostics';
import { expectInCells } from '../support/notebooks';
import { TestFiles, cellWithPath, notebookText, pythonWithPath, userPath } from '../support/sources';
import { until } from '../support/until';
import { closeEditors, showFile, showNotebook } from '../support/workspace';
import * as assert from 'node:assert/strict';
import { firstScan } from '../support/preflight';

suite('silencing', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
  });

  test('a comment at the end of a line silences that line', async () => {
    const uri = await files.write('line.py', `${pythonWithPath}again = pd.read_csv("/home/ana/again.csv")\n`);
    const { document } = await showFile('line.py');
    await expectFindings(uri, userPath, 2);
    await replaceText(document, 'churn.csv")', `churn.csv")  # preflight: ignore[${userPath}] -- mounted everywhere`);
    const [left] = await expectFindings(uri, userPath, 1);
    assert.equal(left?.range.start.line, 3);
  });

  test('a comment for the file silences all of it', async () => {
    const uri = await files.write('whole.py', `${pythonWithPath}again = pd.read_csv("/home/ana/again.csv")\n`);
    const { document } = await showFile('whole.py');
    await expectFindings(uri, userPath, 2);
    await replaceText(document, 'import pandas', `# preflight: ignore-file[${userPath}] -- a demo\nimport pandas`);
    await expectFindings(uri, userPath, 0);
  });

  test('a comment for the cell silences that cell', async () => {
    await files.write('cell.ipynb', notebookText(['import pandas as pd', cellWithPath, cellWithPath]));
    const { notebook } = await showNotebook('cell.ipynb');
    await expectInCells(notebook, userPath, [0, 1, 1]);
    await replaceText(notebook.cellAt(1).document, 'frame', `# preflight: ignore-cell[${userPath}] -- a demo\nframe`);
    await expectInCells(notebook, userPath, [0, 0, 1]);
  });

  test('the tag preflight-skip silences a cell, from the moment it is set', async () => {
    await files.write('tag.ipynb', notebookText(['import pandas as pd', cellWithPath, cellWithPath]));
    const { notebook } = await showNotebook('tag.ipynb');
    await expectInCells(notebook, userPath, [0, 1, 1]);
    await setTags(notebook, 1, ['preflight-skip']);
    await expectInCells(notebook, userPath, [0, 0, 1]);
    await setTags(notebook, 1, []);
    await expectInCells(notebook, userPath, [0, 1, 1]);
  });

  test('a comment that silences nothing is named', async () => {
    const uri = await files.write('unused.py', `x = 1  # preflight: ignore[${userPath}]\n`);
    await showFile('unused.py');
    await expectFindings(uri, 'preflight/unused-suppression');
    assert.deepEqual(diagnosticsOf(uri, userPath), []);
  });

  test('a comment that silences nothing goes when all safe fixes are applied to the file', async () => {
    const uri = await files.write('safe.py', `x = 1  # preflight: ignore[${userPath}]\n`);
    const { document } = await showFile('safe.py');
    const [finding] = await expectFindings(uri, 'preflight/unused-suppression');
    assert.ok(finding);
    const preferred = (await fixesAt(uri, finding.range)).find(({ isPreferred }) => isPreferred);
    assert.equal(preferred?.title, 'Remove what silences nothing');
    await applyAll(uri, 'source.fixAll');
    assert.equal(document.getText(), 'x = 1\n');
  });

  test('and from all cells when a notebook is saved that begins with Markdown', async () => {
    const settings = vscode.workspace.getConfiguration('notebook');
    const kinds = { 'notebook.source.fixAll.preflight': 'explicit' };
    await settings.update('codeActionsOnSave', kinds, vscode.ConfigurationTarget.Workspace);
    const comment = `# preflight: ignore[${userPath}]`;
    const cells = [{ kind: 'markdown', source: '# Title' }, `x = 1  ${comment}`, `y = 2  ${comment}`] as const;
    await files.write('safe.ipynb', notebookText(cells));
    const { notebook } = await showNotebook('safe.ipynb');
    await replaceText(notebook.cellAt(1).document, 'x = 1', 'x = 11');
    await expectInCells(notebook, 'preflight/unused-suppression', [0, 1, 1]);
    await firstScan();
    await vscode.commands.executeCommand('workbench.action.files.save');
    await until(vscode.workspace.onDidChangeNotebookDocument, {
      what: 'the comments to be gone',
      value: () =>
        notebook.getCells().every(({ document }) => !document.getText().includes(comment)) ? true : undefined,
    });
    await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
  });

  async function applyAll(uri: vscode.Uri, kind: string): Promise<void> {
    const [action, ...others] = await fixesAt(uri, new vscode.Range(0, 0, 0, 0), kind);
    assert.deepEqual(others, []);
    assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
  }
});
