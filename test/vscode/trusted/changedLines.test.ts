import * as vscode from 'vscode';
import * as assert from 'node:assert/strict';
import { commands } from '../../../src/vscode/names';
import { expectFindings } from '../support/diagnostics';
import { GitRepository } from '../support/gitRepository';
import { expectInCells } from '../support/notebooks';
import { firstScan, reportWhere } from '../support/preflight';
import { setSetting } from '../support/settings';
import { TestFiles, cellWithPath, notebookText, pythonWithPath, userPath } from '../support/sources';
import { closeEditors, showFile, showNotebook } from '../support/workspace';

const changedLinesOnly = 'diagnostics.changedLinesOnly';

suite('changed lines', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  const repository = new GitRepository();
  teardown(async () => {
    await setSetting(changedLinesOnly, undefined);
    await vscode.workspace
      .getConfiguration('preflight')
      .update(changedLinesOnly, undefined, vscode.ConfigurationTarget.Global);
    await closeEditors();
    await files.remove();
    await repository.remove();
  });

  async function append(document: vscode.TextDocument, text: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, text);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  test('alone have findings in files and in cells, before they are saved, and the checklist holds all', async () => {
    await files.write('old.py', pythonWithPath);
    await files.write('old.ipynb', notebookText(['import pandas as pd', cellWithPath, 'print(1)']));
    repository.init();
    repository.commit();
    const { document } = await showFile('old.py');
    await expectFindings(document.uri, userPath);
    await setSetting(changedLinesOnly, true);
    await expectFindings(document.uri, userPath, 0);
    await append(document, 'other = pd.read_csv("/Users/ana/other.csv")\n');
    await expectFindings(document.uri, userPath, 1, found => found[0]?.range.start.line === 3);
    const { notebook } = await showNotebook('old.ipynb');
    await expectInCells(notebook, userPath, [0, 0, 0]);
    await append(notebook.cellAt(2).document, `\n${cellWithPath.replace('churn.csv', 'new.csv')}`);
    await expectInCells(notebook, userPath, [0, 0, 1]);
    await reportWhere('all findings in the report', ({ report }) => {
      const found = report.findings.filter(
        ({ rule, location }) => rule === userPath && location.path.startsWith('old.'),
      );
      return found.length === 4;
    });
  });

  test('are turned on and off by a command, in the settings of the user', async () => {
    await files.write('toggled.py', pythonWithPath);
    repository.init();
    repository.commit();
    const { document } = await showFile('toggled.py');
    await expectFindings(document.uri, userPath);
    await vscode.commands.executeCommand(commands.toggleChangedLines);
    await expectFindings(document.uri, userPath, 0);
    await vscode.commands.executeCommand(commands.toggleChangedLines);
    await expectFindings(document.uri, userPath);
  });

  test('are all lines of a file that is new, and of a folder without a repository', async () => {
    await setSetting(changedLinesOnly, true);
    const outside = await files.write('outside.py', pythonWithPath);
    await showFile('outside.py');
    await expectFindings(outside, userPath);
    repository.init();
    repository.commit();
    await vscode.commands.executeCommand(commands.scan);
    await expectFindings(outside, userPath, 0);
    const added = await files.write('added.py', pythonWithPath);
    await showFile('added.py');
    await expectFindings(added, userPath);
  });
});
