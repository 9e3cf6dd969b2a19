import assert from 'node:assert/strict';
import type { Finding } from '../../../src/engine/index';
import { project, type TestFile } from '../../support/project';

const path = 'code/hardcoded-user-path';

async function findings(files: Readonly<Record<string, TestFile>>): Promise<readonly Finding[]> {
  const report = await project({ '.preflight.yaml': 'profile: service\n', ...files }).scan();
  return report.findings.filter(({ rule }) => rule === path);
}

async function fingerprints(text: string): Promise<readonly string[]> {
  return (await findings({ 'a.py': text })).map(({ fingerprint }) => fingerprint);
}

suite('describe', () => {
  test('positions count from 1 in UTF-16 units, the end exclusive', async () => {
    const [finding] = await findings({ 'a.py': 'x = 1\r\ny = ("😀", "/home/ana/x")\r\n' });
    assert.deepEqual(finding?.position, { line: 2, column: 12, endLine: 2, endColumn: 25 });
  });

  test('a cell has lines of its own, and its id', async () => {
    const [finding] = await findings({ 'a.ipynb': [{ markdown: 'x' }, 'y = 1\nx = "/home/ana/x"'] });
    assert.deepEqual(finding?.location.kind === 'cell' && finding.location.cell, 1);
    assert.deepEqual([finding?.position?.line, finding?.cellId], [2, 'cell-1']);
  });

  test('the line in the file is known for cells too', async () => {
    const spread = await findings({ 'a.ipynb': ['y = 1\nx = "/home/ana/x"'] });
    assert.equal(spread[0]?.fileLine, 11);
    const cell =
      '{"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": "y = 1\\nx = \\"/home/ana/x\\""}';
    const dense = `{"cells": [\n${cell}\n], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}`;
    assert.equal((await findings({ 'a.ipynb': dense }))[0]?.fileLine, 2);
  });

  test('outside production a warning becomes a hint, unless the configuration says what it is', async () => {
    const files = {
      'src/a.py': 'x = "/home/ana/x"\n',
      'notebooks/b.ipynb': ['x = "/home/ana/x"'],
      'tests/test_c.py': 'x = "/home/ana/x"\n',
    };
    const severities = (found: readonly Finding[]): readonly string[] =>
      found.map(({ zone, severity }) => `${zone} ${severity}`);
    assert.deepEqual(severities(await findings(files)), ['exploration hint', 'production warning', 'test hint']);
    const louder = { '.preflight.yaml': `profile: service\nrules: { ${path}: error }\n`, ...files };
    assert.deepEqual(severities(await findings(louder)), ['exploration error', 'production error', 'test error']);
  });

  test('an error stays one everywhere', async () => {
    const files = { 'notebooks/a.ipynb': ['print(undefined_thing)'] };
    const report = await project({ '.preflight.yaml': 'profile: service\n', ...files }).scan();
    assert.deepEqual(
      report.findings.filter(({ rule }) => rule === 'notebook/undefined-name').map(({ severity }) => severity),
      ['error'],
    );
  });

  test('a fingerprint survives edits around it and differs between equal lines', async () => {
    const before = await fingerprints('a = "/home/ana/x"\nb = "/home/ana/y"\n');
    const after = await fingerprints('import os\n\n\na = "/home/ana/x"\nif os:\n    b = "/home/ana/y"\n');
    assert.deepEqual(after, before);
    const twice = await fingerprints('a = "/home/ana/x"\na = "/home/ana/x"\n');
    assert.equal(new Set(twice).size, 2);
    const beside = await fingerprints('a = ["/home/ana/x", "/home/ana/x"]\n');
    assert.equal(new Set(beside).size, 2);
  });
});
