import assert from 'node:assert/strict';
import { compileGlobs, routeGlobs } from '../../../src/engine/workspace/pathMatcher';

function matching(globs: readonly string[], paths: readonly string[]): readonly string[] {
  return paths.filter(compileGlobs(globs));
}

suite('compileGlobs', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['Dockerfile', ['Dockerfile'], ['api/Dockerfile', 'dockerfile', 'Dockerfile.gpu']],
    ['**/Dockerfile', ['Dockerfile', 'a/b/Dockerfile'], ['Dockerfile.gpu', 'a/MyDockerfile']],
    ['Dockerfile*', ['Dockerfile', 'Dockerfile.gpu'], ['a/Dockerfile.gpu']],
    ['**/*.tf', ['main.tf', 'a/.tf', 'infra/b/main.tf'], ['main.tfx', 'main.tf/readme']],
    ['**/*.conda-lock.yml', ['a/linux.conda-lock.yml', '.conda-lock.yml'], ['conda-lock.yml', 'a.yml']],
    ['.github/workflows/*.y?ml', ['.github/workflows/ci.yaml'], ['.github/workflows/a/ci.yaml', 'ci.yaml']],
    ['.github/workflows/*.y{a,}ml', ['.github/workflows/ci.yml', '.github/workflows/ci.yaml'], []],
    ['.azure-pipelines/**', ['.azure-pipelines/a/b.yml', '.azure-pipelines/.x'], ['azure-pipelines.yml']],
    ['tests/**/test_*.py', ['tests/test_a.py', 'tests/a/test_b.py'], ['test_a.py', 'tests/a_test.py']],
    ['**/[Tt]ests/*', ['Tests/a.py', 'x/tests/b'], ['tests/x/b']],
    ['**/{train,score}.py', ['a/train.py', 'score.py'], ['b/retrain.py']],
    ['./data/*.csv', ['data/a.csv'], ['a.csv']],
  ];
  for (const [glob, hits, misses] of cases) {
    test(`${glob} takes ${hits.join(', ')} and leaves the rest`, () => {
      assert.deepEqual(matching([glob], [...hits, ...misses]), hits);
    });
  }

  test('a glob behind ! takes paths away from all others', () => {
    assert.deepEqual(matching(['**/*.py', '!docs/**', 'docs/conf.md'], ['a.py', 'docs/a.py', 'docs/conf.md']), [
      'a.py',
    ]);
  });

  test('ignoring case finds readme.MD', () => {
    assert.equal(compileGlobs(['README*'], { ignoreCase: true })('readme.MD'), true);
    assert.equal(compileGlobs(['**/*.Rmd'], { ignoreCase: true })('a/b.RMD'), true);
  });

  test('hostile globs neither throw nor hang', () => {
    assert.equal(compileGlobs(['{a,b}'.repeat(60), '*'.repeat(5000), '[', '(', '\\', ''])('x'), false);
    assert.equal(compileGlobs(['**/a/'.repeat(50) + '**/b'])('a/'.repeat(60) + 'c'), false);
  });

  test('names of object members are ordinary names', () => {
    assert.equal(compileGlobs(['**/*.constructor'])('a.constructor'), true);
    assert.equal(compileGlobs(['**/*.py'])('__proto__'), false);
  });
});

suite('routeGlobs', () => {
  test('says which sets hold a path, each once and in order', () => {
    const route = routeGlobs([['**/*.yml', 'ci.yml'], ['**/*.py'], ['ci.*', '**/*.yml']]);
    assert.deepEqual(route('ci.yml'), [0, 2]);
    assert.deepEqual(route('a/b.py'), [1]);
    assert.deepEqual(route('README'), []);
  });
});
