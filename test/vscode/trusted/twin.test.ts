import * as assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { type Finding, keepToBudget } from '../../../src/engine/index';
import { diagnosticsOf, expectFindings, ruleOf } from '../support/diagnostics';
import { firstScan, preflight, reportWhere } from '../support/preflight';
import { TestFiles, cellWithPath, notebookText, pythonWithPath, randomState, userPath } from '../support/sources';
import { closeEditors, showFile, showNotebook } from '../support/workspace';

const severities = ['error', 'warning', 'information', 'hint'];

suite('the editor and the report', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
  });

  function fromReport({ rule, severity, message, position }: Finding): string {
    const { line, column, endLine, endColumn } = position ?? { line: 0, column: 0, endLine: 0, endColumn: 0 };
    return JSON.stringify([rule, severity, message, line, column, endLine, endColumn]);
  }

  function fromEditor(diagnostic: vscode.Diagnostic): string {
    const { message, severity, range } = diagnostic;
    const places = [range.start.line, range.start.character, range.end.line, range.end.character];
    return JSON.stringify([ruleOf(diagnostic), severities[severity], message, ...places.map(place => place + 1)]);
  }

  test('say the same of every open document', async () => {
    const seeds = 'from sklearn.model_selection import train_test_split\na, b = train_test_split(rows)\n';
    const python = await files.write('twin.py', pythonWithPath + seeds);
    await files.write('twin.ipynb', notebookText(['import pandas as pd', cellWithPath, cellWithPath]));
    await showFile('twin.py');
    const { notebook } = await showNotebook('twin.ipynb');
    await expectFindings(python, userPath);
    await expectFindings(python, randomState);
    const api = await preflight();
    await api.whenIdle();
    const { report } = await reportWhere('a report', () => true);
    const { shown } = keepToBudget(report.findings.filter(({ position }) => position !== null));
    const places = [
      { uri: python, path: 'twin.py', cell: undefined },
      ...notebook.getCells().map(({ document, index }) => ({ uri: document.uri, path: 'twin.ipynb', cell: index })),
    ];
    for (const { uri, path, cell } of places) {
      const expected = shown.filter(
        ({ location }) => location.path === path && (location.kind === 'cell' ? location.cell : undefined) === cell,
      );
      assert.deepEqual(diagnosticsOf(uri).map(fromEditor).sort(), expected.map(fromReport).sort());
    }
    assert.ok(shown.filter(({ location }) => location.path.startsWith('twin')).length >= 4);
  });
});
