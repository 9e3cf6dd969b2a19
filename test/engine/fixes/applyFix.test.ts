import assert from 'node:assert/strict';
import { type Finding, type Fix, fixesOf } from '../../../src/engine/index';
import { applyFix, applyFixes } from '../../../src/engine/fixes/applyFix';
import { workspacePath } from '../../../src/engine/model/location';
import { memoryReader } from '../../../src/engine/workspace/memoryReader';
import { project, type TestFile } from '../../support/project';

const signal = new AbortController().signal;
const split = 'from sklearn.model_selection import train_test_split\n';

async function findingsOf(files: Readonly<Record<string, TestFile>>, rule: string): Promise<readonly Finding[]> {
  return (await project(files).scan()).findings.filter(finding => finding.rule === rule);
}

async function firstFixes(files: Readonly<Record<string, TestFile>>, rule: string): Promise<readonly Fix[]> {
  return (await findingsOf(files, rule)).flatMap(finding => fixesOf(finding).slice(0, 1));
}

async function contentAfter(
  fixes: readonly Fix[],
  files: Readonly<Record<string, TestFile>>,
): Promise<Record<string, string>> {
  const { files: changed } = await applyFixes(fixes, project(files).reader, signal);
  return Object.fromEntries(changed.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
}

function append(line: string): Fix {
  const files = [{ kind: 'append', path: workspacePath('.env.example'), lines: [line] }] as const;
  return { id: line, title: line, safety: 'review', silences: false, edits: [], files };
}

suite('applyFix', () => {
  test('two fixes in one file go in together', async () => {
    const files = { 'a.py': `${split}a = train_test_split(x)\nb = train_test_split(y)\n` };
    const fixes = await firstFixes(files, 'repro/missing-random-state');
    assert.equal(fixes.length, 2);
    assert.deepEqual(await contentAfter(fixes, files), {
      'a.py': `${split}a = train_test_split(x, random_state=42)\nb = train_test_split(y, random_state=42)\n`,
    });
  });

  test('the same fix twice is skipped the second time', async () => {
    const files = { 'a.py': `${split}a = train_test_split(x)\n` };
    const [fix] = await firstFixes(files, 'repro/missing-random-state');
    assert(fix !== undefined);
    const other = { ...fix, id: 'other', edits: fix.edits.map(edit => ({ ...edit, newText: ', random_state=1' })) };
    const { applied, skipped } = await applyFixes([fix, other], project(files).reader, signal);
    assert.equal(applied.length, 1);
    assert.deepEqual(
      skipped.map(({ reason }) => reason),
      ['it changes the same text as another fix'],
    );
  });

  test('line ends, byte order mark and other encodings stay as they are', async () => {
    const text = `# -*- coding: latin-1 -*-\r\n${split.replace('\n', '\r\n')}# é\r\na = train_test_split(x)\r\n`;
    const latin = Uint8Array.from(text, character => character.charCodeAt(0));
    const [fix] = await firstFixes({ 'a.py': latin }, 'repro/missing-random-state');
    assert(fix !== undefined);
    const { files } = await applyFix(fix, memoryReader({ 'a.py': latin }), signal);
    const after = String.fromCharCode(...(files[0]?.bytes ?? []));
    assert.equal(after, text.replace('(x)', '(x, random_state=42)'));
  });

  test('only the edited cell of a notebook changes', async () => {
    const files = {
      'a.ipynb': [split, { code: 'a = train_test_split(x)', outputs: [], execution_count: 4 }, { markdown: '# é' }],
    };
    const before = project(files).files['a.ipynb'];
    const [fix] = await firstFixes(files, 'repro/missing-random-state');
    assert(fix !== undefined && typeof before === 'string');
    const after = (await contentAfter([fix], files))['a.ipynb'];
    assert.equal(after, before.replace('train_test_split(x)"', 'train_test_split(x, random_state=42)"'));
  });

  test('a line is appended once, behind a last line without its end too', async () => {
    assert.deepEqual(await contentAfter([append('A='), append('A=')], {}), { '.env.example': 'A=\n' });
    assert.deepEqual(await contentAfter([append('A=')], { '.env.example': 'B=1' }), { '.env.example': 'B=1\nA=\n' });
    assert.deepEqual(await contentAfter([append('A=')], { '.env.example': 'A=\r\nB=\r\n' }), {});
  });

  test('no file is overwritten', async () => {
    const files = [{ kind: 'create', path: workspacePath('Dockerfile'), text: 'FROM x\n' }] as const;
    const fix: Fix = { id: 'x', title: 'x', safety: 'review', silences: false, edits: [], files };
    const result = await applyFix(fix, memoryReader({ Dockerfile: 'FROM y\n' }), signal);
    assert.deepEqual(result.files, []);
    assert.match(result.skipped[0]?.reason ?? '', /Dockerfile exists and is not overwritten/);
    assert.equal((await applyFix(fix, memoryReader({}), signal)).files[0]?.created, true);
  });

  test('a file that has become shorter since the scan is left alone', async () => {
    const files = { 'a.py': `${split}a = train_test_split(x)\n` };
    const [fix] = await firstFixes(files, 'repro/missing-random-state');
    assert(fix !== undefined);
    const { skipped } = await applyFix(fix, memoryReader({ 'a.py': 'x' }), signal);
    assert.match(skipped[0]?.reason ?? '', /has changed since/);
  });

  test('a path fix imports what it needs once, and below docstring and __future__', async () => {
    const files = {
      'train.py':
        '"""Trains."""\nfrom __future__ import annotations\n\nA = open("/home/ana/x.csv")\nB = open("/home/ana/y.csv")\n',
    };
    const after = await contentAfter(await firstFixes(files, 'code/hardcoded-user-path'), files);
    assert.equal(
      after['train.py'],
      '"""Trains."""\nfrom __future__ import annotations\nimport os\n\nA = open(os.path.join(os.environ["DATA_DIR"], "x.csv"))\n' +
        'B = open(os.path.join(os.environ["DATA_DIR"], "y.csv"))\n',
    );
  });
});
