import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/vscode/names';
import { firstScan, preflight, reportWhere, statusOf } from '../support/preflight';
import { TestFiles, pythonWithPath } from '../support/sources';
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
    assert.match(before, /No continuous integration<\/a>\s*<br/);
    await files.write(
      '.github/workflows/report.yml',
      'on: push\njobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n      - run: pytest\n',
    );
    await vscode.commands.executeCommand(commands.scan);
    await reportWhere('CI to be seen', scan => statusOf(scan, 'ci/no-ci') === 'met');
    assert.match(api.reportPage() ?? '', /CI runs on every change<\/a>\s*<br/);
    await closeEditors();
    assert.equal(api.reportPage(), undefined);
  });

  test('leads from a place to its line, and from a check to its lesson', async () => {
    const api = await preflight();
    await files.write('linked/train.py', pythonWithPath);
    await reportWhere('the finding', ({ report }) =>
      report.findings.some(({ location }) => location.path === 'linked/train.py'),
    );
    await vscode.commands.executeCommand(commands.showReport);
    const page = api.reportPage() ?? '';
    await follow(page, /<a href="([^"]+)">linked\/train\.py:3:21<\/a>/);
    await until(vscode.window.onDidChangeActiveTextEditor, {
      what: 'the line',
      value: () => {
        const editor = vscode.window.activeTextEditor;
        const isFile = editor?.document.uri.path.endsWith('linked/train.py') === true;
        return isFile && editor.selection.start.line === 2 ? true : undefined;
      },
    });
    await follow(page, /<a href="([^"]+)">No test checks the code<\/a>/);
    await until(vscode.window.tabGroups.onDidChangeTabs, {
      what: 'the lesson',
      value: () =>
        vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('no-tests') === true ? true : undefined,
    });
  });

  /** Runs the command of a link, as VS Code does when it is pressed. */
  async function follow(page: string, link: RegExp): Promise<void> {
    const [, address = ''] = link.exec(page) ?? [];
    const [, command = '', given = ''] = /^command:([^?]+)\?(.+)$/.exec(address) ?? [];
    assert.notEqual(command, '', `${link.source} is not in the page`);
    const argument: unknown = JSON.parse(decodeURIComponent(given));
    assert.ok(Array.isArray(argument));
    await vscode.commands.executeCommand(command, ...argument.map((one: unknown) => one));
  }
});
