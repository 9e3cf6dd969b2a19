import type { Expression } from '../../../python/index';
import { evaluateCall } from './calls';
import { attributeOfFrame, readColumn, subscriptOfFrame, subscriptOfIndexer } from './frames';
import type { Run } from './run';
import type { Scope } from './scope';
import { type Value, frameOf, listOf, textOf, textValue, textsOf, unknown } from './values';

type Of<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>;

/** What an expression stands for where it is evaluated in this scope. */
export function evaluate(run: Run, scope: Scope, expression: Expression): Value {
  switch (expression.kind) {
    case 'name':
      return scope.get(expression.name) ?? { kind: 'library', name: expression.name };
    case 'attribute':
      return attributeOf(run, evaluate(run, scope, expression.object), expression.name);
    case 'call':
      return evaluateCall(run, scope, expression);
    case 'subscript':
      return subscriptOf(run, scope, expression);
    case 'operation':
      return evaluateOperation(run, scope, expression);
    case 'comprehension':
      return evaluateComprehension(run, scope, expression);
    case 'choice':
      return evaluateChoice(run, scope, expression);
    case 'starred':
      return evaluate(run, scope, expression.value);
    default:
      return evaluateLiteral(run, scope, expression);
  }
}

function evaluateLiteral(run: Run, scope: Scope, expression: Expression): Value {
  switch (expression.kind) {
    case 'string':
      return textValue(expression.text);
    case 'format':
      return textValue(fillIn(run, scope, expression));
    case 'number':
      return { kind: 'number', value: expression.value };
    case 'constant':
      return { kind: 'constant', value: expression.value };
    case 'collection':
      return listOf(expression.items.flatMap(item => itemsOf(run, scope, item)));
    case 'dictionary':
      return evaluateDictionary(run, scope, expression);
    case 'slice':
      return evaluateSlice(run, scope, expression);
    default:
      return unknown;
  }
}

/** `*columns` in a list stands for its items. */
function itemsOf(run: Run, scope: Scope, item: Expression): readonly Value[] {
  const value = evaluate(run, scope, item);
  return item.kind === 'starred' && value.kind === 'list' ? value.items : [value];
}

function fillIn(run: Run, scope: Scope, { text, parts }: Of<'format'>): string {
  const filled = parts.map(part => textOf(evaluate(run, scope, part)) ?? '{}');
  return text.replace(/\{\}/g, () => filled.shift() ?? '{}');
}

function evaluateDictionary(run: Run, scope: Scope, { entries }: Of<'dictionary'>): Value {
  const read = new Map<string, Value>();
  for (const { key, value } of entries) {
    const name = key === undefined ? undefined : textOf(evaluate(run, scope, key));
    const item = evaluate(run, scope, value);
    if (name !== undefined) {
      read.set(name, item);
    } else if (key === undefined && item.kind === 'mapping') {
      item.entries.forEach((each, inner) => read.set(inner, each));
    }
  }
  return { kind: 'mapping', entries: read };
}

function evaluateSlice(run: Run, scope: Scope, { lower, upper, step }: Of<'slice'>): Value {
  const numberAt = (bound: Expression | undefined): number | undefined => {
    const value = bound === undefined ? undefined : evaluate(run, scope, bound);
    return value?.kind === 'number' ? value.value : undefined;
  };
  const [from, to] = [numberAt(lower), numberAt(upper)];
  const isKnown = (bound: Expression | undefined, value: number | undefined): boolean =>
    bound === undefined || value !== undefined;
  return isKnown(lower, from) && isKnown(upper, to) && step === undefined
    ? { kind: 'slice', lower: from, upper: to }
    : unknown;
}

function evaluateChoice(run: Run, scope: Scope, { options }: Of<'choice'>): Value {
  const [first, second] = options.map(option => evaluate(run, scope, option));
  return (first?.kind === 'unknown' || first?.kind === 'constant' ? second : first) ?? unknown;
}

/** `object.name` where it is not called. */
export function attributeOf(run: Run, object: Value, name: string): Value {
  switch (object.kind) {
    case 'library':
      return { kind: 'library', name: `${object.name}.${name}` };
    case 'frame':
      return attributeOfFrame(run, object, name);
    case 'instance':
      return object.attributes.get(name) ?? boundTo(object, object.body.own(name));
    case 'class':
      return object.body.own(name) ?? unknown;
    case 'text':
      return attributeOfPath(object.text, name);
    default:
      return keeps(object, name) ? object : unknown;
  }
}

function keeps({ kind }: Value, name: string): boolean {
  return (kind === 'series' && name === 'values') || (kind === 'estimator' && name === 'best_estimator_');
}

function boundTo(self: Value, member: Value | undefined): Value {
  return member?.kind === 'function' ? { ...member, self } : (member ?? unknown);
}

/** Texts stand for paths too. */
function attributeOfPath(text: string, name: string): Value {
  return name === 'parent' ? textValue(text.replace(/\/?[^/]*$/, '')) : unknown;
}

function subscriptOf(run: Run, scope: Scope, { object, index }: Of<'subscript'>): Value {
  const holder = evaluate(run, scope, object);
  const key = evaluate(run, scope, index);
  switch (holder.kind) {
    case 'frame':
      return subscriptOfFrame(run, holder, key);
    case 'indexer':
      return subscriptOfIndexer(run, holder, key);
    case 'mapping':
      return holder.entries.get(textOf(key) ?? '') ?? unknown;
    case 'list':
      return itemAt(holder.items, key);
    case 'series':
      return holder;
    default:
      return holder.kind === 'unknown' || holder.kind === 'library' ? subscriptOfSomething(run, key) : unknown;
  }
}

function itemAt(items: readonly Value[], key: Value): Value {
  if (key.kind === 'slice') {
    return listOf(items.slice(key.lower, key.upper));
  }
  return (key.kind === 'number' ? items.at(key.value) : undefined) ?? unknown;
}

/** What is asked for several names is a table; what is asked for one may be a column. */
function subscriptOfSomething(run: Run, key: Value): Value {
  const columns = key.kind === 'list' ? textsOf(key) : undefined;
  if (columns !== undefined && columns.length > 0) {
    return subscriptOfFrame(run, frameOf(undefined), key);
  }
  return key.kind === 'text' ? readColumn(run, frameOf(undefined), key.text) : unknown;
}

function evaluateOperation(run: Run, scope: Scope, { operator, operands }: Of<'operation'>): Value {
  const values = operands.map(operand => evaluate(run, scope, operand));
  const [left = unknown, right] = values;
  const series = values.find(value => value.kind === 'series');
  if (series?.kind === 'series') {
    const isLogical = ['==', '!=', 'compare', 'in', 'not in', 'not', 'and', 'or'].includes(operator);
    return { ...series, type: isLogical ? 'boolean' : series.type === 'text' ? 'text' : 'number' };
  }
  if (right !== undefined) {
    return combined(operator, left, right);
  }
  return operator === '-' && left.kind === 'number' ? { kind: 'number', value: -left.value } : left;
}

function combined(operator: string, left: Value, right: Value): Value {
  if (left.kind === 'list' && right.kind === 'list') {
    return combinedLists(operator, left.items, right.items);
  }
  const [first, second] = [textOf(left), textOf(right)];
  if (first === undefined && second === undefined) {
    return unknown;
  }
  const parts = [first ?? '{}', second ?? '{}'];
  return operator === '/' ? textValue(joinPath(parts)) : operator === '+' ? textValue(parts.join('')) : unknown;
}

function combinedLists(operator: string, left: readonly Value[], right: readonly Value[]): Value {
  const [kept, taken] = [textsOf(listOf(left)), textsOf(listOf(right))];
  if (operator === '+') {
    return listOf([...left, ...right]);
  }
  return operator === '-' && kept !== undefined && taken !== undefined
    ? listOf(kept.filter(text => !taken.includes(text)).map(textValue))
    : unknown;
}

/** Parts of a path; one that starts at the top begins anew. */
export function joinPath(parts: readonly string[]): string {
  return parts.reduce(
    (path, part) => (part.startsWith('/') || path === '' ? part : `${path.replace(/\/$/, '')}/${part}`),
    '',
  );
}

/** `[c for c in df.columns if c != "target"]` */
function evaluateComprehension(run: Run, scope: Scope, expression: Of<'comprehension'>): Value {
  const { element, target, iterable, conditions } = expression;
  const over = evaluate(run, scope, iterable);
  if (over.kind !== 'list' || target.kind !== 'name') {
    return unknown;
  }
  const kept: Value[] = [];
  for (const item of over.items) {
    scope.set(target.name, item);
    const answers = conditions.map(condition => holds(run, scope, condition));
    if (answers.includes(undefined)) {
      return unknown;
    }
    if (!answers.includes(false)) {
      kept.push(evaluate(run, scope, element));
    }
  }
  return listOf(kept);
}

/** Whether a test of names is true; `undefined` when that is not known. */
function holds(run: Run, scope: Scope, test: Expression): boolean | undefined {
  if (test.kind !== 'operation') {
    return undefined;
  }
  if (test.operator === 'and') {
    const answers = test.operands.map(operand => holds(run, scope, operand));
    return answers.includes(undefined) ? undefined : !answers.includes(false);
  }
  const [left, right] = test.operands.map(operand => textsOf(evaluate(run, scope, operand)));
  const name = left?.[0];
  if (name === undefined || right === undefined) {
    return undefined;
  }
  const isIn = right.includes(name);
  const isNegated = test.operator === '!=' || test.operator === 'not in';
  return ['==', '!=', 'in', 'not in'].includes(test.operator) ? isIn !== isNegated : undefined;
}
