import assert from 'node:assert/strict';
import { compareOperatorAt, Operator, parsePython, StringFlag } from '../../../src/engine/python';
import { malformations, nodesOf, outline, statements, textOf } from './outline';

function check(source: string, ...expected: readonly string[]): void {
  const tree = parsePython(source, 'python');
  assert.deepEqual(tree.errors, []);
  assert.deepEqual(malformations(tree), []);
  assert.deepEqual(statements(tree), expected);
}

function checkExpression(source: string, expected: string): void {
  check(source, `ExpressionStatement(${expected})`);
}

suite('statements', () => {
  test('a definition has its decorators, name, parameters, result and body', () => {
    check(
      '@a\n@b.c(1)\ndef f[T: int](x, /, y: int = 1, *args, z, **kw) -> int:\n    return x\n',
      'FunctionDef(Decorator(Name) Decorator(Call(Attribute(Name) Number)) Identifier ' +
        'TypeParameters(TypeParameter(Annotation(Name))) Parameters(Parameter PositionalOnlyMarker ' +
        'Parameter(Annotation(Name) Number) StarParameter Parameter DoubleStarParameter) Returns(Name) ' +
        'Block(Return(Name)))',
    );
    check(
      'async def f(*, a): pass',
      'AsyncFunctionDef(Identifier Parameters(KeywordOnlyMarker Parameter) Block(Pass))',
    );
    check('class A(B, metaclass=C): x = 1', 'ClassDef(Identifier Name Keyword(Name) Block(Assign(Name Number)))');
  });

  test('clauses are siblings', () => {
    check(
      'if a: b\nelif c: d\nelif e: f\nelse: g\n',
      'If(Name Block(ExpressionStatement(Name)) Elif(Name Block(ExpressionStatement(Name))) ' +
        'Elif(Name Block(ExpressionStatement(Name))) Else(Block(ExpressionStatement(Name))))',
    );
    check(
      'try: pass\nexcept A as e: pass\nexcept B, C: pass\nelse: pass\nfinally: pass',
      'Try(Block(Pass) Except(Name Identifier Block(Pass)) Except(Tuple(Name Name) Block(Pass)) Else(Block(Pass)) ' +
        'Finally(Block(Pass)))',
    );
    check('for a, *b in c: pass\nelse: pass', 'For(Tuple(Name Starred(Name)) Name Block(Pass) Else(Block(Pass)))');
  });

  test('parentheses of a with hold items or belong to an expression', () => {
    check('with (a as b, c): pass', 'With(WithItem(Name Name) WithItem(Name) Block(Pass))');
    check('with (a, b).c as d: pass', 'With(WithItem(Attribute(Tuple(Name Name)) Name) Block(Pass))');
    check('with (yield): pass', 'With(WithItem(Yield) Block(Pass))');
  });

  test('assignments keep all targets and the value', () => {
    check('a = b.c = d[0] = 1', 'Assign(Name Attribute(Name) Subscript(Name Number) Number)');
    check('a: int = 1', 'AnnotatedAssign(Name Name Number)');
    check('a.b **= 2', 'AugmentedAssign(Attribute(Name) Number)');
    check(
      'type A[*T = *b] = c; type B = d',
      'TypeAlias(Name TypeParameters(StarTypeParameter(Starred(Name))) Name)',
      'TypeAlias(Name Name)',
    );
  });

  test('imports name what they bind', () => {
    const source = 'import a.b as c, d.e\nfrom ..f import g as h, i\nfrom . import *';
    check(
      source,
      'Import(Alias(DottedName(Identifier Identifier) Identifier) Alias(DottedName(Identifier Identifier)))',
      'ImportFrom(DottedName(Identifier) Alias(DottedName(Identifier) Identifier) Alias(DottedName(Identifier)))',
      'ImportFrom(ImportStar)',
    );
    const tree = parsePython(source, 'python');
    const bound = nodesOf(tree, 'Alias').map(alias => tree.nameOf(tree.values[alias] ?? -1));
    assert.deepEqual(bound, ['c', 'd', 'h', 'i']);
    assert.deepEqual(
      nodesOf(tree, 'ImportFrom').map(node => tree.values[node]),
      [2, 1],
    );
  });

  test('match, case and type are names wherever no statement needs them', () => {
    check('match = case = type = 1', 'Assign(Name Name Name Number)');
    check('match(x)[type](case)', 'ExpressionStatement(Call(Subscript(Call(Name Name) Name) Name))');
    check(
      'match x:\n  case [1, *_] | {"k": v, **r} if v: pass\n  case A(b, c=-1) as d: pass',
      'Match(Name Case(MatchOr(MatchSequence(MatchValue(Number) MatchStar) MatchMapping(String MatchAs MatchRest)) ' +
        'Name Block(Pass)) Case(MatchAs(MatchClass(Name MatchAs MatchKeyword(MatchValue(UnaryOp(Number))))) Block(Pass)))',
    );
  });
});

suite('expressions', () => {
  test('operators bind as in Python', () => {
    checkExpression('a + b * c ** -d', 'BinaryOp(Name BinaryOp(Name BinaryOp(Name UnaryOp(Name))))');
    checkExpression('a - b - c', 'BinaryOp(BinaryOp(Name Name) Name)');
    checkExpression('not a or b and c', 'BoolOp(UnaryOp(Name) BoolOp(Name Name))');
    checkExpression('a if b else lambda x=1: c', 'IfExpression(Name Name Lambda(Parameters(Parameter(Number)) Name))');
    checkExpression('await a.b', 'Await(Attribute(Name))');
  });

  test('comparisons chain and keep their operators', () => {
    const tree = parsePython('a < b is not c not in d', 'python');
    const [compare] = nodesOf(tree, 'Compare');
    const value = tree.values[compare ?? -1] ?? 0;
    const operators = [0, 1, 2, 3].map(index => compareOperatorAt(value, index));
    assert.deepEqual(operators, [Operator.Less, Operator.IsNot, Operator.NotIn, Operator.None]);
  });

  test('arguments', () => {
    checkExpression('f(a, *b, c=d, **e)', 'Call(Name Name Starred(Name) Keyword(Name) KeywordUnpacking(Name))');
    checkExpression('f(x for x in y)', 'Call(Name GeneratorExpression(Name Comprehension(Name Name)))');
    checkExpression('f(a := 1)', 'Call(Name NamedExpression(Name Number))');
  });

  test('subscripts', () => {
    checkExpression('a[1:2, ::3, *b]', 'Subscript(Name Tuple(Slice(Number Number) Slice(Number) Starred(Name)))');
    checkExpression('a[:]', 'Subscript(Name Slice)');
  });

  test('displays and comprehensions', () => {
    checkExpression('{**a, b: c}', 'Dict(DictUnpacking(Name) Name Name)');
    checkExpression('{a, *b}', 'Set(Name Starred(Name))');
    checkExpression(
      '{a: b for a, b in c if d}',
      'DictComprehension(Name Name Comprehension(Tuple(Name Name) Name Name))',
    );
    checkExpression('[]', 'List');
    checkExpression('(a,)', 'Tuple(Name)');
    checkExpression('((a))', 'Name');
  });

  test('a dotted expression starts at the parenthesis around its first part', () => {
    const tree = parsePython('(a + b).c(d)', 'python');
    const texts = ['Call', 'Attribute', 'BinaryOp'].map(kind => textOf(tree, nodesOf(tree, kind)[0] ?? -1));
    assert.deepEqual(texts, ['(a + b).c(d)', '(a + b).c', 'a + b']);
  });
});

suite('strings', () => {
  test('carry their prefixes and quotes as flags', () => {
    const tree = parsePython(`rb'a'; """b"""; Rf'''c'''; u'd'; t"e"`, 'python');
    const kinds = ['String', 'FormattedString', 'TemplateString'];
    const flags = kinds.flatMap(kind => nodesOf(tree, kind).map(node => tree.values[node]));
    const { Raw, Bytes, Triple, Formatted, Template } = {
      Raw: StringFlag.Raw,
      Bytes: StringFlag.Bytes,
      Triple: StringFlag.Triple,
      Formatted: StringFlag.Formatted,
      Template: StringFlag.Template,
    };
    assert.deepEqual(flags, [Raw | Bytes, Triple, 0, Raw | Formatted | Triple, Template]);
  });

  test('neighbours are joined', () => {
    checkExpression(`'a' f'{b}' "c"`, 'StringConcatenation(String FormattedString(Replacement(Name)) String)');
  });

  test('formatted strings hold expressions, quotes of their own kind and specifications', () => {
    checkExpression(
      'f"a{b["c"]!r:>{d}.{e}}{{f}}"',
      'FormattedString(StringText Replacement(Subscript(Name String) FormatSpecification(StringText ' +
        'Replacement(Name) StringText Replacement(Name))) StringText)',
    );
    checkExpression('f"{x = :%H:%M}"', 'FormattedString(Replacement(Name FormatSpecification(StringText)))');
    checkExpression(
      'f"{f"{f"{1}"}"}"',
      'FormattedString(Replacement(FormattedString(Replacement(FormattedString(Replacement(Number))))))',
    );
  });
});

suite('a tree', () => {
  test('gives names in the form CPython knows them', () => {
    const tree = parsePython('ﬁt = fit', 'python');
    const [first, second] = nodesOf(tree, 'Name').map(node => tree.values[node]);
    assert.equal(first, second);
    assert.equal(tree.nameOf(first ?? -1), 'fit');
  });

  test('turns byte offsets into UTF-16 offsets, over a byte order mark and beyond the first plane', () => {
    const text = `\ufeff# ${'é'.repeat(700)}😀\nx = '😀'; yy`;
    const tree = parsePython(text, 'python');
    assert.deepEqual(tree.errors, []);
    const [name] = nodesOf(tree, 'Name').slice(-1);
    const start = tree.utf16Offset(tree.starts[name ?? -1] ?? -1);
    const end = tree.utf16Offset(tree.ends[name ?? -1] ?? -1);
    assert.equal(text.slice(start, end), 'yy');
  });

  test('lists comments', () => {
    const tree = parsePython('# a\nx = (  # b\n  1)\n#c', 'python');
    const texts = Array.from({ length: tree.comments.length / 2 }, (_, index) =>
      tree.textBetween(tree.comments[2 * index] ?? 0, tree.comments[2 * index + 1] ?? 0),
    );
    assert.deepEqual(texts, ['# a', '# b', '#c']);
  });

  test('stays as it is when other texts are parsed', () => {
    const tree = parsePython('alpha = beta(1)  # c', 'python');
    const before = outline(tree);
    parsePython('gamma.delta = [1, 2, 3]\n'.repeat(5000), 'python');
    assert.equal(outline(tree), before);
    assert.deepEqual(
      nodesOf(tree, 'Name').map(node => tree.nameOf(tree.values[node] ?? -1)),
      ['alpha', 'beta'],
    );
    assert.equal(tree.textBetween(tree.comments[0] ?? 0, tree.comments[1] ?? 0), '# c');
  });

  test('is empty for an empty text', () => {
    for (const text of ['', '\n\n', '# only\n', '   ', '\f']) check(text);
  });

  test('is the same with any line end', () => {
    const source = 'if a:\n    b = """c\nd"""\n    e(\n      f,\n    )\nelse:\n    g\\\n  .h\n';
    const [unix] = [outline(parsePython(source, 'python'))];
    for (const end of ['\r\n', '\r']) {
      const tree = parsePython(source.replaceAll('\n', end), 'python');
      assert.deepEqual(tree.errors, []);
      assert.equal(outline(tree), unix);
    }
  });
});
