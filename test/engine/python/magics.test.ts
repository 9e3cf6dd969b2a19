import assert from 'node:assert/strict';
import { MagicKind, parsePython } from '../../../src/engine/python';
import { malformations, statements, textOf } from './outline';

interface Expected {
  readonly tree: readonly string[];
  readonly magics: readonly (readonly [kind: number, text: string])[];
}

function check(source: string, expected: Expected): void {
  const tree = parsePython(source, 'ipython');
  assert.deepEqual(tree.errors, []);
  assert.deepEqual(malformations(tree), []);
  assert.deepEqual(statements(tree), expected.tree);
  const magics = tree.magics.map(node => [tree.values[node] ?? -1, textOf(tree, node)]);
  assert.deepEqual(magics, expected.magics);
}

suite('lines', () => {
  test('of magics and commands are opaque', () => {
    check('%matplotlib inline\nx\n!pip install "a" # b\n!!ls', {
      tree: ['Magic', 'ExpressionStatement(Name)', 'Magic', 'Magic'],
      magics: [
        [MagicKind.Line, '%matplotlib inline'],
        [MagicKind.Shell, '!pip install "a" # b'],
        [MagicKind.Shell, '!!ls'],
      ],
    });
  });

  test('are joined by backslashes, also before CRLF', () => {
    check('!ls \\\n  -la \\\r\n  .\nx', {
      tree: ['Magic', 'ExpressionStatement(Name)'],
      magics: [[MagicKind.Shell, '!ls \\\n  -la \\\r\n  .']],
    });
  });

  test('may stand in blocks', () => {
    check('if a:\n    !ls\n    %cd b\nelse:\n    c', {
      tree: ['If(Name Block(Magic Magic) Else(Block(ExpressionStatement(Name))))'],
      magics: [
        [MagicKind.Shell, '!ls'],
        [MagicKind.Line, '%cd b'],
      ],
    });
  });

  test('are no magics inside brackets or strings', () => {
    check('a = (b\n% c)\nd = """\n!ls\n"""\ne != f', {
      tree: ['Assign(Name BinaryOp(Name Name))', 'Assign(Name String)', 'ExpressionStatement(Compare(Name Name))'],
      magics: [],
    });
  });

  test('asking for help are one Magic each', () => {
    const lines = ['a?', 'b.c??', '?d', '%e?', 'f.*g*?', '%timeit?'];
    check(lines.join('\n'), { tree: lines.map(() => 'Magic'), magics: lines.map(line => [MagicKind.Help, line]) });
  });

  test('calling without parentheses are one Magic each', () => {
    const lines = [',a b', ';a b', '/a b'];
    check(lines.join('\n'), { tree: lines.map(() => 'Magic'), magics: lines.map(line => [MagicKind.AutoCall, line]) });
  });
});

suite('assignments', () => {
  test('take the output of commands and magics', () => {
    check('a = !ls *.py\nb, c = %who\nd = e % f\ng = h != i\nj: k = !l', {
      tree: [
        'Assign(Name Magic)',
        'Assign(Tuple(Name Name) Magic)',
        'Assign(Name BinaryOp(Name Name))',
        'Assign(Name Compare(Name Name))',
        'AnnotatedAssign(Name Name Magic)',
      ],
      magics: [
        [MagicKind.Shell, '!ls *.py'],
        [MagicKind.Line, '%who'],
        [MagicKind.Shell, '!l'],
      ],
    });
  });
});

suite('statements in magics', () => {
  test('are Python', () => {
    check('%time x = f(1)\n%timeit -n 10 -r3 -q g(x); h\n%prun -s cumulative -l 5 i()', {
      tree: [
        'Magic(Assign(Name Call(Name Number)))',
        'Magic(ExpressionStatement(Call(Name Name)) ExpressionStatement(Name))',
        'Magic(ExpressionStatement(Call(Name)))',
      ],
      magics: [
        [MagicKind.LinePython, '%time x = f(1)'],
        [MagicKind.LinePython, '%timeit -n 10 -r3 -q g(x); h'],
        [MagicKind.LinePython, '%prun -s cumulative -l 5 i()'],
      ],
    });
  });

  test('may be magics themselves, or missing', () => {
    check('%time !ls\n%time\nx', {
      tree: ['Magic(Magic)', 'Magic', 'ExpressionStatement(Name)'],
      magics: [
        [MagicKind.LinePython, '%time !ls'],
        [MagicKind.Shell, '!ls'],
        [MagicKind.LinePython, '%time'],
      ],
    });
  });
});

suite('cells', () => {
  test('of Python go on below their magic', () => {
    check('\n%%time\nx = 1\n!ls', {
      tree: ['Magic', 'Assign(Name Number)', 'Magic'],
      magics: [
        [MagicKind.CellPython, '%%time'],
        [MagicKind.Shell, '!ls'],
      ],
    });
    check('%%timeit -n 3 y = 2\ny + 1', {
      tree: ['Magic(Assign(Name Number))', 'ExpressionStatement(BinaryOp(Name Number))'],
      magics: [[MagicKind.CellPython, '%%timeit -n 3 y = 2']],
    });
  });

  test('whose output is captured bind a name', () => {
    check('%%capture --no-stderr out  \nx', {
      tree: ['Magic(Name)', 'ExpressionStatement(Name)'],
      magics: [[MagicKind.CellPython, '%%capture --no-stderr out  ']],
    });
    check('%%capture\n%%time\nx', {
      tree: ['Magic', 'Magic', 'ExpressionStatement(Name)'],
      magics: [
        [MagicKind.CellPython, '%%capture'],
        [MagicKind.CellPython, '%%time'],
      ],
    });
  });

  test('of anything else are opaque to the end', () => {
    check('%%bash\nfor i in *; do echo "$i; done\n', {
      tree: ['Magic'],
      magics: [[MagicKind.Cell, '%%bash\nfor i in *; do echo "$i; done\n']],
    });
  });

  test('lose the indentation they share', () => {
    check('  a = 1\n  if a:\n      b = 2\n', {
      tree: ['Assign(Name Number)', 'If(Name Block(Assign(Name Number)))'],
      magics: [],
    });
  });
});

test('none of it is Python outside notebooks', () => {
  for (const line of ['%time x', '!ls', 'x?', 'a = !ls', '%%bash']) {
    assert.equal(parsePython(line, 'python').errors.length > 0, true, line);
  }
});
