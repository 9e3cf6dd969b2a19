import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectFindings } from '../support/diagnostics';
import { MemoryFiles } from '../support/memoryFiles';
import { firstScan, preflight, reportWhere, statusOf } from '../support/preflight';
import { checklistRows, findCheck } from '../support/rows';
import { pythonWithPath, userPath } from '../support/sources';
import { until } from '../support/until';
import { closeEditors, fileUri } from '../support/workspace';

suite('two folders', () => {
  suiteSetup(firstScan);
  teardown(closeEditors);

  async function showTrain(folder: number): Promise<vscode.Uri> {
    const uri = fileUri('train.py', folder);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    return uri;
  }

  test('have a report, findings and a row of the checklist each', async () => {
    const first = await reportWhere('a report of the first folder', scan => statusOf(scan, userPath) === 'open', 0);
    const second = await reportWhere('a report of the second folder', scan => statusOf(scan, userPath) === 'open', 1);
    assert.notEqual(first.folder.key, second.folder.key);
    for (const folder of [0, 1]) {
      const [finding] = await expectFindings(await showTrain(folder), userPath);
      assert.equal(finding?.range.start.line, 2);
    }
    const top = (await checklistRows()).filter(({ depth }) => depth === 0);
    assert.deepEqual(
      top.map(({ item }) => item.label),
      ['first', 'second'],
    );
    assert.match(String(top[0]?.item.description), /^Level 0 · Explored\./);
  });

  test('follow the configuration of their own folder only', async () => {
    const [first, second] = [await showTrain(0), await showTrain(1)];
    await expectFindings(first, userPath);
    const text = new TextEncoder().encode(`rules:\n  ${userPath}: off\n`);
    await vscode.workspace.fs.writeFile(fileUri('.preflight.yaml', 0), text);
    await expectFindings(first, userPath, 0);
    await expectFindings(second, userPath, 1);
    await vscode.workspace.fs.delete(fileUri('.preflight.yaml', 0));
    await expectFindings(first, userPath);
  });

  test('follow the settings of their own folder only', async () => {
    const [first, second] = [await showTrain(0), await showTrain(1)];
    const settings = vscode.workspace.getConfiguration('preflight', second);
    await settings.update('rules', { 'code/*': 'off' }, vscode.ConfigurationTarget.WorkspaceFolder);
    await expectFindings(second, userPath, 0);
    await expectFindings(first, userPath, 1);
    await settings.update('rules', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await expectFindings(second, userPath);
  });

  test('become three when one is added, though it is on no disk, and two again when it goes', async () => {
    const files = {
      '/train.py': pythonWithPath,
      '/data/readme.txt': '',
      '/node_modules/a/b.py': pythonWithPath,
      '/secret/key.py': '',
    };
    const provider = vscode.workspace.registerFileSystemProvider('memory', new MemoryFiles(files, ['/secret']), {
      isReadonly: true,
    });
    const uri = vscode.Uri.parse('memory:/');
    assert.ok(vscode.workspace.updateWorkspaceFolders(2, 0, { uri, name: 'third' }));
    const scan = await reportWhere('a report of the virtual folder', () => true, 2);
    const { report } = scan;
    assert.deepEqual(
      report.findings.map(({ location }) => location.path),
      ['train.py'],
    );
    assert.equal(statusOf(scan, 'sec/hardcoded-secret'), 'unknown');
    const [problem, ...others] = report.problems;
    assert.deepEqual([problem?.path, others], ['secret', []]);
    assert.match(problem?.message ?? '', /^The folder cannot be read \(.*locked.*\): make it readable/);
    const train = vscode.Uri.joinPath(uri, 'train.py');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(train));
    await expectFindings(train, userPath);
    const { id } = await findCheck('docs/missing-readme', uri.toString());
    assert.equal(
      await vscode.commands.executeCommand('preflight.previewFix', id),
      'third is read-only here: open a copy that can be written to.',
    );
    assert.ok(vscode.workspace.updateWorkspaceFolders(2, 1));
    const api = await preflight();
    await until(api.onDidScan, {
      what: 'the third folder to be gone',
      value: () => (api.scans().some(({ folder }) => folder.key === uri.toString()) ? undefined : true),
    });
    await expectFindings(train, userPath, 0);
    provider.dispose();
  });
});
