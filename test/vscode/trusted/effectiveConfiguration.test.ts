import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/vscode/names';
import { firstScan, reportWhere } from '../support/preflight';
import { setSetting } from '../support/settings';
import { TestFiles } from '../support/sources';
import { until } from '../support/until';
import { closeEditors } from '../support/workspace';

suite('the effective configuration', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await setSetting('rules', undefined);
    await closeEditors();
    await files.remove();
  });

  test('opens as a page that names each value and its source, and follows what changes', async () => {
    await files.write('.preflight.yaml', 'profile: batch\n');
    await setSetting('rules', { 'notebook/*': 'hint' });
    await reportWhere('the profile', ({ report }) => report.projects[0]?.profile === 'batch');
    await vscode.commands.executeCommand(commands.showConfiguration);
    const page = vscode.window.activeTextEditor?.document;
    assert.equal(page?.uri.scheme, 'preflight-configuration');
    assert.equal(page.languageId, 'yaml');
    await says(page, /^profile: batch +# \.preflight\.yaml$/m);
    await says(page, /^ {2}"notebook\/\*": hint +# settings of the folder$/m);
    await says(page, /^preflight\.run: "onType" +# default$/m);
    await setSetting('rules', undefined);
    await says(page, /^preflight\.rules: \{\} +# default$/m);
    await files.remove();
    await says(page, /^profile: [a-z-]+ +# inferred from the files$/m);
  });

  async function says(page: vscode.TextDocument, text: RegExp): Promise<void> {
    await until(vscode.workspace.onDidChangeTextDocument, {
      what: `the page to say ${text.source}`,
      value: () => (text.test(page.getText()) ? true : undefined),
    });
  }
});
