import assert from 'node:assert/strict';
import { valueAt } from '../../../src/engine/documents/plainData';
import { readYaml } from '../../../src/engine/documents/yaml';
import { sourceOf, textAt } from './textSources';

function problemOf(text: string): string | undefined {
  const document = readYaml(sourceOf(text));
  assert.equal(document.data(), undefined);
  return document.problems[0]?.message;
}

suite('readYaml', () => {
  test('gives plain data and the place of every value', () => {
    const text = 'on: [push, pull_request]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    needs:\n';
    const document = readYaml(sourceOf(text));
    assert.deepEqual(JSON.parse(JSON.stringify(document.data())), {
      on: ['push', 'pull_request'],
      jobs: { test: { 'runs-on': 'ubuntu-latest', needs: null } },
    });
    assert.equal(textAt(text, document.spanOf(['on', 1])), 'pull_request');
    assert.equal(textAt(text, document.spanOf(['jobs', 'test', 'runs-on'])), 'ubuntu-latest');
    assert.equal(textAt(text, document.spanOf(['jobs', 'test', 'needs'])), 'needs');
    assert.equal(document.spanOf(['jobs', 'build']), undefined);
  });

  test('"on" is a word, not a truth value', () => {
    assert.equal(JSON.stringify(readYaml(sourceOf('on: push')).data()), '{"on":"push"}');
  });

  test('resolves aliases and merges, the mapping itself over what it merges', () => {
    const text = 'a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  z: 3\n  <<: [*a, *b]\nd: *a\n';
    const data = readYaml(sourceOf(text)).data();
    assert.deepEqual(JSON.parse(JSON.stringify(valueAt(data, ['c']))), { y: 1, z: 3, x: 1 });
    assert.equal(valueAt(data, ['d', 'x']), 1);
  });

  test('several documents are a list, each with its places', () => {
    const text = 'kind: Service\n---\nkind: Deployment\n';
    const document = readYaml(sourceOf(text));
    assert.deepEqual(
      document.all().map(each => valueAt(each, ['kind'])),
      ['Service', 'Deployment'],
    );
    assert.equal(textAt(text, document.spanOf(['kind'], 1)), 'Deployment');
  });

  test('unknown tags, repeated keys and an empty file are no trouble', () => {
    const document = readYaml(sourceOf('a: !Ref x\nb: 1\nb: 2\n'));
    assert.equal(valueAt(document.data(), ['b']), 2);
    assert.deepEqual(document.problems, []);
    assert.deepEqual(readYaml(sourceOf('# nothing\n')).problems, []);
  });

  test('keys of the prototype are keys', () => {
    const data = readYaml(sourceOf('__proto__: {polluted: yes}\nconstructor: 1\n')).data();
    assert.equal(valueAt(data, ['__proto__', 'polluted']), 'yes');
    assert.equal(valueAt(data, ['toString']), undefined);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });

  test('a file that is no YAML is a problem with its line, from the moment its data is asked for', () => {
    const document = readYaml(sourceOf('a: 1\nb: [1,\nc: 2\n'));
    assert.equal(document.problems.length, 0);
    assert.equal(document.data(), undefined);
    assert.match(document.problems[0]?.message ?? '', /^Line \d is not valid YAML \(.*\): mend it/);
    assert.equal(document.problems[0]?.kind, 'syntax');
  });

  test('a template for another program is no YAML yet, and nobody is told off', () => {
    for (const text of ['{% if x %}\na: 1\n{% endif %}\n', 'a:\n  {{ toYaml .Values | indent 2 }}: [\n']) {
      const document = readYaml(sourceOf(text));
      assert.equal(document.data(), undefined);
      assert.deepEqual(document.problems, []);
    }
    assert.notEqual(problemOf('run: ${{ github.ref }}\na: [\n'), undefined);
  });

  test('an alias bomb is refused', () => {
    const levels = 'bcdefghijk'.split('');
    const lines = levels.map(
      (level, index) =>
        `${level}: &${level} [${Array(9)
          .fill(`*${'abcdefghijk'[index] ?? ''}`)
          .join(',')}]`,
    );
    assert.match(problemOf(['a: &a [x,x,x,x,x,x,x,x,x]', ...lines].join('\n')) ?? '', /multiply/);
  });

  test('cycles and unknown aliases are refused', () => {
    assert.match(problemOf('a: &a [*a]\n') ?? '', /contains itself/);
    assert.match(problemOf('a: *b\n') ?? '', /no &b before/);
  });

  for (const [name, text] of [
    ['flow brackets', '['.repeat(100_000)],
    ['block sequences', `${'- '.repeat(100_000)}x`],
    ['explicit keys', `${'? '.repeat(100_000)}x`],
    ['indentation', Array.from({ length: 1500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ] as const) {
    test(`nesting without end is refused: ${name}`, () => {
      assert.match(problemOf(text) ?? '', /200 levels/);
    });
  }

  test('twenty thousand aliases take no more than their share of time', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `- &a${index} 1\n- *a${index}`).join('\n');
    const started = performance.now();
    assert.equal(readYaml(sourceOf(text)).all().length, 1);
    assert.ok(performance.now() - started < 10_000);
  });
});
