import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectFindings } from '../support/diagnostics';
import { firstScan, reportWhere, statusOf } from '../support/preflight';
import { findCheck } from '../support/rows';
import { TestFiles, notebookText } from '../support/sources';
import { until, whilePressing } from '../support/until';
import { closeEditors, fileUri, showNotebook } from '../support/workspace';

const secret = 'sec/secret-in-output';
const early = 'notebook/use-before-definition';
const printed = {
  output_type: 'stream',
  name: 'stdout',
  text: ['token for postgresql://ana:Sommer-2019-x@db.uni-ulm.de/churn\n'],
};
const harmless = { output_type: 'stream', name: 'stdout', text: ['3\n'] };

/** A notebook whose second cell has printed a password. */
function telling(): string {
  const cell = (source: string, count: number, output: object): object => ({
    cell_type: 'code',
    execution_count: count,
    id: `cell-${count}`,
    metadata: {},
    outputs: [output],
    source: [source],
  });
  const cells = [cell('1 + 2', 1, harmless), cell('connect()', 2, printed)];
  return `${JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

suite('fixes that change cells', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
  });

  function texts(notebook: vscode.NotebookDocument): string {
    return notebook.getCells().map(({ document }) => document.getText()).join(' | '); // prettier-ignore
  }

  /** As the lightbulb does it: what `vscode.executeCodeActionProvider` hands back has lost its changes of notebooks. */
  async function applyFirstFix(document: vscode.TextDocument, selection: vscode.Range): Promise<void> {
    await vscode.window.showTextDocument(document, { selection });
    await vscode.commands.executeCommand('editor.action.codeAction', { kind: 'quickfix', apply: 'first' });
  }

  function changed(what: string, holds: () => boolean): Promise<true> {
    return until(vscode.workspace.onDidChangeNotebookDocument, { what, value: () => (holds() ? true : undefined) });
  }

  async function undone(notebook: vscode.NotebookDocument, what: string, holds: () => boolean): Promise<void> {
    await showNotebook(vscode.workspace.asRelativePath(notebook.uri));
    await vscode.commands.executeCommand('undo');
    await changed(what, holds);
  }

  test('move the cell that defines a name, and one undo takes it back', async () => {
    await files.write('moved.ipynb', notebookText(['print(total)', 'total = 3', '4']));
    const { notebook } = await showNotebook('moved.ipynb');
    const { uri } = notebook.cellAt(0).document;
    const [finding] = await expectFindings(uri, early);
    assert.ok(finding);
    await applyFirstFix(notebook.cellAt(0).document, finding.range);
    await changed('the cell to have moved', () => texts(notebook) === 'total = 3 | print(total) | 4');
    await undone(notebook, 'the cells to be as before', () => texts(notebook) === 'print(total) | total = 3 | 4');
    await expectFindings(notebook.cellAt(0).document.uri, early);
  });

  test('clear the output of one cell of an open notebook, and one undo brings it back', async () => {
    await files.write('told.ipynb', telling());
    const { notebook } = await showNotebook('told.ipynb');
    const { uri } = notebook.cellAt(1).document;
    const [finding] = await expectFindings(uri, secret);
    assert.ok(finding);
    await applyFirstFix(notebook.cellAt(1).document, finding.range);
    await changed('the output to be gone', () => notebook.cellAt(1).outputs.length === 0);
    assert.equal(notebook.cellAt(0).outputs.length, 1);
    assert.ok(await notebook.save());
    const stored = new TextDecoder().decode(await vscode.workspace.fs.readFile(notebook.uri));
    assert.ok(!stored.includes('Sommer'), stored);
    assert.ok(stored.includes('"3\\n"'), stored);
    await undone(notebook, 'the output to be back', () => notebook.cellAt(1).outputs.length === 1);
    await expectFindings(notebook.cellAt(1).document.uri, secret);
  });

  test('are made from the checklist in a notebook that nobody opened, once somebody has agreed', async () => {
    const uri = await files.write('unopened.ipynb', telling());
    await reportWhere('the secret to be found', scan => statusOf(scan, secret) === 'open');
    const { id, item } = await findCheck(secret);
    assert.match(item.contextValue ?? '', /fixable/);
    await whilePressing(
      () => vscode.commands.executeCommand('quickInput.accept'),
      () => Promise.resolve(vscode.commands.executeCommand('preflight.previewFix', id)),
    );
    const notebook = await vscode.workspace.openNotebookDocument(fileUri('unopened.ipynb'));
    assert.equal(notebook.uri.toString(), uri.toString());
    assert.deepEqual(notebook.getCells().map(({ outputs }) => outputs.length), [1, 0]); // prettier-ignore
    assert.ok(await notebook.save());
    await reportWhere('the secret to be gone', scan => statusOf(scan, secret) !== 'open');
  });
});
