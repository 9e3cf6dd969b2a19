import assert from 'node:assert/strict';
import { type Finding, type Fix, fixesOf } from '../../../src/engine/index';
import { applyFix } from '../../../src/engine/fixes/applyFix';
import { project, type TestFile } from '../../support/project';

const configuration = { '.preflight.yaml': 'profile: service\n', 'app.py': 'print(1)\n' };

/** The file after "Ignore … here" on its first finding; fails unless that finding, and only it, is gone then. */
async function ignored(name: string, file: TestFile, rule: string): Promise<string> {
  const before = project({ ...configuration, [name]: file });
  const [finding] = await about(before, rule);
  assert(finding !== undefined, `no finding of ${rule}`);
  const silence: Fix | undefined = fixesOf(finding).at(-1);
  assert(silence?.silences === true, `no finding of ${rule} that can be silenced`);
  const { files } = await applyFix(silence, before.reader, new AbortController().signal);
  const bytes = files[0]?.bytes ?? new Uint8Array();
  const after = project({ ...configuration, [name]: bytes });
  const left = await about(after, rule);
  assert.equal(left.length, (await about(before, rule)).length - 1);
  assert.deepEqual(await about(after, 'preflight/unused-suppression'), []);
  return new TextDecoder().decode(bytes);
}

async function about(test: ReturnType<typeof project>, rule: string): Promise<readonly Finding[]> {
  return (await test.scan()).findings.filter(finding => finding.rule === rule);
}

const path = 'code/hardcoded-user-path';
const comment = `# preflight: ignore[${path}]`;

suite('"Ignore here"', () => {
  test('stands at the end of the line', async () => {
    assert.equal(
      await ignored('a.py', 'a = "/home/ana/x"\r\nb = 2\r\n', path),
      `a = "/home/ana/x"  ${comment}\r\nb = 2\r\n`,
    );
  });

  test('stands behind the line of the finding inside brackets', async () => {
    assert.equal(
      await ignored('a.py', 'a = [\n    "/home/ana/x",\n    2,\n]\n', path),
      `a = [\n    "/home/ana/x",  ${comment}\n    2,\n]\n`,
    );
  });

  test('joins a comment that is there', async () => {
    const split = 'from sklearn.model_selection import train_test_split\n';
    const file = `${split}a = train_test_split("/home/ana/x")  ${comment}\n`;
    const both = `${split}a = train_test_split("/home/ana/x")  # preflight: ignore[${path}, repro/missing-random-state]\n`;
    assert.equal(await ignored('a.py', file, 'repro/missing-random-state'), both);
  });

  test('stands above a line that ends in a string, and above one that goes on', async () => {
    const rule = 'repro/missing-random-state';
    const text = 'from sklearn.model_selection import train_test_split\nif x:\n    a = train_test_split("""y\nz""")\n';
    assert.equal(await ignored('a.py', text, rule), text.replace('    a', `    # preflight: ignore[${rule}]\n    a`));
    const continued = 'if x:\n    a = "/home/ana/x" + \\\n        y\n';
    assert.equal(await ignored('a.py', continued, path), continued.replace('    a', `    ${comment}\n    a`));
  });

  test('stands above a magic', async () => {
    const rule = 'notebook/pip-install-in-cell';
    const after = await ignored('a.ipynb', ['x = 1\n!pip install a'], rule);
    assert.match(after, /"x = 1\\n",\s+"# preflight: ignore\[notebook\/pip-install-in-cell\]\\n",\s+"!pip install a"/);
  });

  test('stands above a Dockerfile instruction, however many lines it has', async () => {
    const rule = 'deploy/image-not-reproducible';
    const text = 'FROM python:3.12\nRUN apt-get update && \\\n    pip install flask\n';
    assert.equal(await ignored('Dockerfile', text, rule), text.replace('RUN', `# preflight: ignore[${rule}]\nRUN`));
  });

  test('is not offered in a notebook that cannot be read, nor in JSON', async () => {
    const test = project({ ...configuration, 'a.ipynb': new TextEncoder().encode('{') });
    const [finding] = await about(test, 'notebook/invalid-notebook');
    assert(finding !== undefined);
    assert.deepEqual(fixesOf(finding), []);
  });
});
