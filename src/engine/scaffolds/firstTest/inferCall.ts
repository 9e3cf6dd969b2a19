import type { ExpressionSyntax, FunctionSyntax } from '../../python/index';
import { type PyValue, str } from '../../evaluation/values';
import { constantOf } from './constantOf';
import { inferExpression } from './inferExpression';
import { type Inference, inferStatements } from './inferShapes';
import { learnAnnotation } from './learnAnnotation';
import { learnMembers } from './members';
import { sameShape, sortOfMethod } from './methodHints';
import { Shape, type Sort } from './shape';

type CallSyntax = Extract<ExpressionSyntax, { readonly kind: 'call' }>;

/** What a call tells about its arguments and about what it is called on; the shape of what it gives. */
export function inferCall(call: CallSyntax, inference: Inference): Shape {
  const given = call.arguments.map(({ value }) => inferExpression(value, inference));
  const { callee } = call;
  if (callee.kind === 'attribute') {
    return inferMethod(call, callee, given, inference);
  }
  if (callee.kind !== 'name') {
    inferExpression(callee, inference);
    return new Shape();
  }
  const called = inference.functionNamed(callee.name);
  if (called !== undefined) {
    return inferOwn(called, call, given, inference);
  }
  inference.names.get(callee.name)?.learn('callable', 2);
  learnScore(callee.name, given);
  return inferBuiltin(callee.name, given);
}

/** `precision_score(y, predicted)` of scikit-learn: labels of two classes. */
function learnScore(name: string, given: readonly Shape[]): void {
  if (/^(?:precision|recall|f1|accuracy)_score$/.test(name)) {
    given.slice(0, 2).forEach(shape => {
      shape.learn('column', 2);
      shape.isBinary = true;
    });
  }
}

function inferMethod(
  call: CallSyntax,
  { object, name }: Extract<ExpressionSyntax, { kind: 'attribute' }>,
  given: readonly Shape[],
  inference: Inference,
): Shape {
  if (object.kind === 'name' && !inference.names.has(object.name)) {
    return inferNamed(`${object.name}.${name}`, given, constantOf(object, inference));
  }
  const receiver = inferExpression(object, inference);
  const sort = sortOfMethod(name);
  receiver.methods.add(name);
  learnColumns(call, name, { receiver, given, inference });
  if (sort !== undefined) {
    receiver.learn(sort);
  }
  receiver.mayHaveGaps ||= /^(fillna|isna|isnull|notna|notnull|dropna)$/.test(name);
  const first = call.arguments[0]?.value;
  const constant = first === undefined ? undefined : constantOf(first, inference);
  if (constant?.kind === 'str') {
    return inferWithText(name, constant.value, receiver, given);
  }
  return resultOf(name, receiver, given);
}

interface Called {
  readonly receiver: Shape;
  readonly given: readonly Shape[];
  readonly inference: Inference;
}

/** What methods of tables name: `groupby(['day', 'city'])`, `sort_values('price')`, `assign(score=scores)`. */
function learnColumns(call: CallSyntax, name: string, called: Called): void {
  if (name === 'assign') {
    learnAssigned(call, called);
  } else if (/^(?:groupby|sort_values|drop_duplicates)$/.test(name)) {
    learnNamed(call, name === 'groupby', called);
  } else if (name === 'clip' || name === 'between') {
    learnBounds(call, called);
  } else if (name === 'astype' && call.callee.kind === 'attribute' && call.callee.object.kind === 'compare') {
    // `(scores > 0.5).astype(int)`: only columns and arrays are compared value by value.
    inferExpression(call.callee.object.first, called.inference).learn('column', 1.5);
  }
}

function learnAssigned(call: CallSyntax, { receiver, given }: Called): void {
  call.arguments.forEach(({ keyword }, at) => {
    given[at]?.learn('column', 0.6);
    if (keyword !== undefined) receiver.make(keyword);
  });
}

/** `.clip(upper=6)`: what lies beyond has to come out as 6. */
function learnBounds(call: CallSyntax, { receiver, inference }: Called): void {
  const bounds = call.arguments.map(({ value }) => constantOf(value, inference));
  receiver.compareWith(...bounds.filter(bound => bound?.kind === 'int' || bound?.kind === 'float'));
}

function learnNamed({ arguments: [first] }: CallSyntax, isGrouping: boolean, { receiver, inference }: Called): void {
  const named = first === undefined ? undefined : constantOf(first.value, inference);
  for (const column of named?.kind === 'list' ? named.items : [named]) {
    const shape = column?.kind === 'str' ? receiver.key(column.value) : new Shape();
    shape.isGrouped ||= isGrouping;
  }
}

/** `RATES.get(level)` of a constant of the module, or a function of a library. */
function inferNamed(name: string, given: readonly Shape[], constant: PyValue | undefined): Shape {
  const [key] = given;
  if (constant === undefined) {
    return inferLibrary(name, given);
  }
  if (key !== undefined && name.endsWith('.get')) {
    learnMembers(key, constant);
  }
  return new Shape();
}

const searches =
  /^(split|rsplit|startswith|endswith|replace|partition|find|index|count|removeprefix|removesuffix|contains)$/;

/** `row.get('age')`, `name.split('_')`. */
function inferWithText(name: string, text: string, receiver: Shape, given: readonly Shape[]): Shape {
  if (name === 'get') {
    receiver.learn('dict', 1);
    return receiver.key(text);
  }
  if (searches.test(name)) {
    receiver.pieces.push(text);
  }
  return resultOf(name, receiver, given);
}

function resultOf(name: string, receiver: Shape, given: readonly Shape[]): Shape {
  if (sameShape.has(name)) {
    return receiver;
  }
  const [first] = given;
  switch (name) {
    case 'items':
      return listOf(pair(new Shape(), receiver.element));
    case 'iterrows':
      return listOf(pair(new Shape(), receiver));
    case 'values':
      return listOf(receiver.element);
    case 'split':
    case 'splitlines':
      return listOf(ofSort('text'));
    case 'join':
      first?.learn('list');
      first?.element.learn('text');
      return ofSort('text');
    default:
      return new Shape();
  }
}

function ofSort(sort: Sort): Shape {
  const shape = new Shape();
  shape.learn(sort);
  return shape;
}

/** A tuple, whose parts have shapes of their own. */
function pair(...parts: readonly Shape[]): Shape {
  const shape = new Shape();
  parts.forEach((part, index) => shape.keys.set(`#${index}`, part));
  return shape;
}

function listOf(element: Shape): Shape {
  const shape = new Shape(element);
  shape.learn('list');
  return shape;
}

/** What builtins take. */
const builtins: Readonly<Record<string, Sort | undefined>> = {
  range: 'int',
  round: 'float',
  abs: 'float',
  chr: 'int',
  ord: 'text',
  open: 'path',
  Path: 'path',
  sum: 'list',
  max: 'list',
  min: 'list',
  sorted: 'list',
  enumerate: 'list',
  set: 'list',
  any: 'list',
  all: 'list',
  zip: 'list',
};

function inferBuiltin(name: string, given: readonly Shape[]): Shape {
  const sort = builtins[name];
  const isOfSeveral = given.length > 1 && (name === 'max' || name === 'min');
  if (sort !== undefined && !isOfSeveral) {
    given.slice(0, name === 'zip' ? undefined : 1).forEach(shape => {
      shape.learn(sort, sort === 'list' ? 0.6 : 1);
    });
  }
  if (isOfSeveral) {
    given.forEach(shape => {
      shape.learn('float', 0.4);
    });
  }
  const [first = new Shape()] = given;
  return builtinResults[name]?.(first, given) ?? new Shape();
}

/** What builtins give; on the way, what they tell about items. */
const builtinResults: Readonly<Record<string, (first: Shape, given: readonly Shape[]) => Shape>> = {
  enumerate: first => listOf(pair(new Shape(), first.element)),
  zip: (...[, given]) => listOf(pair(...given.map(({ element }) => element))),
  sorted: first => first,
  list: first => first,
  set: first => first,
  tuple: first => first,
  reversed: first => first,
  max: (first, given) => (given.length > 1 ? first : first.element),
  min: (first, given) => (given.length > 1 ? first : first.element),
  sum: first => {
    first.element.learn('float', 0.6);
    return ofSort('float');
  },
  len: first => {
    if (first.sort === undefined) {
      first.learn('list', 0.3);
    }
    return ofSort('int');
  },
  int: first => parsed(first, 'int'),
  float: first => parsed(first, 'float'),
  str: () => ofSort('text'),
};

function parsed(first: Shape, sort: 'int' | 'float'): Shape {
  first.compareWith(str('12'));
  first.learn('float', 0.2);
  return ofSort(sort);
}

/** `np.log(x)`, `math.sqrt(x)`, `os.path.join(folder, name)`, `pd.to_datetime(column)`. */
function inferLibrary(name: string, given: readonly Shape[]): Shape {
  const [first] = given;
  if (name.startsWith('math.')) {
    given.forEach(shape => {
      shape.learn('float');
    });
  } else if (/^(np|numpy)\./.test(name)) {
    given.forEach(shape => {
      shape.learn('array', 0.7);
    });
  } else if (/^(pd|pandas)\.(concat|DataFrame|Series)$/.test(name)) {
    first?.learn('list', 0.3);
  } else if (/^os\.|^shutil\./.test(name)) {
    given.forEach(shape => {
      shape.learn('path', 0.8);
    });
  } else if (/^re\./.test(name)) {
    given.at(-1)?.learn('text');
  }
  return new Shape();
}

/** A function of the project tells about its arguments what it does with its parameters. */
function inferOwn(called: FunctionSyntax, call: CallSyntax, given: readonly Shape[], inference: Inference): Shape {
  if (inference.depth <= 0) {
    return new Shape();
  }
  const names = new Map<string, Shape>();
  called.parameters.forEach((parameter, index) => {
    const byName = call.arguments.findIndex(({ keyword }) => keyword === parameter.name);
    const shape = given[byName >= 0 ? byName : index] ?? new Shape();
    if (parameter.annotation !== undefined) {
      learnAnnotation(parameter.annotation, shape);
    }
    names.set(parameter.name, shape);
  });
  inferStatements(called.body, { ...inference, names, depth: inference.depth - 1 });
  return new Shape();
}
