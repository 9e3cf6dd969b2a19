import type { ComprehensionClause, ExpressionSyntax, FormattedPart } from '../python/index';

/** What evaluating an expression does to names, in order. What a lambda does when it is called is left out. */
export interface ExpressionNames {
  readonly reads: readonly string[];
  /** By `:=`. */
  readonly binds: readonly string[];
  /** Part of it is not followed: `await`, broken text. */
  readonly isUnknown: boolean;
}

const nothing: ExpressionNames = { reads: [], binds: [], isUnknown: false };

export function expressionNames(expression: ExpressionSyntax): ExpressionNames {
  switch (expression.kind) {
    case 'name':
      return { ...nothing, reads: [expression.name] };
    case 'named': {
      const inner = expressionNames(expression.value);
      return { ...inner, binds: [...inner.binds, expression.name] };
    }
    case 'comprehension':
      return comprehensionNames(expression);
    case 'other':
    case 'yield':
      return { ...nothing, isUnknown: true };
    default:
      return together(partsOf(expression).map(expressionNames));
  }
}

/** Names that assigning to a target binds: `a, b` of `(a, *b)`; none of `df["a"]`. */
export function boundBy(target: ExpressionSyntax): readonly string[] {
  switch (target.kind) {
    case 'name':
      return [target.name];
    case 'tuple':
    case 'list':
      return target.items.flatMap(boundBy);
    case 'starred':
      return boundBy(target.value);
    default:
      return [];
  }
}

/** Names that assigning to a target reads: `df` and `column` of `df[column]`. */
export function readByTarget(target: ExpressionSyntax): ExpressionNames {
  switch (target.kind) {
    case 'name':
      return nothing;
    case 'tuple':
    case 'list':
      return together(target.items.map(readByTarget));
    case 'starred':
      return readByTarget(target.value);
    default:
      return expressionNames(target);
  }
}

/** Names whose objects an assignment to a target changes: `df` of `df["a"]`, `df.loc[rows, "a"]` and `df.a`. */
export function changedBy(target: ExpressionSyntax): readonly string[] {
  switch (target.kind) {
    case 'tuple':
    case 'list':
      return target.items.flatMap(changedBy);
    case 'attribute':
    case 'subscript':
      return target.object.kind === 'name' ? [target.object.name] : changedBy(target.object);
    default:
      return [];
  }
}

export function together(all: readonly ExpressionNames[]): ExpressionNames {
  return {
    reads: all.flatMap(({ reads }) => reads),
    binds: all.flatMap(({ binds }) => binds),
    isUnknown: all.some(({ isUnknown }) => isUnknown),
  };
}

/** Names of the loops belong to the comprehension; only the first iterable is evaluated outside. */
function comprehensionNames({
  element,
  value,
  clauses,
}: Extract<ExpressionSyntax, { readonly kind: 'comprehension' }>): ExpressionNames {
  const own = new Set(clauses.flatMap(({ target }) => boundBy(target)));
  const inner = together([
    ...clauses.slice(1).map(({ iterable }) => expressionNames(iterable)),
    ...clauses.flatMap(({ conditions }) => conditions.map(expressionNames)),
    ...[element, ...present(value)].map(expressionNames),
  ]);
  const outer = clauses.slice(0, 1).map(({ iterable }: ComprehensionClause) => expressionNames(iterable));
  return together([...outer, { ...inner, reads: inner.reads.filter(name => !own.has(name)) }]);
}

type Plain = Exclude<ExpressionSyntax, { readonly kind: 'name' | 'named' | 'comprehension' | 'other' | 'yield' }>;

/** What an expression evaluates, in order. */
function partsOf(expression: Plain): readonly ExpressionSyntax[] {
  switch (expression.kind) {
    case 'attribute':
      return [expression.object];
    case 'starred':
      return [expression.value];
    case 'subscript':
      return [expression.object, expression.index];
    case 'slice':
      return [...present(expression.lower), ...present(expression.upper), ...present(expression.step)];
    case 'call':
      return [expression.callee, ...expression.arguments.map(({ value }) => value)];
    case 'lambda':
      return expression.parameters.flatMap(parameter => present(parameter.default));
    case 'formatted':
      return partsOfText(expression.parts);
    default:
      return operandsOf(expression);
  }
}

function operandsOf(
  expression: Exclude<
    Plain,
    { readonly kind: 'attribute' | 'starred' | 'subscript' | 'slice' | 'call' | 'lambda' | 'formatted' }
  >,
): readonly ExpressionSyntax[] {
  switch (expression.kind) {
    case 'binary':
      return [expression.left, expression.right];
    case 'unary':
      return [expression.operand];
    case 'boolean':
      return expression.operands;
    case 'compare':
      return [expression.first, ...expression.rest.map(({ right }) => right)];
    case 'conditional':
      return [expression.test, expression.yes, expression.no];
    case 'list':
    case 'tuple':
    case 'set':
      return expression.items;
    case 'dict':
      return expression.entries.flatMap(({ key, value }) => [...present(key), value]);
    default:
      return [];
  }
}

function partsOfText(parts: readonly FormattedPart[]): readonly ExpressionSyntax[] {
  return parts.flatMap(part => (part.kind === 'text' ? [] : [part.value, ...partsOfText(part.format)]));
}

function present<Item>(item: Item | undefined): readonly Item[] {
  return item === undefined ? [] : [item];
}
