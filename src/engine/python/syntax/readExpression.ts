import { readLiteral } from '../facts/literalText';
import { ConstantKind, NodeKind, NumberKind, Operator, SliceFlag, StringFlag } from '../nodeKind';
import { compareOperatorAt } from '../syntaxTree';
import { readFormatted } from './readFormatted';
import { readParameters } from './readParameters';
import type { Reader } from './reader';
import type {
  ArgumentSyntax, BinaryOperator, CompareOperator, ComprehensionClause, ExpressionSyntax, UnaryOperator,
} from './syntax'; // prettier-ignore

type Body = ExpressionSyntax extends infer Each
  ? Each extends ExpressionSyntax
    ? Omit<Each, 'start' | 'end'>
    : never
  : never;

/** An expression with everything inside it; what is not read is `other`. */
export function readExpression(reader: Reader, node: number): ExpressionSyntax {
  const read = readers[reader.kind(node)];
  return { ...reader.span(node), ...(read === undefined ? { kind: 'other' } : read(reader, node)) };
}

/** Positional arguments, keywords and what is unpacked, in order. */
export function readArguments(reader: Reader, nodes: readonly number[]): readonly ArgumentSyntax[] {
  return nodes.map(node => {
    const kind = reader.kind(node);
    if (kind === NodeKind.Keyword) {
      return { keyword: reader.name(node), unpacked: undefined, value: readExpression(reader, reader.first(node)) };
    }
    const unpacked = kind === NodeKind.Starred ? '*' : kind === NodeKind.KeywordUnpacking ? '**' : undefined;
    const value = readExpression(reader, unpacked === undefined ? node : reader.first(node));
    return { keyword: undefined, unpacked, value };
  });
}

const readers: { readonly [Kind in NodeKind]?: (reader: Reader, node: number) => Body } = {
  [NodeKind.Number]: (reader, node) => {
    const types = { [NumberKind.Integer]: 'integer', [NumberKind.Float]: 'float', [NumberKind.Imaginary]: 'imaginary' } as const; // prettier-ignore
    const kind = reader.value(node);
    const type =
      kind === NumberKind.Float ? NumberKind.Float : kind === NumberKind.Integer ? kind : NumberKind.Imaginary;
    return { kind: 'number', text: reader.text(node), type: types[type] };
  },
  [NodeKind.Constant]: (reader, node) => {
    const constant = reader.value(node);
    return constant === ConstantKind.Ellipsis
      ? { kind: 'ellipsis' }
      : { kind: 'constant', value: constant === ConstantKind.None ? null : constant === ConstantKind.True };
  },
  [NodeKind.String]: (reader, node) => {
    const isBytes = (reader.value(node) & StringFlag.Bytes) !== 0;
    return isBytes ? { kind: 'bytes' } : { kind: 'string', text: readLiteral(reader.source, node).text };
  },
  [NodeKind.FormattedString]: (reader, node) => ({ kind: 'formatted', parts: readFormatted(reader, node) }),
  [NodeKind.StringConcatenation]: readConcatenation,
  [NodeKind.Name]: (reader, node) => ({ kind: 'name', name: reader.name(node) }),
  [NodeKind.Attribute]: (reader, node) => ({
    kind: 'attribute',
    object: readExpression(reader, reader.first(node)),
    name: reader.name(node),
  }),
  [NodeKind.Subscript]: (reader, node) => {
    const [object = -1, index = -1] = reader.children(node);
    return { kind: 'subscript', object: readExpression(reader, object), index: readExpression(reader, index) };
  },
  [NodeKind.Slice]: readSlice,
  [NodeKind.Call]: (reader, node) => {
    const [callee = -1, ...rest] = reader.children(node);
    return { kind: 'call', callee: readExpression(reader, callee), arguments: readArguments(reader, rest) };
  },
  [NodeKind.BinaryOp]: (reader, node) => {
    const [left = -1, right = -1] = reader.children(node);
    const operator = binaryOperator(reader.value(node));
    return { kind: 'binary', operator, left: readExpression(reader, left), right: readExpression(reader, right) };
  },
  [NodeKind.UnaryOp]: (reader, node) => ({
    kind: 'unary',
    operator: unaryOperator(reader.value(node)),
    operand: readExpression(reader, reader.first(node)),
  }),
  [NodeKind.BoolOp]: (reader, node) => ({
    kind: 'boolean',
    operator: reader.value(node) === Operator.And ? 'and' : 'or',
    operands: readAll(reader, node),
  }),
  [NodeKind.Compare]: readComparison,
  [NodeKind.IfExpression]: (reader, node) => {
    const [yes = -1, test = -1, no = -1] = reader.children(node);
    return {
      kind: 'conditional',
      test: readExpression(reader, test),
      yes: readExpression(reader, yes),
      no: readExpression(reader, no),
    };
  },
  [NodeKind.List]: (reader, node) => ({ kind: 'list', items: readAll(reader, node) }),
  [NodeKind.Tuple]: (reader, node) => ({ kind: 'tuple', items: readAll(reader, node) }),
  [NodeKind.Set]: (reader, node) => ({ kind: 'set', items: readAll(reader, node) }),
  [NodeKind.Dict]: readDict,
  [NodeKind.ListComprehension]: (reader, node) => readComprehension(reader, node, 'list'),
  [NodeKind.SetComprehension]: (reader, node) => readComprehension(reader, node, 'set'),
  [NodeKind.DictComprehension]: (reader, node) => readComprehension(reader, node, 'dict'),
  [NodeKind.GeneratorExpression]: (reader, node) => readComprehension(reader, node, 'generator'),
  [NodeKind.Lambda]: (reader, node) => {
    const [parameters = -1, body = -1] = reader.children(node);
    return { kind: 'lambda', parameters: readParameters(reader, parameters), body: readExpression(reader, body) };
  },
  [NodeKind.Starred]: (reader, node) => ({ kind: 'starred', value: readExpression(reader, reader.first(node)) }),
  [NodeKind.NamedExpression]: (reader, node) => {
    const [name = -1, value = -1] = reader.children(node);
    return { kind: 'named', name: reader.name(name), value: readExpression(reader, value) };
  },
  [NodeKind.Yield]: (reader, node) => {
    const value = reader.first(node);
    return { kind: 'yield', value: value < 0 ? undefined : readExpression(reader, value), isFrom: false };
  },
  [NodeKind.YieldFrom]: (reader, node) => ({
    kind: 'yield',
    value: readExpression(reader, reader.first(node)),
    isFrom: true,
  }),
};

function readAll(reader: Reader, node: number): readonly ExpressionSyntax[] {
  return reader.children(node).map(child => readExpression(reader, child));
}

function readConcatenation(reader: Reader, node: number): Body {
  const parts = reader.children(node);
  if (parts.every(part => reader.kind(part) === NodeKind.String)) {
    const isBytes = (reader.value(parts[0] ?? -1) & StringFlag.Bytes) !== 0;
    return isBytes ? { kind: 'bytes' } : { kind: 'string', text: readLiteral(reader.source, node).text };
  }
  return {
    kind: 'formatted',
    parts: parts.flatMap(part =>
      reader.kind(part) === NodeKind.FormattedString
        ? readFormatted(reader, part)
        : [{ kind: 'text', text: readLiteral(reader.source, part).text } as const],
    ),
  };
}

function readSlice(reader: Reader, node: number): Body {
  const children = [...reader.children(node)];
  const take = (flag: SliceFlag): ExpressionSyntax | undefined => {
    const child = (reader.value(node) & flag) !== 0 ? children.shift() : undefined;
    return child === undefined ? undefined : readExpression(reader, child);
  };
  const [lower, upper, step] = [take(SliceFlag.Lower), take(SliceFlag.Upper), take(SliceFlag.Step)];
  return {
    kind: 'slice',
    ...(lower === undefined ? {} : { lower }),
    ...(upper === undefined ? {} : { upper }),
    ...(step === undefined ? {} : { step }),
  };
}

function readComparison(reader: Reader, node: number): Body {
  const [first = -1, ...others] = reader.children(node);
  const rest = others.map((right, index) => ({
    operator: compareOperators[compareOperatorAt(reader.value(node), index)] ?? '==',
    right: readExpression(reader, right),
  }));
  return others.length > 7 ? { kind: 'other' } : { kind: 'compare', first: readExpression(reader, first), rest };
}

function readDict(reader: Reader, node: number): Body {
  const entries: { key: ExpressionSyntax | undefined; value: ExpressionSyntax }[] = [];
  const children = [...reader.children(node)];
  for (let child = children.shift(); child !== undefined; child = children.shift()) {
    if (reader.kind(child) === NodeKind.DictUnpacking) {
      entries.push({ key: undefined, value: readExpression(reader, reader.first(child)) });
    } else {
      entries.push({ key: readExpression(reader, child), value: readExpression(reader, children.shift() ?? -1) });
    }
  }
  return { kind: 'dict', entries };
}

function readComprehension(reader: Reader, node: number, type: 'list' | 'set' | 'dict' | 'generator'): Body {
  const children = reader.children(node);
  const [element = -1, value = -1] = children;
  return {
    kind: 'comprehension',
    type,
    element: readExpression(reader, element),
    value: type === 'dict' ? readExpression(reader, value) : undefined,
    clauses: children.slice(type === 'dict' ? 2 : 1).map(clause => readClause(reader, clause)),
  };
}

function readClause(reader: Reader, node: number): ComprehensionClause {
  const [target = -1, iterable = -1, ...conditions] = reader.children(node);
  return {
    target: readExpression(reader, target),
    iterable: readExpression(reader, iterable),
    conditions: conditions.map(condition => readExpression(reader, condition)),
  };
}

const compareOperators: { readonly [Each in Operator]?: CompareOperator } = {
  [Operator.Less]: '<',
  [Operator.Greater]: '>',
  [Operator.LessOrEqual]: '<=',
  [Operator.GreaterOrEqual]: '>=',
  [Operator.Equal]: '==',
  [Operator.NotEqual]: '!=',
  [Operator.In]: 'in',
  [Operator.NotIn]: 'not in',
  [Operator.Is]: 'is',
  [Operator.IsNot]: 'is not',
};

const binaryOperators: Readonly<Record<number, BinaryOperator>> = {
  [Operator.BitOr]: '|',
  [Operator.BitXor]: '^',
  [Operator.BitAnd]: '&',
  [Operator.ShiftLeft]: '<<',
  [Operator.ShiftRight]: '>>',
  [Operator.Add]: '+',
  [Operator.Subtract]: '-',
  [Operator.Multiply]: '*',
  [Operator.Divide]: '/',
  [Operator.FloorDivide]: '//',
  [Operator.Modulo]: '%',
  [Operator.MatrixMultiply]: '@',
  [Operator.Power]: '**',
};

/** The operator of a BinaryOp or AugmentedAssign. */
export function binaryOperator(operator: number): BinaryOperator {
  return binaryOperators[operator] ?? '+';
}

function unaryOperator(operator: number): UnaryOperator {
  if (operator === Operator.Not) return 'not';
  if (operator === Operator.Subtract) return '-';
  return operator === Operator.Add ? '+' : '~';
}
