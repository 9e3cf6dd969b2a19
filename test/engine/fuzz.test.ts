import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { type ScanReport, createEngine, reporters } from '../../src/engine/index';
import { memoryReader } from '../../src/engine/workspace/memoryReader';
import { shipped, today } from '../support/project';
import { ruleFiles } from '../support/ruleFiles';

/** `FUZZ_SEED=7 FUZZ_RUNS=5000` repeats a run, or makes it longer. */
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 60);
const { signal } = new AbortController();

const paths = [
  'a.py', 'tests/test_b.py', 'c.ipynb', '.github/workflows/d.yml', 'Dockerfile', 'pyproject.toml', 'requirements.txt',
  'setup.cfg', 'Pipfile.lock', 'README.md', 'Makefile', '.preflight.yaml', 'docker-compose.yml', 'f.sh', '.gitignore',
]; // prettier-ignore

// What the grammars of these files are made of, and what breaks them.
const pieces = [
  'import pandas as pd\n', 'def f(x, *a, **k):\n    ', 'class A:\n\t', 'pd.read_csv("/Users/ana/projects/a.csv")', 'return ',
  'train_test_split(X, y', 'f"{x!r:>{w}} ', '"""', "rb'", '\\\n', '\\', '%%bash\n', '%pip install x\n', '!pip install y\n',
  'x?', '# %%\n', '# COMMAND ----------\n', '# preflight: ignore[', '# -*- coding: utf-16 -*-\n', 'lambda: ', 'match x:\n case ',
  'FROM python:3.11 AS a\n', 'RUN pip install x && \\\n', 'COPY . .\n', 'CMD ["python", "a.py"]\n', 'HEALTHCHECK NONE\n', '<<EOF\n',
  'on: push\njobs:\n  test:\n    steps:\n', '- run: pytest\n', '&a ', '*a', '<<: ', '!!js ', '? ', '| ', '['.repeat(5000), '[project]\n',
  'dependencies = ["pandas', '[[tool', ' = ', '"""\n', '-r requirements.txt\n', '--hash=sha256:', '; python_version < "3"',
  '{"cells": [', '{"cell_type": "code", "source": ["', '"], "outputs": []}', '], "metadata": {}, "nbformat": 4}', '\\ud83d', '\\n',
  '```python\n', '\n\n', '\r', '\t', '  ', '(', ')', '[', ']', '{', '}', ':', ',', '=', '#', '@', '"', "'", '\0', '\uFEFF', '\u2028',
  '😀', 'é', '\f', '__proto__', 'constructor', '9'.repeat(400), '('.repeat(300),
]; // prettier-ignore

const text = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map(parts => parts.join(''));
const content = fc.oneof(
  { weight: 3, arbitrary: text },
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ unit: 'binary' }),
);
const workspace = fc.record(Object.fromEntries(paths.map(path => [path, content])));

const notebook = JSON.stringify({
  cells: [
    {
      cell_type: 'code',
      id: 'a',
      execution_count: 1,
      metadata: { tags: ['x'] },
      outputs: [],
      source: ['x = 1\n', 'y'],
    },
    { cell_type: 'markdown', id: 'b', metadata: {}, source: '# 😀' },
  ],
  metadata: { kernelspec: { name: 'python3', language: 'python', display_name: 'Python 3' } },
  nbformat: 4,
  nbformat_minor: 5,
});

function runs(count: number): fc.Parameters<unknown> {
  return { seed, numRuns: count };
}

async function scan(files: Readonly<Record<string, string | Uint8Array>>): Promise<ScanReport> {
  const report = await shipped().scan(memoryReader(files), { signal, today });
  checkReport(report);
  return report;
}

/** Every reporter can print it, every place is one, and nothing claims to be unknown without a reason. */
function checkReport(report: ScanReport): void {
  for (const reporter of Object.values(reporters)) {
    assert.equal(
      typeof reporter(report, { version: '0', milliseconds: undefined, color: true, verbose: true }),
      'string',
    );
  }
  for (const { position, message } of report.findings) {
    assert.ok(message !== '' && (position === null || (position.line >= 1 && position.column >= 1)));
  }
  for (const { rule, status, reason } of report.projects.flatMap(({ checks }) => checks)) {
    assert.doesNotMatch(reason, /^The rule failed/, `${rule} throws`);
    assert.ok(status !== 'unknown' || reason !== '', `${rule} is unknown for no reason`);
  }
  for (const problem of report.problems) {
    assert.ok(problem.message !== '', `${problem.path} is named without a reason`);
    assert.doesNotMatch(problem.message, /^Preflight failed/, problem.message);
  }
}

suite(`Whatever the files hold, seed ${seed}`, function () {
  this.timeout(120_000);

  test('a scan ends with a report that every reporter can print', async () => {
    await fc.assert(
      fc.asyncProperty(workspace, async files => {
        await scan(files);
      }),
      runs(numRuns),
    );
  });

  test('the same files give the same report', async () => {
    await fc.assert(
      fc.asyncProperty(workspace, async files => {
        assert.deepEqual(await scan(files), await scan(files));
      }),
      runs(Math.ceil(numRuns / 10)),
    );
  });

  test('a notebook with a hole, or with a piece of something else in it, is read or named', async () => {
    const at = fc.nat(notebook.length);
    await fc.assert(
      fc.asyncProperty(at, fc.nat(30), fc.oneof(fc.constant(''), text), async (start, length, piece) => {
        const broken = notebook.slice(0, start) + piece + notebook.slice(start + length);
        const { problems } = await scan({ 'broken.ipynb': broken });
        assert.ok(isJson(broken) || problems.some(({ path }) => path === 'broken.ipynb'), 'it is not named');
      }),
      runs(2 * numRuns),
    );
  });

  test('random bytes are no notebook, and are named', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async bytes => {
        const { problems } = await scan({ 'random.ipynb': bytes });
        assert.deepEqual(
          problems.map(({ path }) => path),
          ['random.ipynb'],
        );
      }),
      runs(numRuns),
    );
  });

  test('a rule file of any text costs its own rule, and no other', () => {
    const [some, more] = ruleFiles().filter(
      ({ path }) => path === 'sec/hardcoded-secret.yaml' || path === 'notebook/undefined-name.yaml',
    );
    assert(some !== undefined && more !== undefined);
    const sound = createEngine([some, more]).rules;
    const hole = fc.tuple(fc.nat(some.text.length), fc.nat(40), text);
    const broken = hole.map(
      ([start, length, piece]) => some.text.slice(0, start) + piece + some.text.slice(start + length),
    );
    const bytes = fc.uint8Array({ maxLength: 300 }).map(array => new TextDecoder().decode(array));
    fc.assert(
      fc.property(fc.oneof(text, broken, bytes), ruleText => {
        const { rules, problems } = createEngine([some, more, { path: 'area/fuzzed.yaml', text: ruleText }]);
        assert.deepEqual(rules.slice(-2), sound);
        assert.ok(rules.length > 2 || problems.some(({ path }) => path === 'area/fuzzed.yaml'), 'it is not named');
      }),
      runs(numRuns),
    );
  });
});

function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}
