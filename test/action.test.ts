// `action.yml`: its step runs as on a machine of GitHub, with the bundled command line.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { parse } from 'yaml';
import { valuesAt } from '../src/engine/evidence/plainData';
import manifest from '../package.json';

const action: unknown = parse(readFileSync('action.yml', 'utf8'));
const text = (...route: string[]): readonly string[] => valuesAt(action, route).map(({ value }) => String(value));
const steps = text('runs', 'steps', '*', 'run');

suite('the GitHub action', () => {
  let temporary = '';

  suiteSetup(() => {
    temporary = mkdtempSync(path.join(tmpdir(), 'preflight-action-'));
  });

  suiteTeardown(() => {
    rmSync(temporary, { recursive: true, force: true });
  });

  /** The last step, with its inputs where Actions puts them; those that are not given have their defaults. */
  function scan(inputs: Readonly<Record<string, string>>): { readonly status: number | null; readonly output: string } {
    const variables = Object.fromEntries(
      ['SCANNED', 'FAIL_ON', 'FAIL_UNDER', 'SARIF'].map(name => {
        const [input = ''] = text('runs', 'steps', '*', 'env', name).map(value => value.replace(/^.*inputs\.([\w-]+).*$/, '$1')); // prettier-ignore
        return [name, inputs[input] ?? text('inputs', input, 'default').join()];
      }),
    );
    const script = path.join(temporary, 'step.sh');
    writeFileSync(script, steps.at(-1) ?? '');
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: 'examples/churn',
      encoding: 'utf8',
      env: {
        ...process.env,
        ...variables,
        GITHUB_ACTION_PATH: process.cwd(),
        GITHUB_STEP_SUMMARY: path.join(temporary, 'summary.md'),
      },
    });
    return { status, output: stdout + stderr };
  }

  test('builds with scripts that are there', () => {
    const scripts = Array.from((steps[0] ?? '').matchAll(/npm run ([\w:]+)/g), ([, name]) => name);
    assert.deepEqual(scripts, ['build']);
    assert.ok(scripts.every(name => Object.keys(manifest.scripts).includes(name)));
  });

  test('marks lines and writes a summary, and passes where nothing is an error', () => {
    const { status, output } = scan({});
    assert.equal(status, 0, output);
    assert.match(output, /^::\w+ file=train\.py,line=11,/m);
    assert.match(readFileSync(path.join(temporary, 'summary.md'), 'utf8'), /Level 0/);
  });

  test('fails below a level, and keeps the findings for code scanning', () => {
    const sarif = path.join(temporary, 'findings.sarif');
    const { status, output } = scan({ 'fail-under': '1', sarif });
    assert.equal(status, 1, output);
    assert.match(readFileSync(sarif, 'utf8'), /"version": ?"2\.1\.0"/);
  });

  test('fails on warnings where it is asked to, and on no folder that is there', () => {
    assert.equal(scan({ 'fail-on': 'warning' }).status, 1);
    assert.equal(scan({ path: 'nowhere' }).status, 2);
  });
});
