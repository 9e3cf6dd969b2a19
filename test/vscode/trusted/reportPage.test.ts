import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/vscode/names';
import { firstScan, preflight, reportWhere, statusOf } from '../support/preflight';
import { TestFiles } from '../support/sources';
import { until } from '../support/until';
import { closeEditors } from '../support/workspace';

suite('the report page', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
  });

  test('shows level, stages and what is left, and follows every scan until it is closed', async () => {
    const api = await preflight();
    await vscode.commands.executeCommand(commands.showReport);
    await until(vscode.window.tabGroups.onDidChangeTabs, {
      what: 'the tab of the page',
      value: () => vscode.window.tabGroups.activeTabGroup.tabs.find(({ label }) => label.startsWith('Preflight')),
    });
    const before = api.reportPage() ?? '';
    assert.match(before, /Level 0 · Explored/);
    assert.match(before, /No continuous integration\s*<br/);
    await files.write(
      '.github/workflows/report.yml',
      'on: push\njobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n      - run: pytest\n',
    );
    await vscode.commands.executeCommand(commands.scan);
    await reportWhere('CI to be seen', scan => statusOf(scan, 'ci/no-ci') === 'met');
    assert.match(api.reportPage() ?? '', /CI runs on every change\s*<br/);
    await closeEditors();
    assert.equal(api.reportPage(), undefined);
  });
});
