import assert from 'node:assert/strict';
import { type Finding, fixesOf } from '../../../src/engine/index';
import { applyFix } from '../../../src/engine/fixes/applyFix';
import { project, type TestFile } from '../../support/project';

const path = 'code/hardcoded-user-path';
const configuration = { '.preflight.yaml': 'profile: notebook\n' };

async function scan(
  files: Readonly<Record<string, TestFile>>,
): Promise<{ findings: readonly Finding[]; silenced: number }> {
  const report = await project({ ...configuration, ...files }).scan();
  return { findings: report.findings, silenced: report.suppressed.comment };
}

/** Lines of the findings about paths, and the rules of the hints about comments. */
async function outcome(text: string, name = 'a.py'): Promise<{ lines: readonly number[]; hints: readonly string[] }> {
  const { findings } = await scan({ [name]: text, 'app.py': 'print(1)\n' });
  return {
    lines: findings.filter(({ rule }) => rule === path).map(({ position }) => position?.line ?? 0),
    hints: findings.filter(({ rule }) => rule.startsWith('preflight/')).map(({ rule }) => rule),
  };
}

suite('suppress', () => {
  test('a comment at the end of a line silences that line', async () => {
    const text = `a = "/home/ana/x"  # preflight: ignore[${path}] -- shared\nb = "/home/ana/y"\n`;
    assert.deepEqual(await outcome(text), { lines: [2], hints: [] });
  });

  test('a comment alone silences the next statement, all its lines, and no other', async () => {
    const text = `# preflight: ignore[${path}]\n\n# why\na = [\n    "/home/ana/x",\n    "/home/ana/y",\n]\nb = "/home/ana/z"\n`;
    assert.deepEqual(await outcome(text), { lines: [8], hints: [] });
  });

  test('behind the last line of a statement it silences the statement, behind another that line', async () => {
    const first = `a = [\n    "/home/ana/x",\n    "/home/ana/y",\n]  # preflight: ignore[${path}]\n`;
    assert.deepEqual((await outcome(first)).lines, []);
    const second = `a = [\n    "/home/ana/x",  # preflight: ignore[${path}]\n    "/home/ana/y",\n]\n`;
    assert.deepEqual((await outcome(second)).lines, [3]);
  });

  test('a whole file, by glob, among other comments', async () => {
    const text = `#!/usr/bin/env python\n# noqa  # preflight: ignore-file[code/*]\na = "/home/ana/x"\nb = "/home/ana/y"\n`;
    assert.deepEqual(await outcome(text), { lines: [], hints: [] });
  });

  test('text inside a string is no comment', async () => {
    assert.deepEqual((await outcome(`a = "/home/ana/x # preflight: ignore[${path}]"\n`)).lines, [1]);
  });

  test('shell, YAML and other files have the same comments', async () => {
    assert.deepEqual(await outcome(`cd /home/ana/x  # preflight: ignore[${path}]\n`, 'a.sh'), { lines: [], hints: [] });
    assert.deepEqual(await outcome(`# preflight: ignore[${path}]\ndir: /home/ana/x\nb: /home/ana/y\n`, 'a.yaml'), {
      lines: [3],
      hints: [],
    });
  });

  test('in a Dockerfile only a comment of its own line is one', async () => {
    const rule = 'deploy/image-not-reproducible';
    const found = async (text: string): Promise<number> => {
      const { findings } = await scan({ Dockerfile: text, 'app.py': 'print(1)\n' });
      return findings.filter(finding => finding.rule === rule).length;
    };
    assert.equal(await found(`# preflight: ignore[${rule}]\nFROM python\nCMD a\n`), 0);
    assert.equal(await found(`FROM python:3.12\nRUN pip install flask # preflight: ignore[${rule}]\n`), 1);
    assert.equal(await found(`FROM python:3.12\n# preflight: ignore[${rule}]\nRUN x && \\\n  pip install flask\n`), 0);
  });

  test('in a notebook by line, cell, file and tag', async () => {
    const code = 'a = "/home/ana/x"';
    const left = async (...cells: readonly unknown[]): Promise<number> =>
      (await scan({ 'a.ipynb': cells })).findings.filter(({ rule }) => rule === path).length;
    assert.equal(await left(code, code), 2);
    assert.equal(await left(`${code}  # preflight: ignore[${path}]`, code), 1);
    assert.equal(await left(`# preflight: ignore-cell[${path}]\n${code}\n${code}`, code), 1);
    assert.equal(await left(`# preflight: ignore-file[${path}]`, code, code), 0);
    assert.equal(await left({ code, tags: ['preflight-skip'] }, code), 1);
  });

  test('a cell of a script ends at the next marker', async () => {
    const text = `# %%\n# preflight: ignore-cell[${path}]\na = "/home/ana/x"\n# %%\nb = "/home/ana/y"\n`;
    assert.deepEqual((await outcome(text)).lines, [5]);
    const tagged = `# %% tags=["preflight-skip"]\na = "/home/ana/x"\n# %%\nb = "/home/ana/y"\n`;
    assert.deepEqual((await outcome(tagged)).lines, [4]);
  });

  test('what silences nothing is a hint: unused, unknown, expired', async () => {
    assert.deepEqual((await outcome(`a = 1  # preflight: ignore[${path}]\n`)).hints, ['preflight/unused-suppression']);
    assert.deepEqual((await outcome('a = 1  # preflight: ignore[code/nothing]\n')).hints, ['preflight/unknown-rule']);
    const past = `a = "/home/ana/x"  # preflight: ignore[${path}] -- later (until 2026-01-01)\n`;
    assert.deepEqual(await outcome(past), { lines: [1], hints: ['preflight/expired-suppression'] });
    const future = past.replace('2026-01-01', '2099-12-31');
    assert.deepEqual(await outcome(future), { lines: [], hints: [] });
  });

  test('counts what it silences', async () => {
    assert.equal((await scan({ 'a.py': `a = "/home/ana/x"  # preflight: ignore[${path}]\n` })).silenced, 1);
  });

  test('the fix takes away one name of several, or the comment with its line', async () => {
    const after = async (text: string): Promise<string> => {
      const test = project({ ...configuration, 'a.py': text });
      const finding = (await test.scan()).findings.find(({ rule }) => rule.startsWith('preflight/'));
      assert(finding !== undefined);
      const [fix] = fixesOf(finding);
      assert(fix !== undefined);
      const { files } = await applyFix(fix, test.reader, new AbortController().signal);
      return new TextDecoder().decode(files[0]?.bytes);
    };
    assert.equal(await after(`x = 1\n    # preflight: ignore[${path}]\ny = 2\n`), 'x = 1\ny = 2\n');
    assert.equal(await after(`x = 1  # preflight: ignore[${path}] -- why\ny = 2\n`), 'x = 1\ny = 2\n');
    const both = `a = "/home/ana/x"  # preflight: ignore[code/nothing, ${path}]\n`;
    assert.equal(await after(both), `a = "/home/ana/x"  # preflight: ignore[${path}]\n`);
  });
});
