import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectFindings } from '../support/diagnostics';
import { clickRow, findCheck } from '../support/rows';
import { TestFiles, pythonWithPath, userPath } from '../support/sources';
import { until } from '../support/until';
import { closeEditors, showFile } from '../support/workspace';
import { firstScan, reportWhere, statusOf } from '../support/preflight';

suite('lessons', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
  });

  function previewInFront(): Promise<string> {
    return until(vscode.window.tabGroups.onDidChangeTabs, {
      what: 'a Markdown preview in front',
      limit: 15000,
      value: () => {
        const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
        const isPreview = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputWebview;
        return isPreview && input.viewType.includes('markdown.preview') ? input.viewType : undefined;
      },
    });
  }

  test('open offline from the code of a diagnostic', async () => {
    const uri = await files.write('lesson.py', pythonWithPath);
    await showFile('lesson.py');
    const [finding] = await expectFindings(uri, userPath);
    const target = typeof finding?.code === 'object' ? finding.code.target : undefined;
    assert.equal(target?.scheme, 'preflight-rule');
    const page = await vscode.workspace.openTextDocument(target);
    assert.match(page.getText(), /^# .+\n/);
    assert.match(page.getText(), /## Why it matters in production/);
    await vscode.commands.executeCommand('vscode.open', target);
    await previewInFront();
  });

  test('open from a check of the checklist', async () => {
    await reportWhere('a check without places', scan => statusOf(scan, 'ci/no-ci') === 'open');
    await clickRow(await findCheck('ci/no-ci'));
    await previewInFront();
  });
});
