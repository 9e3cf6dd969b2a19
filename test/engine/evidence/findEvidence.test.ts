import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { findEvidence } from '../../../src/engine/evidence/findEvidence';
import { mergeInventories, takeInventory } from '../../../src/engine/evidence/inventory';
import { workspacePath } from '../../../src/engine/model/location';
import type { Inventory } from '../../../src/engine/model/report';
import { type Files, notebook, projectsOf, setsOf, shippedSets } from './evidenceProject';

/** `path:cell:line text` of all that one alternative finds. */
async function find(alternative: string, files: Files, where = 'project'): Promise<readonly string[]> {
  const [project] = await projectsOf(files);
  const sets = setsOf({ asked: `title: Asked\nwhere: ${where}\nany:\n  - ${alternative.replace(/\n/g, '\n    ')}\n` });
  return findEvidence(sets, 'asked', project).map(
    ({ path, cell, line, text }) => `${path}:${cell ?? ''}:${line ?? ''} ${text}`,
  );
}

suite('finding evidence', () => {
  test('follows the names of imports, in cells too', async () => {
    const files = {
      'a.ipynb': notebook('x = 1', 'import mlflow as m\nm.log_metric("auc", 1)'),
      'b.py': 'mlflow.log_metric("auc", 1)\n',
    };
    assert.deepEqual(await find('calls: mlflow.log_metric', files), ['a.ipynb:1:2 m.log_metric("auc", 1)']);
    assert.deepEqual(await find("calls: 'mlflow.*'", files), ['a.ipynb:1:2 m.log_metric("auc", 1)']);
    assert.deepEqual(await find('imports: mlflow', files), ['a.ipynb:1:1 import mlflow as m']);
  });

  test('asks for methods of anything, and not for functions of that name', async () => {
    const files = {
      'a.py': 'def fit(x):\n    return x\n\nfit(1)\n',
      'b.py': 'def train(model, x):\n    model.fit(x)\n',
    };
    assert.deepEqual(await find("calls: '*.fit'", files), ['b.py::2 model.fit(x)']);
  });

  test('knows what classes derive from and what decorates a function', async () => {
    const files = {
      'a.py':
        'import dlt\nfrom luigi import Task\n\n\nclass Load(Task):\n    x = 1\n\n\n@dlt.expect_all({})\ndef rows():\n    return 1\n',
    };
    assert.deepEqual(await find('bases: luigi.Task', files), ['a.py::5 class Load(Task):']);
    assert.equal((await find("decorators: 'dlt.expect*'", files)).length, 1);
    assert.equal((await find('defines: rows', files)).length, 1);
    assert.equal((await find("defines: '*ow*'", files)).length, 1);
    assert.equal((await find("defines: '*owl*'", files)).length, 0);
  });

  test('all conditions hold in the same file', async () => {
    const files = { 'a.py': 'import keras\n', 'b.py': 'model.save("x")\n', 'c.py': 'import keras\nmodel.save("x")\n' };
    assert.deepEqual(await find("imports: keras\ntext: 'model\\.save'", files), ['c.py::1 import keras']);
  });

  test('finds keys at any place of a route, and shows their line', async () => {
    const files = { 'w.yml': 'jobs:\n  a:\n    steps:\n      - uses: docker/bake-action@v1\n' };
    assert.deepEqual(await find("files: w.yml\nkeys: 'jobs.*.steps.*.uses = ^docker/'", files), [
      'w.yml::4 - uses: docker/bake-action@v1',
    ]);
  });

  test('globs start at the root of the project, or at the top', async () => {
    const files = { 'a.md': 'x', 'sub/a.md': 'y' };
    assert.deepEqual(await find('files: a.md', files), ['a.md::1 x']);
    assert.deepEqual(await find("files: ['**/A.MD']\nexcept: a.md", files, 'workspace'), ['sub/a.md::1 y']);
  });

  test('an empty file, a vendored one and a template with blanks prove nothing', async () => {
    const files = { 'a.md': ' \n', 'vendor/a.md': 'x', '{{ cookiecutter.name }}/a.md': 'x' };
    assert.deepEqual(await find("files: '**/a.md'", files), []);
  });

  test('a long line is cut before a pattern sees it', async () => {
    assert.deepEqual(await find('files: a.md\ntext: end$', { 'a.md': `${'x '.repeat(1000)}end\n` }), []);
  });

  test('a document that stays is not asked again', async () => {
    const [project] = await projectsOf({ 'a.py': 'import mlflow\n', 'b.py': 'x = 1\n' });
    const sets = setsOf({ asked: 'title: Asked\nany:\n  - imports: mlflow\n' });
    assert.equal(findEvidence(sets, 'asked', project).length, 1);
    const deaf = project.documents.map(document =>
      document.kind === 'python' ? Object.assign(document, { facts: undefined }) : document,
    );
    assert.equal(findEvidence(sets, 'asked', { ...project, documents: deaf }).length, 1);
  });
});

suite('the inventory', () => {
  const sets = shippedSets();

  test('has every practice, also of an empty folder', async () => {
    const [project] = await projectsOf({ 'notes.md': 'x' });
    const inventory = takeInventory(sets, project);
    assert.equal(Object.keys(inventory).length, 26);
    assert.ok(Object.values(inventory).every(({ present, evidence }) => present === false && evidence.length === 0));
  });

  test('a practice is unknown when the file that would have it cannot be read', async () => {
    const [project] = await projectsOf({ '.github/dependabot.yml': 'updates: [\n' });
    assert.deepEqual(takeInventory(sets, project)['depUpdateBot'], { present: null, evidence: [] });
  });

  test('one broken notebook among many leaves no doubt', async () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`n${index}.ipynb`, notebook('x = 1')]));
    const [project] = await projectsOf({ ...many, 'broken.ipynb': '{' });
    assert.equal(takeInventory(sets, project)['experimentTracking']?.present, false);
    const [alone] = await projectsOf({ 'broken.ipynb': '{' });
    assert.equal(takeInventory(sets, alone)['experimentTracking']?.present, null);
  });

  test('of several projects: there when one has it, unknown when none has and one is unknown', () => {
    const place = { path: workspacePath('LICENSE'), line: 1, text: 'MIT' };
    const has: Inventory = { license: { present: true, evidence: [place] }, tests: { present: false, evidence: [] } };
    const lacks: Inventory = { license: { present: false, evidence: [] }, tests: { present: null, evidence: [] } };
    const merged = mergeInventories([has, lacks, has]);
    assert.equal(merged['license']?.present, true);
    assert.equal(merged['license'].evidence.length, 1);
    assert.equal(merged['tests']?.present, null);
  });
});
