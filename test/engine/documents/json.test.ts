import assert from 'node:assert/strict';
import { readJson } from '../../../src/engine/documents/json';
import { valueAt } from '../../../src/engine/documents/plainData';
import { sourceOf, textAt } from './textSources';

suite('readJson', () => {
  test('gives plain data and places, comments and trailing commas forgiven', () => {
    const text = '{\n  // why\n  "a": [1, {"b": "é"},],\n}';
    const document = readJson(sourceOf(text));
    assert.deepEqual(JSON.parse(JSON.stringify(document.data())), { a: [1, { b: 'é' }] });
    assert.equal(textAt(text, document.spanOf(['a', 1, 'b'])), '"é"');
    assert.deepEqual(document.problems, []);
  });

  test('keys of the prototype are keys', () => {
    const data = readJson(sourceOf('{"__proto__": {"polluted": true}, "a": 1}')).data();
    assert.equal(valueAt(data, ['__proto__', 'polluted']), true);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
    assert.equal(Object.getPrototypeOf(data), null);
  });

  for (const text of ['', '{', '{"a": }', '[1, 2', '{"a" 1}', '\u0000', '['.repeat(100_000), '{"a":'.repeat(50_000)]) {
    test(`broken JSON is a problem: ${JSON.stringify(text.slice(0, 12))}`, () => {
      const document = readJson(sourceOf(text));
      assert.equal(document.data(), undefined);
      assert.match(document.problems[0]?.message ?? '', /is not valid JSON/);
    });
  }
});
