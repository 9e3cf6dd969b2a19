import assert from 'node:assert/strict';
import { compilePattern, groupNames, hasNestedQuantifier } from '../../../src/engine/rules/patterns';
import { fillPlaceholders, placeholdersIn } from '../../../src/engine/rules/placeholders';

suite('patterns', () => {
  test('groups that repeat what repeats are found, others are not', () => {
    const slow = ['(a+)+', '(a*b)*', '((a+))+', '(x{2,}){3,}', '(?:ab|c+)*', '(a|b+){2,}'];
    const quick = ['(a+)', '(ab)+', '[(a+)+]+', '\\(a+\\)+', '(a{2})+', 'a+b+', '(a+)?b', '(?:a|b)+'];
    assert.deepEqual(
      slow.filter(pattern => !hasNestedQuantifier(pattern)),
      [],
    );
    assert.deepEqual(quick.filter(hasNestedQuantifier), []);
  });

  test('(?i) in front ignores case', () => {
    const pattern = compilePattern('(?i)^abc');
    assert(pattern instanceof RegExp && pattern.test('ABCD'));
  });

  test('group names are read, look-behinds are none', () => {
    assert.deepEqual(groupNames('(?<user>\\w+)(?<=x)(?<!y)(?<place>z)'), ['user', 'place']);
  });
});

suite('placeholders', () => {
  test('stand for what was captured; other braces stay', () => {
    const values: Readonly<Record<string, string>> = { name: 'x' };
    const fill = (text: string): string => fillPlaceholders(text, name => values[name]);
    assert.equal(
      fill('{name} {{name}} ${{ secrets.A }} {"a": 1} ${VAR} {}'),
      'x {name} ${{ secrets.A }} {"a": 1} ${VAR} {}',
    );
    assert.deepEqual(placeholdersIn('{name} {{name}} {Name} { name }'), ['name']);
  });

  test('one without a value is our mistake and throws', () => {
    assert.throws(() => fillPlaceholders('{other}', () => undefined), /captured nothing under "other"/);
  });
});
