import assert from 'node:assert/strict';
import { parsePython } from '../../../src/engine/python';
import { malformations, statements, textOf, nodesOf } from './outline';

/** The statements of a broken text, and the texts its problems point at. */
function check(
  source: string,
  expected: { readonly tree: readonly string[]; readonly marks: readonly string[] },
): void {
  const tree = parsePython(source, 'python');
  assert.deepEqual(malformations(tree), []);
  assert.deepEqual(statements(tree), expected.tree);
  assert.deepEqual(
    tree.errors.map(error => tree.textBetween(error.start, error.end)),
    expected.marks,
  );
}

const ASSIGN = 'Assign(Name Number)';

suite('a line that cannot be read', () => {
  test('costs itself alone', () => {
    check('a = 1\nb = = 2\nc = 3\n', { tree: [ASSIGN, 'Error', ASSIGN], marks: ['='] });
    check('a = 1\nb c d\nc = 3\n', { tree: [ASSIGN, 'Error', ASSIGN], marks: ['c'] });
    check('def f():\n    a = \n    b = 1\nc = 2', {
      tree: [`FunctionDef(Identifier Parameters Block(Error ${ASSIGN}))`, ASSIGN],
      marks: [''],
    });
  });

  test('costs itself alone when a bracket is left open in it', () => {
    check('a = f(\nb = 2\nc = 3\n', { tree: ['Error', ASSIGN, ASSIGN], marks: ['('] });
    check('a = f(x,\n      y\nb = 2\ndef g(): pass\n', {
      tree: ['Error', ASSIGN, 'FunctionDef(Identifier Parameters Block(Pass))'],
      marks: ['('],
    });
    check('if a:\n    b = [1,\n    return\nc = 1', {
      tree: ['If(Name Block(Error Return))', ASSIGN],
      marks: ['['],
    });
  });

  test('costs itself alone when a string is left open in it', () => {
    check("a = 'x\nb = 2", { tree: ['Assign(Name String)', ASSIGN], marks: ["'x"] });
    check('a = f"x{y\nb = 2', { tree: ['Error', ASSIGN], marks: ['{'] });
  });

  test('keeps the block below it, and its other clauses are no further problem', () => {
    check('if a = 1:\n    b = 2\nelif c:\n    d = 3\nelse:\n    e = 4\nf = 5', {
      tree: ['Error', ASSIGN, 'Error', ASSIGN, 'Error', ASSIGN, ASSIGN],
      marks: ['='],
    });
  });

  test('costs its clause alone', () => {
    check('if a:\n    b = 1\nelif =:\n    c = 1\nelse:\n    d = 1\n', {
      tree: [`If(Name Block(${ASSIGN}))`, 'Error', ASSIGN, 'Error', ASSIGN],
      marks: ['='],
    });
    check('try:\n    a = 1\nexcept 1 2:\n    b = 1\n', {
      tree: [`Try(Block(${ASSIGN}))`, 'Error', ASSIGN],
      marks: ['2'],
    });
    check('match a:\n    case 1 2:\n        b = 1\n    case 3:\n        c = 1\n', {
      tree: [`Match(Name Error ${ASSIGN} Case(MatchValue(Number) Block(${ASSIGN})))`],
      marks: ['2'],
    });
  });
});

suite('indentation', () => {
  test('that has no reason is a problem, and the lines are kept', () => {
    check('a = 1\n    b = 2\nc = 3', { tree: [ASSIGN, ASSIGN, ASSIGN], marks: ['b'] });
  });

  test('that matches no block stays in the innermost one', () => {
    check('if a:\n        b = 1\n    c = 2\nd = 3', {
      tree: [`If(Name Block(${ASSIGN} ${ASSIGN}))`, ASSIGN],
      marks: [''],
    });
  });

  test('that is missing costs the header', () => {
    check('for a in b:\nc = 1', { tree: ['Error', ASSIGN], marks: [''] });
  });
});

suite('what CPython refuses but we can read', () => {
  test('is in the tree all the same', () => {
    check('f() = 1', { tree: ['Assign(Call(Name) Number)'], marks: ['f()'] });
    check('f(a=1, b)', { tree: ['ExpressionStatement(Call(Name Keyword(Number) Name))'], marks: ['b'] });
    check('del *a, b', { tree: ['Error'], marks: ['*'] });
    check('def f(a=1, b): pass', {
      tree: ['FunctionDef(Identifier Parameters(Parameter(Number) Parameter) Block(Pass))'],
      marks: ['b'],
    });
    check('x = 0777 + 1_', { tree: ['Assign(Name BinaryOp(Number Number))'], marks: ['0777', '1_'] });
  });
});

test('an Error spans its line', () => {
  const source = 'a = 1\n  b = (2 3  # no\n)\nc';
  const tree = parsePython(source, 'python');
  assert.deepEqual(
    nodesOf(tree, 'Error').map(node => textOf(tree, node)),
    ['b = (2 3  # no\n)'],
  );
});
