import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/vscode/names';
import { firstScan } from '../support/preflight';
import { TestFiles } from '../support/sources';
import { closeEditors, deleteFile, fileUri, isThere } from '../support/workspace';

suite('the portfolio', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
    await deleteFile('READINESS.md');
    await deleteFile('.preflight');
  });

  async function textOf(file: string): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(file)));
  }

  test('is written and shown', async () => {
    await vscode.commands.executeCommand(commands.exportReadiness);
    assert.match(
      await textOf('READINESS.md'),
      /^<!-- preflight: [^]*# Production readiness[^]*\nLessons: \d+ practised[^]*## Outline of a post/,
    );
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, fileUri('READINESS.md').path);
    await vscode.commands.executeCommand(commands.exportBadge);
    assert.match(await textOf('.preflight/badge.svg'), /readiness: Level \d · \d{4}-\d\d · rules/);
    assert.match(await textOf('.preflight/badge.json'), /"schemaVersion": 1/);
  });

  test('leaves a file that a person wrote as it is', async () => {
    await files.write('READINESS.md', '# Mine\n');
    await files.write('.preflight/badge.svg', '<svg/>\n');
    // The sentence that says so waits for a click, which nobody makes here.
    void vscode.commands.executeCommand(commands.exportReadiness);
    void vscode.commands.executeCommand(commands.exportBadge);
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand(commands.scan);
    await firstScan();
    assert.equal(await textOf('READINESS.md'), '# Mine\n');
    assert.equal(await textOf('.preflight/badge.svg'), '<svg/>\n');
    assert.equal(await isThere('.preflight/badge.json'), false);
  });
});
