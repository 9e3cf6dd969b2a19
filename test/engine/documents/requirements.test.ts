import assert from 'node:assert/strict';
import { readRequirements } from '../../../src/engine/documents/requirements';
import { sourceOf, textAt } from './textSources';

suite('readRequirements', () => {
  const cases: readonly (readonly [line: string, name: string, specifier: string, pinned: boolean])[] = [
    ['pandas', 'pandas', '', false],
    ['Scikit_Learn == 1.4.0', 'scikit-learn', '==1.4.0', true],
    ['numpy>=1.20,<2  # why', 'numpy', '>=1.20,<2', false],
    ['torch==2.*', 'torch', '==2.*', false],
    ['torch===2.1+cu118', 'torch', '===2.1+cu118', true],
    ['uvicorn[standard]~=0.20', 'uvicorn', '~=0.20', false],
    ['tomli==2.0.1; python_version < "3.11"', 'tomli', '==2.0.1', true],
    ['requests (>=2)', 'requests', '>=2', false],
    ['numpy=1.26.0=py311h1', 'numpy', '=1.26.0=py311h1', true],
    ['certifi @ file:///croot/certifi', 'certifi', 'file:///croot/certifi', false],
    ['lib @ git+https://github.com/a/lib@0123456789abcdef0123456789abcdef01234567', 'lib', 'git+https://github.com/a/lib@0123456789abcdef0123456789abcdef01234567', true],
    ['git+https://github.com/a/lib.git@main#egg=My_Lib', 'my-lib', 'git+https://github.com/a/lib.git@main', false],
    ['-e git+https://github.com/a/lib.git@v1.2.0#egg=lib', 'lib', 'git+https://github.com/a/lib.git@v1.2.0', true],
    ['git+https://github.com/a/lib.git', 'lib', 'git+https://github.com/a/lib.git', false],
    ['https://host/torch-2.0.1-cp310-linux.whl', 'torch', 'https://host/torch-2.0.1-cp310-linux.whl', true],
    ['https://github.com/a/b/archive/main.zip', 'main', 'https://github.com/a/b/archive/main.zip', false],
  ]; // prettier-ignore
  for (const [line, name, specifier, pinned] of cases) {
    test(line, () => {
      const [requirement, ...others] = readRequirements(sourceOf(`${line}\n`)).requirements;
      assert.deepEqual([requirement?.name, requirement?.specifier, requirement?.pinned], [name, specifier, pinned]);
      assert.equal(others.length, 0);
    });
  }

  test('markers are kept apart', () => {
    const { requirements } = readRequirements(sourceOf('a==1 ; python_version < "3.9"'));
    assert.equal(requirements[0]?.marker, 'python_version < "3.9"');
  });

  test('hashes on continued lines pin, and the place is the line of the name', () => {
    const text = '\r\n  a>=1 \\\r\n    --hash=sha256:00 \\\r\n    --hash=sha256:11\r\nb\r\n';
    const { requirements } = readRequirements(sourceOf(text));
    assert.deepEqual(
      requirements.map(({ name, pinned }) => [name, pinned]),
      [['a', true], ['b', false]],
    ); // prettier-ignore
    assert.equal(textAt(text, requirements[0]?.span), 'a>=1 \\');
    assert.equal(textAt(text, requirements[1]?.span), 'b');
  });

  test('a comment ends at its line, even with a backslash', () => {
    const { requirements } = readRequirements(sourceOf('# a \\\nb==1 # c\n'));
    assert.deepEqual(
      requirements.map(({ name }) => name),
      ['b'],
    );
  });

  test('includes, folders and options are no requirements', () => {
    const text =
      '-r base.txt\n--constraint=limits.txt\n-e .\n-e ./libs/common[dev]\n.\n-i https://host/simple\n--no-binary :all:\n';
    const document = readRequirements(sourceOf(text));
    assert.deepEqual(document.includes, ['base.txt', 'limits.txt']);
    assert.deepEqual(document.local, ['.', './libs/common', '.']);
    assert.deepEqual(document.requirements, []);
  });

  test('what makes no sense is passed over', () => {
    assert.deepEqual(readRequirements(sourceOf('<<<<<<< HEAD\n=======\nsome words here\n\u0001\n')).requirements, []);
  });
});
