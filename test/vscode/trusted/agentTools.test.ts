import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { agentTools } from '../../../src/engine/index';
import { firstScan } from '../support/preflight';
import { setSetting } from '../support/settings';
import { TestFiles } from '../support/sources';
import { closeEditors, fileUri } from '../support/workspace';

suite('tools for language models', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
  });

  async function ask(name: string, input: object): Promise<string> {
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  }

  test('all four are there', () => {
    const there = vscode.lm.tools.map(({ name }) => name);
    assert.deepEqual(
      agentTools.map(({ name }) => name).filter(name => !there.includes(name)),
      [],
    );
  });

  test('tell where the folder stands, with paths that can be opened', async () => {
    const text = await ask('preflight_get_readiness', { folder: fileUri('').fsPath });
    assert.match(text, /"sentence":"Level 0/);
    assert.ok((await ask('preflight_list_findings', {})).includes(JSON.stringify(fileUri('').fsPath).slice(1, -2)));
    assert.match(await ask('preflight_explain_rule', { rule: 'ci/no-ci' }), /Why it matters in production/);
  });

  test('see a file the moment it is written, and refuse one that is empty', async () => {
    const verify = (): Promise<string> => ask('preflight_verify_check', { rule: 'ci/no-ci' });
    await files.write('.github/workflows/agent.yml', '');
    assert.match(await verify(), /"met":false/);
    await files.write(
      '.github/workflows/agent.yml',
      'on: push\njobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - run: pytest\n',
    );
    assert.match(await verify(), /"met":true/);
  });

  test('answer only while they may', async () => {
    await setSetting('agentTools.enable', false);
    assert.match(await ask('preflight_get_readiness', {}), /^The tools are turned off here/);
    await setSetting('agentTools.enable', undefined);
    assert.match(await ask('preflight_get_readiness', {}), /"sentence":"Level 0/);
  });

  test('say which folders are open when asked about another', async () => {
    assert.match(await ask('preflight_get_readiness', { folder: '/elsewhere' }), /^Name the folder\. These are open: /);
  });
});
