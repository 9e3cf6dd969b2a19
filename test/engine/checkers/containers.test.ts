import assert from 'node:assert/strict';
import { project } from '../../support/project';
import { marked } from '../../support/matches';

function docker(checker: string, ...lines: readonly string[]): readonly string[] {
  return marked(checker, 'Dockerfile', `${lines.join('\n')}\n`);
}

suite('image-not-reproducible', () => {
  const found = (...lines: readonly string[]): readonly string[] => docker('image-not-reproducible', ...lines);

  test('flags a base without a version', () => {
    assert.deepEqual(found('FROM python'), ['python']);
    assert.deepEqual(found('FROM --platform=linux/amd64 python:latest AS base'), ['python:latest']);
    assert.deepEqual(found('FROM localhost:5000/team/python'), ['localhost:5000/team/python']);
    assert.deepEqual(found('ARG TAG=latest', 'FROM python:${TAG}'), ['python:${TAG}']);
  });

  test('takes tags, digests, stages, scratch and arguments as pinned', () => {
    assert.deepEqual(found('FROM python:3.12-slim AS base', 'FROM base', 'FROM scratch', 'FROM BASE'), []);
    assert.deepEqual(found('FROM python@sha256:0123', 'ARG X', 'FROM $X'), []);
    assert.deepEqual(found('ARG V=3.12', 'FROM python:${V}-slim', 'FROM python:${W:-3.12}'), []);
  });

  test('flags packages without a version, where pip installs them', () => {
    const from = 'FROM python:3.12';
    assert.deepEqual(found(from, 'RUN pip install flask pandas==2.2 numpy'), ['flask', 'numpy']);
    assert.deepEqual(found(from, 'RUN apt-get update && pip3 install -U pip flask && rm x'), ['flask']);
    assert.deepEqual(found(from, 'RUN pip install \\', '    flask \\', '    "pandas>=2"'), ['flask']);
    assert.deepEqual(found(from, 'RUN pip install -r requirements.txt -c lock.txt', 'RUN pip install . -e ./lib'), []);
    assert.deepEqual(
      found(from, 'RUN pip install --index-url https://x.example/simple git+https://x.example/y.git@1'),
      [],
    );
  });
});

suite('runs-as-root', () => {
  const found = (...lines: readonly string[]): readonly string[] => docker('runs-as-root', ...lines);

  test('only the stage that runs counts, and what it is built on', () => {
    assert.deepEqual(found('FROM python:3.12', 'CMD ["a"]'), ['CMD ["a"]']);
    assert.deepEqual(found('FROM a:1', 'USER 1000', 'FROM b:1', 'CMD a'), ['CMD a']);
    assert.deepEqual(found('FROM a:1 AS base', 'USER app', 'FROM base', 'CMD a'), []);
    assert.deepEqual(found('FROM a:1', 'USER app', 'USER root', 'CMD a'), ['USER root']);
    assert.deepEqual(found('FROM a:1', 'USER 0:0', 'CMD a'), ['USER 0:0']);
  });

  test('some bases are another user already', () => {
    for (const base of [
      'gcr.io/distroless/python3:nonroot',
      'jupyter/scipy-notebook:x',
      'public.ecr.aws/lambda/python:3.12',
    ]) {
      assert.deepEqual(found(`FROM ${base}`, 'CMD a'), []);
    }
    assert.deepEqual(found('ARG BASE', 'FROM $BASE', 'CMD a'), []);
  });
});

suite('no-dockerignore', () => {
  const flagged = async (files: Readonly<Record<string, string>>): Promise<number> => {
    const all = { 'app.py': 'print(1)\n', '.preflight.yaml': 'profile: service\n', ...files };
    return (await project(all).scan()).findings.filter(({ rule }) => rule === 'deploy/no-dockerignore').length;
  };

  test('copying everything needs a list of what to leave out', async () => {
    assert.equal(await flagged({ Dockerfile: 'FROM a:1\nCOPY . /app\n' }), 1);
    assert.equal(await flagged({ Dockerfile: 'FROM a:1\nADD --chown=a . .\n' }), 1);
    assert.equal(await flagged({ Dockerfile: 'FROM a:1\nCOPY [".", "/app"]\n' }), 1);
    assert.equal(await flagged({ Dockerfile: 'FROM a:1\nCOPY src /app\nCOPY --from=b . .\n' }), 0);
    assert.equal(await flagged({ Dockerfile: 'FROM a:1\nCOPY . .\n', '.dockerignore': '.git\n' }), 0);
    assert.equal(await flagged({ 'api/Dockerfile': 'FROM a:1\nCOPY . .\n', '.dockerignore': '.git\n' }), 0);
    assert.equal(await flagged({ Dockerfile: 'FROM a:1\nCOPY . .\n', 'Dockerfile.dockerignore': '.git\n' }), 0);
  });
});

suite('placeholder-test', () => {
  const found = (...lines: readonly string[]): readonly string[] =>
    marked('placeholder-test', 'tests/test_a.py', lines.join('\n'));

  test('flags tests that cannot turn red for a reason', () => {
    const bodies = ['pass', '...', 'assert True', 'assert False', 'assert 1 == 1', '"""Later."""', 'raise NotImplementedError',
      'pytest.skip("later")', 'assert True  # later', '"""Later."""; assert True']; // prettier-ignore
    for (const body of bodies) {
      assert.deepEqual(found(`def test_a(client, x: dict[str, int] = {}) -> None:\n    ${body}`), ['test_a'], body);
    }
    assert.deepEqual(found('class TestA:\n    async def test_b(self): pass'), ['test_b']);
  });

  test('leaves tests that do something, helpers and fixtures alone', () => {
    assert.deepEqual(
      found('def test_a():\n    run()', 'def helper():\n    pass', 'def test_b():\n    assert f() == 1'),
      [],
    );
    assert.deepEqual(found('def test_a():\n    with pytest.raises(E):\n        run()\n    assert True'), []);
    assert.deepEqual(marked('placeholder-test', 'src/a.py', 'def test_a():\n    pass'), []);
  });
});
