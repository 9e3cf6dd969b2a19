import type { Expression } from '../python/index';
import { callOf } from './calls';
import type { Environment } from './environment';
import type { Following } from './following';
import { memberOf } from './functions';
import type { FlowNode } from './graph';
import { elementOf, instanceOf, itemOf } from './parts';
import { assign } from './targets';

type Of<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>;

/** The node that an expression gives where it stands. */
export function evaluate(following: Following, names: Environment, expression: Expression): FlowNode {
  const { graph } = following;
  switch (expression.kind) {
    case 'name':
      return names.get(expression.name) ?? graph.add({ kind: 'library', name: expression.name });
    case 'attribute':
      return attributeOf(following, evaluate(following, names, expression.object), expression.name);
    case 'call':
      return callOf(following, names, expression);
    case 'subscript': {
      const base = evaluate(following, names, expression.object);
      return itemOf(graph, base, evaluate(following, names, expression.index), expression.place);
    }
    case 'collection':
      return graph.add({ kind: 'collection', items: evaluateAll(following, names, expression.items) });
    case 'dictionary':
      return evaluateDictionary(following, names, expression);
    case 'comprehension':
      return evaluateComprehension(following, names, expression);
    case 'choice':
      return graph.choice(evaluateAll(following, names, expression.options));
    default:
      return evaluateRest(following, names, expression);
  }
}

function evaluateRest(following: Following, names: Environment, expression: Expression): FlowNode {
  const { graph } = following;
  switch (expression.kind) {
    case 'string':
      return graph.add({ kind: 'literal', value: expression.text });
    case 'number':
    case 'constant':
      return graph.add({ kind: 'literal', value: expression.value });
    case 'slice': {
      const bound = (at: Expression | undefined): FlowNode | undefined =>
        at === undefined ? undefined : evaluate(following, names, at);
      return graph.add({ kind: 'slice', lower: bound(expression.lower), upper: bound(expression.upper) });
    }
    case 'operation':
      return evaluateOperation(following, names, expression);
    case 'starred':
      return evaluate(following, names, expression.value);
    case 'format':
    case 'other':
      evaluateAll(following, names, expression.parts);
      return graph.unknown();
    default:
      return graph.unknown();
  }
}

export function evaluateAll(
  following: Following,
  names: Environment,
  expressions: readonly Expression[],
): readonly FlowNode[] {
  return expressions.map(each => evaluate(following, names, each));
}

/** A comparison tells which rows, not what is in them. */
function evaluateOperation(
  following: Following,
  names: Environment,
  { operator, operands }: Of<'operation'>,
): FlowNode {
  const { graph } = following;
  const inputs = evaluateAll(following, names, operands);
  const [first] = inputs;
  if (operator === 'not' && first?.kind === 'literal') {
    return graph.add({ kind: 'literal', value: !isTrue(first.value) });
  }
  if (operator === '==' || operator === '!=') {
    return comparisonOf(following, operator, inputs);
  }
  return ['not', 'in', 'not in', 'compare'].includes(operator)
    ? graph.unknown()
    : graph.add({ kind: 'mix', inputs, isChoice: operator === 'or' });
}

function comparisonOf({ graph }: Following, operator: string, [left, right]: readonly FlowNode[]): FlowNode {
  return left?.kind === 'literal' && right?.kind === 'literal'
    ? graph.add({ kind: 'literal', value: (left.value === right.value) === (operator === '==') })
    : graph.unknown();
}

export function isTrue(value: string | number | boolean | null): boolean {
  return value !== null && value !== false && value !== 0 && value !== '';
}

function evaluateDictionary(following: Following, names: Environment, { entries }: Of<'dictionary'>): FlowNode {
  const known = new Map<string, FlowNode>();
  const others: FlowNode[] = [];
  for (const { key, value } of entries) {
    const name = key === undefined ? undefined : evaluate(following, names, key);
    const node = evaluate(following, names, value);
    if (name?.kind === 'literal' && typeof name.value === 'string') {
      known.set(name.value, node);
    } else {
      others.push(node);
    }
  }
  return following.graph.add({ kind: 'mapping', entries: known, others });
}

function evaluateComprehension(following: Following, names: Environment, expression: Of<'comprehension'>): FlowNode {
  const { graph } = following;
  const before = names.snapshot();
  const over = evaluate(following, names, expression.iterable);
  assign(following, names, expression.target, elementOf(graph, over));
  evaluateAll(following, names, expression.conditions);
  const element = evaluate(following, names, expression.element);
  names.restore(before);
  return graph.add({ kind: 'collection', items: [element] });
}

/** `object.name` where it is not called. */
export function attributeOf(following: Following, object: FlowNode, name: string): FlowNode {
  const { graph } = following;
  if (object.kind === 'library') {
    return graph.add({ kind: 'library', name: `${object.name}.${name}` });
  }
  const stored = instanceOf(object)?.attributes.get(name) ?? memberOf(object, name);
  return stored ?? graph.add({ kind: 'attribute', base: object, name });
}
