import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { replaceText } from '../support/cells';
import { firstScan } from '../support/preflight';
import { TestFiles, notebookText } from '../support/sources';
import { until, whilePressing } from '../support/until';
import { closeEditors, deleteFile, fileUri, isThere, showNotebook } from '../support/workspace';

const double = 'def double(x):\n    return x * 2';
const cells = ['import math', double, 'def half(x):\n    return math.floor(x / 2)\n\n\nhalf(3)', 'double(4)'];

/** The suite runs as part of the extension. */
const kernelOwner = 'ml-preflight.ml-preflight';

suite('graduate to module', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
    for (const file of ['src', 'tests', 'pytest.ini']) await deleteFile(file);
  });

  async function openNotebook(file: string, sources: readonly string[] = cells): Promise<vscode.NotebookDocument> {
    await files.write(file, notebookText(sources));
    return (await showNotebook(file)).notebook;
  }

  function textsOf(notebook: vscode.NotebookDocument): readonly string[] {
    return notebook.getCells().map(({ document }) => document.getText());
  }

  function shownTexts(): readonly string[] {
    const uris = vscode.workspace.textDocuments.map(({ uri }) => uri.toString());
    return uris.filter(uri => uri.startsWith('vscode-bulkeditpreview-editor:'));
  }

  /** Asks as the title of a cell does, and answers the preview once its texts are there. */
  async function graduate(
    notebook: vscode.NotebookDocument,
    command: string,
    more: { readonly module?: string } = {},
  ): Promise<string | undefined> {
    const earlier = shownTexts();
    let pressed: Thenable<unknown> | undefined;
    const press = (): void => {
      const isShown = shownTexts().some(uri => !earlier.includes(uri));
      pressed ??= isShown ? vscode.commands.executeCommand(command).then(() => (pressed = undefined)) : undefined;
    };
    const choice = { notebook: notebook.uri, cells: [], ...more };
    const said = await whilePressing(press, () =>
      Promise.resolve(vscode.commands.executeCommand<string | undefined>('preflight.graduate', choice)),
    );
    await pressed;
    return said;
  }

  test('writes modules and cells, takes out what is left empty, and undoes that by itself', async () => {
    const notebook = await openNotebook('graduated.ipynb');
    do {
      assert.equal(await graduate(notebook, 'refactorPreview.apply'), undefined);
    } while (!(await isThere('src')));
    const [imports = '', ...others] = textsOf(notebook);
    assert.match(imports, /^import sys\n\nsys\.path\.insert\(0, "src"\).*\nfrom \w+\.features import double, half$/);
    assert.deepEqual(others, ['half(3)', 'double(4)']);
    const [name = ''] = (await vscode.workspace.fs.readDirectory(fileUri('src')))[0] ?? [];
    const module = await vscode.workspace.openTextDocument(fileUri(`src/${name}/features.py`));
    assert.equal(
      module.getText().trimEnd(),
      `import math\n\n\n${double}\n\n\ndef half(x):\n    return math.floor(x / 2)`,
    );

    await showNotebook('graduated.ipynb');
    await vscode.commands.executeCommand('undo');
    await until(vscode.workspace.onDidChangeNotebookDocument, {
      what: 'the empty cell to be back',
      value: () => (notebook.cellCount === 4 ? true : undefined),
    });
    assert.equal(notebook.cellAt(1).document.getText(), '');
  });

  test('changes nothing when the preview is turned away', async () => {
    const notebook = await openNotebook('kept.ipynb');
    assert.equal(await graduate(notebook, 'refactorPreview.discard'), undefined);
    assert.deepEqual(textsOf(notebook), cells);
    assert.equal(await isThere('src'), false);
  });

  test('goes by cells that are not saved, and says in a sentence why nothing can leave', async () => {
    const notebook = await openNotebook('starred.ipynb');
    await replaceText(notebook.cellAt(0).document, 'import math', 'from math import *');
    assert.match((await graduate(notebook, 'refactorPreview.discard')) ?? '', /imports with a star/);
  });

  test('leaves a notebook alone whose kernel is running', async () => {
    const notebook = await openNotebook('running.ipynb');
    const kernel = vscode.notebooks.createNotebookController(
      'preflight-test',
      'jupyter-notebook',
      'A kernel of the test',
    );
    let isSelected = false;
    kernel.onDidChangeSelectedNotebooks(({ selected }) => (isSelected = selected));
    try {
      const selected = until(kernel.onDidChangeSelectedNotebooks, {
        what: 'the kernel to be selected',
        value: () => (isSelected ? true : undefined),
      });
      await vscode.commands.executeCommand('notebook.selectKernel', { id: 'preflight-test', extension: kernelOwner });
      await selected;
      const run = kernel.createNotebookCellExecution(notebook.cellAt(0));
      run.executionOrder = 1;
      run.start(Date.now());
      await until(vscode.workspace.onDidChangeNotebookDocument, {
        what: 'the cell to run',
        value: () => (notebook.cellAt(0).executionSummary?.executionOrder === 1 ? true : undefined),
      });
      assert.match(
        (await graduate(notebook, 'refactorPreview.discard')) ?? '',
        /^running\.ipynb is running, .*then ask again\.$/,
      );
      run.end(true, Date.now());
      await until(vscode.workspace.onDidChangeNotebookDocument, {
        what: 'the run to end',
        value: () => notebook.cellAt(0).executionSummary?.success,
      });
      assert.equal(await graduate(notebook, 'refactorPreview.discard'), undefined);
    } finally {
      kernel.dispose();
    }
    assert.deepEqual(textsOf(notebook), cells);
  });

  test('writes to the module that is named', async () => {
    const notebook = await openNotebook('named.ipynb');
    do {
      assert.equal(await graduate(notebook, 'refactorPreview.apply', { module: 'shop.tools' }), undefined);
    } while (!(await isThere('src')));
    assert.ok(await isThere('src/shop/tools.py'));
    assert.match(textsOf(notebook)[0] ?? '', /^from shop\.tools import double, half$/m);
  });

  test('is offered for a cell of code', async () => {
    const notebook = await openNotebook('offered.ipynb');
    const { document } = notebook.cellAt(1);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, 0, 0),
      'refactor.extract.preflight',
    );
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Graduate to module…'],
    );
  });
});
