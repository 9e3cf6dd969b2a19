import assert from 'node:assert/strict';
import { createDocumentCache } from '../../../src/engine/documents/cache';
import { readWorkspace, type WorkspaceReading } from '../../../src/engine/documents/readWorkspace';
import { workspacePath } from '../../../src/engine/model/location';
import type { Problem } from '../../../src/engine/model/report';
import { memoryReader } from '../../../src/engine/workspace/memoryReader';
import type { WorkspaceReader } from '../../../src/engine/workspace/reader';

type Files = Readonly<Record<string, string | Uint8Array>>;

function read(files: Files, cache = createDocumentCache()): Promise<WorkspaceReading> {
  return readWorkspace(memoryReader(files), cache, { signal: new AbortController().signal });
}

async function problemsOf(files: Files): Promise<readonly Problem[]> {
  const { workspace } = await read(files);
  return [...workspace.problems, ...workspace.documents.flatMap(({ problems }) => problems)];
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, character => character.charCodeAt(0));
}

/** A notebook of so many megabytes, with an output that fills it. */
function notebookOf(megabytes: number): Uint8Array {
  const filler = 'x'.repeat(megabytes * 1024 * 1024);
  const cell = `{"cell_type":"code","metadata":{},"execution_count":1,"source":["import os"],"outputs":[{"output_type":"stream","name":"stdout","text":["${filler}"]}]}`;
  return new TextEncoder().encode(`{"cells":[${cell}],"metadata":{},"nbformat":4,"nbformat_minor":4}`);
}

const notebook = '{"cells":[{"cell_type":"code","metadata":{},"execution_count":1,"source":["import os\\n","%pip install x"],"outputs":[]},{"cell_type":"markdown","metadata":{},"source":"# hi"}],"metadata":{},"nbformat":4,"nbformat_minor":4}'; // prettier-ignore

suite('readWorkspace', () => {
  test('reads every kind of document, and leaves data and images alone', async () => {
    const { workspace, statistics } = await read({
      'train.py': 'import os\nos.getcwd()\n',
      'eda.ipynb': notebook,
      Dockerfile: 'FROM a\n',
      'requirements.txt': 'a==1\n',
      'a.yml': 'b: 1\n',
      'pyproject.toml': '[project]\nname = "x"\n',
      'data.csv': 'a,b\n',
      'plot.png': Uint8Array.from([0x89, 0x50, 0]),
    });
    assert.deepEqual(
      workspace.documents.map(({ path, kind }) => `${path} ${kind}`),
      [
        'Dockerfile dockerfile',
        'a.yml yaml',
        'eda.ipynb notebook',
        'pyproject.toml toml',
        'requirements.txt requirements',
        'train.py python',
      ],
    );
    assert.deepEqual([statistics.files, statistics.notebooks], [8, 1]);
    assert.equal(workspace.documentAt(workspacePath('train.py'))?.kind, 'python');
    assert.equal(workspace.problems.length, 0);
  });

  test('a script with cell marks may hold magics', async () => {
    const { workspace } = await read({ 'a.py': '# %%\n%pip install pandas\nimport os\n', 'b.py': 'x = 1\n' });
    const [marked, plain] = workspace.documents;
    assert.ok(marked?.kind === 'python' && plain?.kind === 'python');
    assert.equal(marked.textNotebook?.flavour, 'percent');
    assert.deepEqual(marked.facts.faults, []);
    assert.equal(marked.facts.magics[0]?.name, '%pip');
    assert.equal(plain.textNotebook, undefined);
  });

  test('facts of a notebook name its Python code cells', async () => {
    const { workspace } = await read({ 'eda.ipynb': notebook });
    const [document] = workspace.documents;
    assert.ok(document?.kind === 'notebook');
    assert.deepEqual(document.codeCells, [0]);
    assert.equal(document.facts.imports[0]?.module, 'os');
  });

  test('what is too large is named, and unreadable', async () => {
    const { workspace } = await read({
      'big.py': `x = "${'x'.repeat(2 * 1024 * 1024)}"\n`,
      'big.ipynb': notebookOf(70),
    });
    assert.deepEqual(
      workspace.problems.map(({ kind, path }) => `${path} ${kind}`),
      ['big.ipynb too-large', 'big.py too-large'],
    );
    assert.match(workspace.problems[0]?.message ?? '', /71 MB, and more than 64 MB are not read: clear its outputs/);
    assert.deepEqual([...workspace.unreadable], ['big.ipynb', 'big.py']);
    assert.deepEqual(workspace.documents, []);
  });

  test('a notebook of 60 MB is read', async () => {
    const { workspace } = await read({ 'big.ipynb': notebookOf(60) });
    const [document] = workspace.documents;
    assert.ok(document?.kind === 'notebook');
    assert.equal(document.facts.imports[0]?.module, 'os');
  });

  test('a large JSON file is somebody’s data, and no problem', async () => {
    const { workspace } = await read({ 'annotations.json': `"${'x'.repeat(1024 * 1024)}"` });
    assert.deepEqual(workspace.problems, []);
    assert.deepEqual(workspace.documents, []);
  });

  const broken: Readonly<Record<string, readonly [Files, RegExp]>> = {
    'a notebook cut in half': [{ 'a.ipynb': notebook.slice(0, 90) }, /syntax/],
    'an empty notebook': [{ 'a.ipynb': '' }, /syntax.*empty/],
    'a script in Latin-1': [{ 'a.py': latin1('x = "é"\n') }, /encoding.*not UTF-8/],
    'a script in UTF-16': [{ 'a.py': Uint8Array.from([0xff, 0xfe, 0x78, 0, 0x0a, 0]) }, /encoding.*UTF-16/],
    'a binary named .py': [{ 'a.py': Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1]) }, /unreadable.*binary/],
    'a Dockerfile with only a comment': [{ Dockerfile: '# later\n' }, /syntax.*no instruction/],
    'a workflow that is not YAML': [{ '.github/workflows/ci.yml': 'on: [push\njobs:\n' }, /syntax.*not valid YAML/],
    'a broken pyproject.toml': [{ 'pyproject.toml': '[project\n' }, /syntax.*not valid TOML/],
  };
  for (const [name, [files, expected]] of Object.entries(broken)) {
    test(`${name} is one problem with a sentence`, async () => {
      const problems = await problemsOf(files);
      assert.equal(problems.length, 1);
      assert.match(`${problems[0]?.kind ?? ''} ${problems[0]?.message ?? ''}`, expected);
      assert.match(problems[0]?.message ?? '', /^[A-Z].*\.$/);
    });
  }

  test('a broken file that nobody asks for is no problem', async () => {
    assert.deepEqual(await problemsOf({ 'notes/sketch.yml': 'a: [\n' }), []);
  });

  test('generated code is skipped and named, a manifest that a tool wrote is not', async () => {
    const { workspace, statistics } = await read({
      'a_pb2.py': '# -*- coding: utf-8 -*-\n# Generated by the protocol buffer compiler.  DO NOT EDIT!\n',
      'b.py': '# Generated by ChatGPT\nx = 1\n',
      'requirements.txt': '# This file is autogenerated by pip-compile\na==1\n',
    });
    assert.deepEqual(
      statistics.skipped.map(({ path }) => path),
      ['a_pb2.py'],
    );
    assert.deepEqual(
      workspace.files.map(({ path }) => path),
      ['b.py', 'requirements.txt'],
    );
  });

  test('what a reader cannot give is a problem in its words', async () => {
    const reader: WorkspaceReader = {
      ...memoryReader({ 'a.py': '' }),
      readBytes: () => Promise.resolve({ problem: 'No.' }),
    };
    const { workspace } = await readWorkspace(reader, createDocumentCache(), { signal: new AbortController().signal });
    assert.deepEqual(workspace.problems, [{ kind: 'unreadable', path: 'a.py', message: 'No.' }]);
  });

  test('an unchanged file is not read again, a changed one is', async () => {
    const cache = createDocumentCache();
    const first = await read({ 'a.py': 'x = 1\n', 'b.py': 'y = 1\n', 'c.py': '' }, cache);
    const second = await read({ 'a.py': 'x = 1\n', 'b.py': 'y = 2\n' }, cache);
    assert.equal(second.workspace.documents[0], first.workspace.documents[0]);
    assert.notEqual(second.workspace.documents[1], first.workspace.documents[1]);
    const { path, size, version } = first.workspace.files[2] ?? assert.fail();
    assert.equal(cache.get({ path, size, version }), undefined);
  });

  test('tells how far it is, and stops between files when aborted', async () => {
    const controller = new AbortController();
    const told: string[] = [];
    const reading = readWorkspace(memoryReader({ 'a.py': '', 'b.py': '', 'c.py': '' }), createDocumentCache(), {
      signal: controller.signal,
      onProgress: (done, files) => {
        told.push(`${done}/${files}`);
        if (done === 2) {
          controller.abort(new Error('enough'));
        }
        return Promise.resolve();
      },
    });
    await assert.rejects(reading, /enough/);
    assert.deepEqual(told, ['1/3', '2/3']);
  });
});
