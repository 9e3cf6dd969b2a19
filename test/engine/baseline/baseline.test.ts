import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { suite, test } from 'mocha';
import {
  BASELINE_FILE,
  type ScanReport,
  acceptAll,
  failsOn,
  fixesOf,
  pruned,
  renderBaseline,
} from '../../../src/engine/index';
import { applyFix } from '../../../src/engine/fixes/applyFix';
import { type TestFile, project } from '../../support/project';

type Files = Readonly<Record<string, TestFile>>;

const userPath = 'code/hardcoded-user-path';
const configuration: Files = { '.preflight.yaml': 'profile: notebook\n', 'app.py': 'print(1)\n' };

function scan(files: Files, baseline?: string): Promise<ScanReport> {
  return project({
    ...configuration,
    ...files,
    ...(baseline === undefined ? {} : { [BASELINE_FILE]: baseline }),
  }).scan();
}

/** The baseline that accepts everything in the files. */
async function accept(files: Files, before?: string): Promise<string> {
  return renderBaseline(acceptAll(await scan(files, before)));
}

function linesOf({ findings }: ScanReport, rule: string): readonly (number | undefined)[] {
  return findings.filter(finding => finding.rule === rule).map(({ position }) => position?.line);
}

function statusOf({ projects }: ScanReport, rule: string): string | undefined {
  const check = projects[0]?.checks.find(one => one.rule === rule);
  return check === undefined ? undefined : `${check.status}: ${check.reason}`;
}

const one = 'a = "/home/ana/x"\n';

suite('the baseline', () => {
  test('accepts what there is and shows what is new, wherever the lines move', async () => {
    const baseline = await accept({ 'a.py': one });
    const report = await scan({ 'a.py': `import os\n\n\n${one}b = "/home/ana/y"\n` }, baseline);
    assert.deepEqual(linesOf(report, userPath), [5]);
    assert.equal(report.suppressed.baseline, 1);
    assert.deepEqual(report.baseline.stale, []);
  });

  test('counts equal lines: one more of them is new', async () => {
    const baseline = await accept({ 'a.py': one + one });
    assert.deepEqual(linesOf(await scan({ 'a.py': one + one }, baseline), userPath), []);
    assert.equal(linesOf(await scan({ 'a.py': one + one + one }, baseline), userPath).length, 1);
  });

  test('leaves the check open and the level where it was, and says so', async () => {
    const before = await scan({ 'a.py': one });
    const after = await scan({ 'a.py': one }, await accept({ 'a.py': one }));
    assert.equal(statusOf(after, userPath), 'open: 1 place, in the baseline');
    assert.equal(after.projects[0]?.level, before.projects[0]?.level);
    const more = await scan({ 'a.py': `${one}b = "/home/ana/y"\n` }, await accept({ 'a.py': one }));
    assert.equal(statusOf(more, userPath), 'open: 2 places, 1 in the baseline');
  });

  test('lets CI pass on what it accepts, and fail on what is new', async () => {
    const secret = 'key = "AKIAZ7Q4X2M9P5R8T1WB"\n';
    const found = await scan({ 'a.py': secret });
    assert.ok(failsOn(found, 'error'), 'the example is no error');
    const baseline = await accept({ 'a.py': secret });
    assert.equal(failsOn(await scan({ 'a.py': secret }, baseline), 'error'), false);
    const other = `${secret}other = "AKIAQ3W8E5R2T7Y4U9IO"\n`;
    assert.equal(failsOn(await scan({ 'a.py': other }, baseline), 'error'), true);
  });

  test('names what is gone, in cells and in files that are gone themselves, and its fix takes just that out', async () => {
    const files = { 'a.py': one, 'b.py': one, 'c.ipynb': ['a = "/home/ana/x"', 'b = "/home/ana/y"'] };
    const left: Files = { ...configuration, 'a.py': one, 'c.ipynb': ['', 'b = "/home/ana/y"'] };
    const work = project({ ...left, [BASELINE_FILE]: await accept(files) });
    const report = await work.scan();
    assert.deepEqual(
      report.baseline.stale.map(({ path, rule }) => `${path} ${rule}`),
      [`b.py ${userPath}`, `c.ipynb ${userPath}`],
    );
    const [hint] = report.findings.filter(({ rule }) => rule === 'preflight/stale-baseline');
    assert.equal(hint?.severity, 'hint');
    assert.match(hint.message, /^2 accepted findings are gone, the first of code\/hardcoded-user-path in b\.py/);
    const [fix] = fixesOf(hint);
    assert.ok(fix);
    const { files: written } = await applyFix(fix, work.reader, new AbortController().signal);
    const text = new TextDecoder().decode(written[0]?.bytes);
    assert.equal(text, renderBaseline(pruned(report.baseline)));
    const again = await project({ ...left, [BASELINE_FILE]: text }).scan();
    assert.deepEqual(again.baseline.stale, []);
    assert.deepEqual(linesOf(again, userPath), []);
  });

  test('does not call gone what was not looked for', async () => {
    const baseline = await accept({ 'a.py': one });
    const off = { '.preflight.yaml': `profile: notebook\nwaive:\n  - check: ${userPath}\n    reason: shared\n` };
    const waived = await scan({ 'a.py': 'a = 1\n', ...off }, baseline);
    assert.deepEqual(waived.baseline.stale, []);
    assert.equal(waived.baseline.unasked.length, 1);
    const unread = await scan({ 'a.py': new Uint8Array([0, 1, 2, 0, 255, 0, 0]) }, baseline);
    assert.deepEqual(unread.baseline.stale, []);
  });

  test('is no evidence for anything and holds no finding itself', async () => {
    const plain = await scan({ 'a.py': 'a = 1\n' });
    const files = JSON.stringify({ '/home/ana/baseline_model.py': { 'eval/dummy-baseline': ['0123456789abcdef'] } });
    const report = await scan({ 'a.py': 'a = 1\n' }, `{ "version": 1, "files": ${files} }`);
    assert.deepEqual(
      report.projects[0]?.checks.map(check => [check.rule, check.status]),
      plain.projects[0]?.checks.map(check => [check.rule, check.status]),
    );
    assert.equal(report.files, plain.files);
  });

  for (const [what, text] of [
    ['broken JSON', '{ "version": 1, '],
    ['another version', '{ "version": 2, "files": {} }'],
    ['a list', '[]'],
    ['an empty file', ''],
    ['a merge conflict', '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n'],
    ['a number for a fingerprint list', '{ "version": 1, "files": { "a.py": { "x/y": 3 } } }'],
  ] as const) {
    test(`${what} accepts nothing and is named once`, async () => {
      const report = await scan({ 'a.py': one }, text);
      assert.deepEqual(linesOf(report, userPath), [1]);
      assert.deepEqual(
        report.problems.map(({ path, kind }) => [path, kind]),
        [[BASELINE_FILE, 'configuration']],
      );
    });
  }

  test('is written as the published schema says, in an order that merges', async () => {
    const text = await accept({ 'b.py': one, 'a.py': one, '__proto__.py': one });
    const schema: unknown = JSON.parse(readFileSync('media/baseline.schema.json', 'utf8'));
    assert.ok(typeof schema === 'object' && schema !== null);
    const validate = new Ajv({ strict: false }).compile(schema);
    assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors));
    assert.ok(text.indexOf('"a.py"') < text.indexOf('"b.py"'));
    assert.equal(renderBaseline([]), '{\n  "version": 1,\n  "files": {}\n}\n');
  });
});
