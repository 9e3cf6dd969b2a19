import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { setup, suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { isRecord } from '../src/engine/rules/fields';

const client = new Client({ name: 'test', version: '1' });
let folder = '';

async function ask(name: string, input: Readonly<Record<string, unknown>> = {}) {
  const answer = CallToolResultSchema.parse(await client.callTool({ name, arguments: { folder, ...input } }));
  const text = answer.content.map(part => (part.type === 'text' ? part.text : '')).join('');
  return { isError: answer.isError === true, text, content: answer.structuredContent ?? {} };
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

function records(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Whether the check of the only project is met, and what is said to be missing. */
async function verify(rule: string): Promise<{ readonly met: unknown; readonly missing: unknown }> {
  const { content } = await ask('preflight_verify_check', { rule });
  const [project] = records(content['projects']);
  return { met: content['met'], missing: project?.['missing'] };
}

suite('ml-preflight mcp', () => {
  suiteSetup(async () => {
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args: ['dist/cli.js', 'mcp'], stderr: 'inherit' }),
    );
  });

  suiteTeardown(() => client.close());

  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'mcp-'));
    cpSync('examples/churn', folder, { recursive: true });
  });

  teardown(() => {
    rmSync(folder, { recursive: true });
  });

  test('lists four tools that only read', async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name }) => name),
      ['preflight_get_readiness', 'preflight_list_findings', 'preflight_explain_rule', 'preflight_verify_check'],
    );
    for (const { name, description, annotations } of tools) {
      assert.ok((description ?? '').length > 80, name);
      assert.equal(annotations?.readOnlyHint, true, name);
    }
  });

  test('says where the repository stands and what to do next', async () => {
    const { content } = await ask('preflight_get_readiness');
    const [project] = records(content['projects']);
    assert.equal(project?.['level'], 0);
    assert.ok(records(project['nextSteps']).length > 0);
  });

  test('pages through findings, with absolute paths and cells', async () => {
    const first = await ask('preflight_list_findings', { limit: 2 });
    assert.equal(first.content['nextOffset'], 2);
    const second = await ask('preflight_list_findings', { limit: 2, offset: 2 });
    assert.notDeepEqual(first.content['findings'], second.content['findings']);
    const [finding] = records(first.content['findings']);
    assert.ok(typeof finding?.['path'] === 'string' && path.isAbsolute(finding['path']));
    assert.equal(typeof finding['cell'], 'number');
  });

  test('explains what a check wants to see', async () => {
    const { text } = await ask('preflight_explain_rule', { folder: undefined, rule: 'test/no-tests' });
    assert.match(text, /Why it matters in production/);
    assert.match(text, /evidenceWanted/);
  });

  test('refuses an empty test file and a placeholder, and takes a test that tests', async () => {
    const rule = 'test/no-tests';
    assert.equal((await verify(rule)).met, false);
    write('tests/test_features.py', '');
    assert.equal((await verify(rule)).met, false);
    write('tests/test_features.py', 'def test_placeholder():\n    assert True\n');
    assert.equal((await verify(rule)).met, false);
    write('features.py', 'def rate(a, b):\n    return a / b\n');
    write('tests/test_features.py', 'from features import rate\n\n\ndef test_rate():\n    assert rate(1, 2) == 0.5\n');
    assert.deepEqual(await verify(rule), { met: true, missing: undefined });
  });

  test('refuses a workflow that never runs', async () => {
    const workflow = (condition: string): string =>
      `on: push\njobs:\n  test:\n    ${condition}runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - run: pytest\n`;
    write('features.py', 'def rate(a, b):\n    return a / b\n');
    write('tests/test_features.py', 'from features import rate\n\n\ndef test_rate():\n    assert rate(1, 2) == 0.5\n');
    write('.github/workflows/ci.yml', workflow('if: false\n    '));
    const refused = await verify('ci/tests-not-run');
    assert.equal(refused.met, false);
    assert.match(String(refused.missing), /tests/);
    write('.github/workflows/ci.yml', workflow('if: ${{ false }}\n    '));
    assert.equal((await verify('ci/tests-not-run')).met, false);
    write('.github/workflows/ci.yml', workflow(''));
    assert.equal((await verify('ci/tests-not-run')).met, true);
  });

  test('says what to do about input that it cannot use', async () => {
    const asked = [
      await ask('preflight_verify_check', { rule: 'test/no-test' }),
      await ask('preflight_verify_check'),
      await ask('preflight_verify_check', { rule: 'test/no-tests', project: 'services/none' }),
      await ask('preflight_list_findings', { limit: 'many' }),
      await ask('preflight_list_findings', { offset: 5000 }),
      await ask('preflight_get_readiness', { folder: path.join(folder, 'no-such-folder') }),
      await ask('preflight_mend_everything'),
    ];
    for (const { isError, text } of asked) {
      assert.ok(isError, text);
      assert.match(text, /^[A-Z].*\.$/);
    }
  });
});
