import type { ComprehensionClause, ExpressionSyntax, FormattedPart } from '../python/index';
import { assignTo, evaluateIndexOf } from './assign';
import { attributeOf } from './attributes';
import { explained, orUnknown } from './culprits';
import { callValue, makeFunction } from './callFunction';
import { dict, set, setEntry } from './dicts';
import { formatValue } from './formatSpec';
import { getItem } from './items';
import type { Machine } from './machine';
import { binary, compare, unary } from './operators';
import { Scope } from './scope';
import { represent, textOf } from './text';
import { isTrue, itemsOf } from './truth';
import {
  type Arguments,
  type PyValue,
  bool,
  float,
  int,
  list,
  none,
  raise,
  str,
  tuple,
  unknown,
  unsupported,
  view,
} from './values';

/** Where an expression is evaluated. */
export interface Place {
  readonly scope: Scope;
  readonly machine: Machine;
}

type Of<Kind extends ExpressionSyntax['kind']> = Extract<ExpressionSyntax, { readonly kind: Kind }>;

/** The value of an expression. Throws `Raised` for an exception of Python, `Unsupported` for what is not followed. */
export function evaluate(expression: ExpressionSyntax, place: Place): PyValue {
  place.machine.step();
  try {
    return evaluateOne(expression, place);
  } catch (error) {
    throw explained(error, expression, place);
  }
}

function evaluateOne(expression: ExpressionSyntax, place: Place): PyValue {
  switch (expression.kind) {
    case 'name':
      return place.scope.get(expression.name) ?? unsupported(`${expression.name} is defined nowhere that can be seen`);
    case 'attribute':
      return attributeOf(evaluate(expression.object, place), expression.name, place.machine);
    case 'subscript':
      return getItem(evaluate(expression.object, place), evaluateIndexOf(expression.index, place), place.machine);
    case 'call':
      return callValue(evaluate(expression.callee, place), evaluateArguments(expression, place), place.machine);
    case 'binary':
      return orUnknown(() =>
        binary(expression.operator, evaluate(expression.left, place), evaluate(expression.right, place)),
      );
    case 'unary':
      return unary(expression.operator, evaluate(expression.operand, place));
    default:
      return literalOf(expression) ?? evaluateCompound(expression, place);
  }
}

function literalOf(expression: ExpressionSyntax): PyValue | undefined {
  switch (expression.kind) {
    case 'number':
      return readNumber(expression);
    case 'string':
      return str(expression.text);
    case 'constant':
      return expression.value === null ? none : bool(expression.value);
    default:
      return undefined;
  }
}

function evaluateCompound(expression: ExpressionSyntax, place: Place): PyValue {
  switch (expression.kind) {
    case 'compare':
      return evaluateComparison(expression, place);
    case 'boolean':
      return evaluateBoolean(expression, place);
    case 'conditional':
      return evaluate(isTrue(evaluate(expression.test, place)) ? expression.yes : expression.no, place);
    case 'list':
      return list(evaluateItems(expression.items, place));
    case 'tuple':
      return tuple(evaluateItems(expression.items, place));
    case 'set':
      return set(evaluateItems(expression.items, place));
    case 'dict':
      return evaluateDict(expression, place);
    case 'comprehension':
      return evaluateComprehension(expression, place);
    default:
      return evaluateRare(expression, place);
  }
}

function evaluateRare(expression: ExpressionSyntax, place: Place): PyValue {
  switch (expression.kind) {
    case 'formatted':
      return orUnknown(() => str(formatParts(expression.parts, place)));
    case 'lambda':
      return makeFunction({ name: '<lambda>', parameters: expression.parameters, body: expression.body }, place);
    case 'slice':
      return evaluateIndexOf(expression, place);
    case 'named': {
      const value = evaluate(expression.value, place);
      place.scope.set(expression.name, value);
      return value;
    }
    case 'yield':
      return evaluateYield(expression, place);
    default:
      return unsupported('it uses syntax that is not followed');
  }
}

function readNumber({ text, type }: Of<'number'>): PyValue {
  const digits = text.replaceAll('_', '');
  if (type === 'imaginary') {
    return unsupported('it computes complex numbers');
  }
  return type === 'float' ? float(Number(digits)) : int(Number(digits));
}

function evaluateArguments({ arguments: given }: Of<'call'>, place: Place): Arguments {
  const positional: PyValue[] = [];
  const named = new Map<string, PyValue>();
  for (const { keyword, unpacked, value } of given) {
    const evaluated = evaluate(value, place);
    if (unpacked === '*') {
      positional.push(...itemsOf(evaluated));
    } else if (unpacked === '**') {
      entriesOf(evaluated).forEach(([key, each]) => named.set(key, each));
    } else if (keyword !== undefined) {
      named.set(keyword, evaluated);
    } else {
      positional.push(evaluated);
    }
  }
  return { positional, named };
}

function entriesOf(value: PyValue): readonly (readonly [string, PyValue])[] {
  return value.kind === 'dict'
    ? [...value.entries.values()].map(({ key, value: each }) => [textOf(key), each] as const)
    : unsupported('it unpacks an object into arguments');
}

function evaluateItems(items: readonly ExpressionSyntax[], place: Place): readonly PyValue[] {
  return items.flatMap(item =>
    item.kind === 'starred' ? itemsOf(evaluate(item.value, place)) : [evaluate(item, place)],
  );
}

function evaluateDict({ entries }: Of<'dict'>, place: Place): PyValue {
  const made = dict();
  for (const { key, value } of entries) {
    const evaluated = evaluate(value, place);
    if (key !== undefined) {
      setEntry(made, evaluate(key, place), evaluated);
    } else if (evaluated.kind === 'dict') {
      evaluated.entries.forEach(each => {
        setEntry(made, each.key, each.value);
      });
    } else {
      unsupported('it unpacks an object into a dict');
    }
  }
  return made;
}

/** `a < b < c` stops at the first comparison that does not hold. */
function evaluateComparison({ first, rest }: Of<'compare'>, place: Place): PyValue {
  let left = evaluate(first, place);
  let result = bool(true);
  for (const [index, { operator, right }] of rest.entries()) {
    const value = evaluate(right, place);
    result = compare(operator, left, value);
    if (index < rest.length - 1 && !isTrue(result)) {
      return result;
    }
    left = value;
  }
  return result;
}

/** The value that decided, which need not be a bool. */
function evaluateBoolean({ operator, operands }: Of<'boolean'>, place: Place): PyValue {
  let value: PyValue = none;
  for (const [index, operand] of operands.entries()) {
    value = evaluate(operand, place);
    if (index < operands.length - 1 && isTrue(value) === (operator === 'or')) {
      return value;
    }
  }
  return value;
}

function evaluateComprehension({ type, element, value, clauses }: Of<'comprehension'>, place: Place): PyValue {
  const inner: Place = { ...place, scope: new Scope(place.scope, place.scope.home) };
  const items: PyValue[] = [];
  const made = dict();
  walkClauses(clauses, inner, () => {
    if (value === undefined) {
      items.push(evaluate(element, inner));
    } else {
      setEntry(made, evaluate(element, inner), evaluate(value, inner));
    }
  });
  if (type === 'dict') {
    return made;
  }
  return type === 'set' ? set(items) : type === 'list' ? list(items) : view(items);
}

function walkClauses([clause, ...more]: readonly ComprehensionClause[], place: Place, visit: () => void): void {
  if (clause === undefined) {
    visit();
    return;
  }
  for (const item of itemsOf(evaluate(clause.iterable, place))) {
    assignTo(clause.target, item, place);
    if (clause.conditions.every(condition => isTrue(evaluate(condition, place)))) {
      walkClauses(more, place, visit);
    }
  }
}

function formatParts(parts: readonly FormattedPart[], place: Place): string {
  return parts
    .map(part => {
      if (part.kind === 'text') {
        return part.text;
      }
      const value = evaluate(part.value, place);
      const specification = formatParts(part.format, place);
      if (part.conversion === 'a') {
        return unsupported('it formats with !a');
      }
      const shown =
        part.conversion === 'r' ? str(represent(value)) : part.conversion === 's' ? str(textOf(value)) : value;
      return formatValue(shown, specification);
    })
    .join('');
}

/** A generator runs to its end at once; what it yields is kept under a name that Python could not have. */
function evaluateYield({ value, isFrom }: Of<'yield'>, place: Place): PyValue {
  const kept = place.scope.get(yielded);
  if (kept?.kind !== 'list') {
    return raise('SyntaxError');
  }
  const given = value === undefined ? none : evaluate(value, place);
  kept.items.push(...(isFrom ? itemsOf(given) : [given]));
  return unknown;
}

/** Where the items of a generator are collected. */
export const yielded = '<yielded>';
