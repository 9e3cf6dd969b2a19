import assert from 'node:assert/strict';
import { type Expression, type Statement, readPythonFacts } from '../../../src/engine/python/index';

/** A short form of what was read, in Python's own words. */
function said(code: string): string {
  return readPythonFacts([code], 'ipython').readOutline(0).map(statement).join('; ');
}

function statement(read: Statement): string {
  switch (read.kind) {
    case 'assign':
      return `${read.targets.map(expression).join(' = ')} ${read.isAugmented ? '+=' : '='} ${expression(read.value)}`;
    case 'expression':
      return expression(read.value);
    case 'return':
      return `return ${read.value === undefined ? '' : expression(read.value)}`;
    case 'function':
      return `def ${read.name}(${read.parameters.map(({ name, default: value }) => `${name}${value === undefined ? '' : `=${expression(value)}`}`).join(', ')}): ${read.body.map(statement).join('; ')}`;
    case 'if':
      return `if ${expression(read.test)}: {${read.body.map(statement).join('; ')}} else {${read.otherwise.map(statement).join('; ')}}`;
    case 'import':
      return `import ${'.'.repeat(read.level)}${read.module}:${read.name ?? ''} as ${read.bound}`;
    default:
      return block(read);
  }
}

function block(read: Statement): string {
  switch (read.kind) {
    case 'with':
      return `with ${read.items.map(({ value, target }) => `${expression(value)} as ${target === undefined ? '' : expression(target)}`).join()}: ${read.body.map(statement).join('; ')}`;
    case 'block':
      return `{${read.body.map(statement).join('; ')}} except {${read.handlers.map(statement).join('; ')}}`;
    case 'for':
      return `for ${expression(read.target)} in ${expression(read.iterable)}: ${read.body.map(statement).join('; ')}`;
    case 'class':
      return `class ${read.name}(${read.bases.map(expression).join()}): ${read.body.map(statement).join('; ')}`;
    case 'delete':
      return `del ${read.targets.map(expression).join()}`;
    case 'other':
      return `other ${read.parts.map(expression).join()}`;
    default:
      return '?';
  }
}

function expression(read: Expression): string {
  switch (read.kind) {
    case 'name':
      return read.name;
    case 'attribute':
      return `${expression(read.object)}.${read.name}`;
    case 'call':
      return `${expression(read.callee)}(${read.arguments.map(({ keyword, unpacked, value }) => `${keyword === undefined ? '' : `${keyword}=`}${unpacked ?? ''}${expression(value)}`).join(', ')})`;
    case 'subscript':
      return `${expression(read.object)}[${expression(read.index)}]`;
    case 'string':
      return JSON.stringify(read.text);
    case 'format':
      return `f${JSON.stringify(read.text)}%${read.parts.map(expression).join()}`;
    case 'number':
    case 'constant':
      return String(read.value);
    default:
      return nested(read);
  }
}

function nested(read: Expression): string {
  switch (read.kind) {
    case 'collection':
      return `${read.of}(${read.items.map(expression).join(', ')})`;
    case 'dictionary':
      return `{${read.entries.map(({ key, value }) => `${key === undefined ? '**' : `${expression(key)}: `}${expression(value)}`).join(', ')}}`;
    case 'operation':
      return `(${read.operands.map(expression).join(` ${read.operator} `)}${read.operands.length === 1 ? ` ${read.operator}` : ''})`;
    case 'choice':
      return `(${read.options.map(expression).join(' or ')} by ${expression(read.test)})`;
    case 'comprehension':
      return `(${expression(read.element)} for ${expression(read.target)} in ${expression(read.iterable)} if ${read.conditions.map(expression).join()})`;
    case 'slice':
      return [read.lower, read.upper].map(bound => (bound === undefined ? '' : expression(bound))).join(':');
    case 'starred':
      return `*${expression(read.value)}`;
    case 'other':
      return `other(${read.parts.map(expression).join()})`;
    default:
      return '?';
  }
}

suite('the outline of a program', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['X = df[NUMERIC + ["a"]]', 'X = df[(NUMERIC + list("a"))]'],
    ['a = b = f(1, *rest, key=True, **more)', 'a = b = f(1, *rest, key=true, **more)'],
    ['x, y = 1, None', 'tuple(x, y) = tuple(1, null)'],
    ['total: float = 0.5\ntotal += 1', 'total = 0.5; total += 1'],
    ['f"{folder}/model-{version:>3}.pkl"', 'f"{}/model-{}.pkl"%folder,version'],
    ['"a" "b"', '"ab"'],
    ['{"model": m, **rest}', '{"model": m, **rest}'],
    ['[c for c in df.columns if c != "y"]', '(c for c in df.columns if (c != "y"))'],
    ['df.iloc[:, 1:-1]', 'df.iloc[tuple(:, 1:(1 -))]'],
    ['a if b else c', '(a or c by b)'],
    ['def f(x, /, y=2, *rest, z: int = 3, **more):\n    return x\n', 'def f(x, y=2, rest, z=3, more): return x'],
    ['if a:\n    b()\nelif c:\n    d()\nelse:\n    e()\n', 'if a: {b()} else {if c: {d()} else {e()}}'],
    ['try:\n    import a\nexcept ImportError:\n    import b.c\n', '{import a: as a} except {import b.c: as b}'],
    ['from ..features import add as plus, *', 'other '],
    ['from ..features import add as plus', 'import ..features:add as plus'],
    ['from x import *', 'import x:* as *'],
    ['with open(p, "wb") as f, lock:\n    dump(m, f)\n', 'with open(p, "wb") as f,lock as : dump(m, f)'],
    ['for i, x in pairs:\n    go(x)\n', 'for tuple(i, x) in pairs: go(x)'],
    ['class A(B, metaclass=M):\n    x = 1\n', 'class A(B): x = 1'],
    ['del df["a"], b', 'del df["a"],b'],
    ['%time model.fit(X)', 'model.fit(X)'],
    ['!pip install x', 'other '],
    ['await f(x)', 'f(x)'],
    ['(n := 3)', '3'],
    ['lambda x: x', 'other(x)'],
  ];
  for (const [code, expected] of cases) {
    test(code, () => {
      assert.equal(said(code), expected);
    });
  }

  test('places are those of the text, whatever stands before', () => {
    const [read] = readPythonFacts(['é = "😀"; x = model'], 'python').readOutline(0).slice(1);
    assert.equal(read?.kind === 'assign' && read.value.place.start, 'é = "😀"; x = '.length);
  });

  test('hostile nesting ends', () => {
    assert.equal(readPythonFacts([`x = ${'f('.repeat(190)}${')'.repeat(190)}`], 'python').readOutline(0).length, 1);
    assert.equal(readPythonFacts([`x = ${'-'.repeat(5000)}1`], 'python').readOutline(0).length, 1);
    assert.equal(readPythonFacts([`x = ${'a.'.repeat(5000)}b`], 'python').readOutline(0).length, 1);
  });
});
