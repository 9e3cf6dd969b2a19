import * as assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { applyFix } from '../support/fixes';
import { diagnosticsOf } from '../support/diagnostics';
import { expectInCells } from '../support/notebooks';
import { firstScan, reportWhere } from '../support/preflight';
import { findRow } from '../support/rows';
import { TestFiles, cellWithPath, notebookText, userPath } from '../support/sources';
import { closeEditors, showNotebook } from '../support/workspace';

/** What real notebooks hold and simple readers stumble over; a Markdown cell first is in the tests of comments. */
suite('notebooks with edges', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
  });

  const imports = 'import pandas as pd';

  async function open(file: string, text: string): Promise<vscode.NotebookDocument> {
    await files.write(file, text);
    return (await showNotebook(file)).notebook;
  }

  /** No rule says anything about a cell that is fine. */
  function expectSilence(notebook: vscode.NotebookDocument, cell: number): void {
    const said = diagnosticsOf(notebook.cellAt(cell).document.uri).map(({ message }) => message);
    assert.deepEqual(said, []);
  }

  test('a cell of %%bash is not read as Python', async () => {
    const bash = `%%bash\necho "/Users/ana/projects/churn/data/churn.csv" | while read x; do done`;
    const notebook = await open('bash.ipynb', notebookText([imports, bash, cellWithPath]));
    await expectInCells(notebook, userPath, [0, 0, 1]);
    expectSilence(notebook, 1);
  });

  test('a magic that goes on in the next line hides no line and shifts none', async () => {
    const magic = `%env DATA=a \\\n  b\n${cellWithPath}`;
    const notebook = await open('continued.ipynb', notebookText([imports, magic]));
    await expectInCells(notebook, userPath, [0, 1]);
    const [found] = diagnosticsOf(notebook.cellAt(1).document.uri, userPath);
    assert.equal(found?.range.start.line, 2);
  });

  test('a line that begins with != is no command', async () => {
    const compared = `same = (\n    1\n    != 2\n)\n${cellWithPath}`;
    const notebook = await open('unequal.ipynb', notebookText([imports, compared]));
    await expectInCells(notebook, userPath, [0, 1]);
    const said = diagnosticsOf(notebook.cellAt(1).document.uri).map(({ code }) =>
      String(typeof code === 'object' ? code.value : code),
    );
    assert.deepEqual(said, [userPath]);
  });

  test('the last expression of a cell, shown and used by nobody, is no finding', async () => {
    const notebook = await open('display.ipynb', notebookText([imports, `${cellWithPath}\nframe`, 'frame.head()']));
    await expectInCells(notebook, userPath, [0, 1, 0]);
    expectSilence(notebook, 2);
  });

  test('cells without ids, of nbformat 4.4, have findings and fixes of their own', async () => {
    const old = notebookText([imports, cellWithPath, cellWithPath])
      .replace('"nbformat_minor": 5', '"nbformat_minor": 4')
      .replace(/^\s*"id": "cell-\d+",\n/gm, '');
    assert.doesNotMatch(old, /"id"/);
    const notebook = await open('without-ids.ipynb', old);
    await expectInCells(notebook, userPath, [0, 1, 1]);
    const { uri } = notebook.cellAt(2).document;
    const [found] = diagnosticsOf(uri, userPath);
    assert.ok(found);
    await applyFix(uri, found.range, `Ignore ${userPath} here`);
    await expectInCells(notebook, userPath, [0, 1, 0]);
  });

  test('thirty megabytes of outputs are passed over', async () => {
    const output = { output_type: 'stream', name: 'stdout', text: ['x'.repeat(30 * 1024 * 1024)] };
    const heavy = notebookText([imports, cellWithPath]).replace(
      '"outputs": []',
      `"outputs": [${JSON.stringify(output)}]`,
    );
    assert.ok(heavy.length > 30 * 1024 * 1024);
    await files.write('heavy.ipynb', heavy);
    await reportWhere('the finding behind the outputs', ({ report }) =>
      report.findings.some(({ rule, location }) => rule === userPath && location.path === 'heavy.ipynb'),
    );
    await findRow('heavy.ipynb · cell 2, line 1');
  });

  test('a notebook that is no JSON is named, and the others are read all the same', async () => {
    await files.write('broken.ipynb', '{"cells": [');
    await files.write('whole.ipynb', notebookText([imports, cellWithPath]));
    const { report } = await reportWhere('both notebooks', scan =>
      ['broken.ipynb', 'whole.ipynb'].every(file =>
        scan.report.findings.some(({ location }) => location.path === file),
      ),
    );
    assert.ok(
      report.findings.some(
        ({ rule, location }) => rule === 'notebook/invalid-notebook' && location.path === 'broken.ipynb',
      ),
    );
  });

  test('three hundred cells have their findings in the right ones', async () => {
    const cells = Array.from({ length: 300 }, (_, index) =>
      index === 0 ? imports : index === 150 || index === 299 ? cellWithPath : `value_${index} = ${index}`,
    );
    const notebook = await open('long.ipynb', notebookText(cells));
    await expectInCells(
      notebook,
      userPath,
      cells.map(cell => (cell === cellWithPath ? 1 : 0)),
    );
  });

  test('two notebooks with the same cell keep their findings apart', async () => {
    const text = notebookText([imports, cellWithPath]);
    const first = await open('same-1.ipynb', text);
    const second = await open('same-2.ipynb', text);
    await expectInCells(first, userPath, [0, 1]);
    await expectInCells(second, userPath, [0, 1]);
    const { uri } = second.cellAt(1).document;
    const [found] = diagnosticsOf(uri, userPath);
    assert.ok(found);
    await applyFix(uri, found.range, `Ignore ${userPath} here`);
    await expectInCells(second, userPath, [0, 0]);
    await expectInCells(first, userPath, [0, 1]);
  });
});
