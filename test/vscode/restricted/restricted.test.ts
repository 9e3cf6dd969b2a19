import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/vscode/names';
import { ownRule } from '../../support/ownRule';
import { expectFindings } from '../support/diagnostics';
import { applyFix } from '../support/fixes';
import { GitRepository } from '../support/gitRepository';
import { expectInCells } from '../support/notebooks';
import { firstScan, preflight, reportWhere, statusOf } from '../support/preflight';
import { clickRow, findCheck, findRow } from '../support/rows';
import { cellWithPath, notebookText, userPath } from '../support/sources';
import { until } from '../support/until';
import { closeEditors, fileUri, showFile, showNotebook, writeFile } from '../support/workspace';

suite('in Restricted Mode', () => {
  suiteSetup(firstScan);
  teardown(closeEditors);

  test('the workspace is not trusted', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  test('the folder is scanned and the checklist is there', async () => {
    await reportWhere('the check to be open', scan => statusOf(scan, userPath) === 'open');
    await findRow('Next steps');
  });

  test('findings stand in files and cells', async () => {
    await showFile('train.py');
    await expectFindings(fileUri('train.py'), userPath);
    await writeFile('restricted.ipynb', notebookText(['import pandas as pd', cellWithPath]));
    const { notebook } = await showNotebook('restricted.ipynb');
    await expectInCells(notebook, userPath, [0, 1]);
  });

  test('a fix can be applied', async () => {
    const { document } = await showFile('train.py');
    const [finding] = await expectFindings(document.uri, userPath);
    assert.ok(finding);
    await applyFix(document.uri, finding.range, `Ignore ${userPath} here`);
    await expectFindings(document.uri, userPath, 0);
  });

  test('no commit is recorded, and git is not asked for one', async () => {
    const repository = new GitRepository();
    repository.init();
    repository.commit();
    const scan = await reportWhere('a report', () => true);
    await vscode.commands.executeCommand(commands.scan);
    void vscode.commands.executeCommand(commands.rebuildHistory, 1);
    await vscode.commands.executeCommand('notifications.clearAll');
    assert.deepEqual((await preflight()).history(scan), []);
    await repository.remove();
  });

  test('rules of the repository wait for trust', async () => {
    await writeFile(ownRule.place, ownRule.text);
    await writeFile('scratch.py', ownRule.code);
    const scan = await reportWhere('the file', ({ report }) => report.files > 1);
    assert.equal(statusOf(scan, ownRule.id), undefined);
  });

  test('lessons open', async () => {
    await clickRow(await findCheck('sec/hardcoded-secret'));
    await until(vscode.window.tabGroups.onDidChangeTabs, {
      what: 'a Markdown preview in front',
      value: () => {
        const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
        const isPreview = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputWebview;
        return isPreview ? true : undefined;
      },
    });
  });
});
