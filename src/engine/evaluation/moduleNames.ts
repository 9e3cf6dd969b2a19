import type { ExpressionSyntax, StatementSyntax } from '../python/index';

/** The statement that gives a name of a module its value; `unclear` when several do, or something changes it later. */
export function topLevelNames(
  statements: readonly StatementSyntax[],
): ReadonlyMap<string, StatementSyntax | 'unclear'> {
  const bindings = new Map<string, StatementSyntax | 'unclear'>();
  for (const statement of statements) {
    for (const name of boundBy(statement)) {
      const known = bindings.get(name);
      const isFirst = known === undefined || (isDefinition(known) && isDefinition(statement));
      bindings.set(name, isFirst && isPlain(statement) ? statement : 'unclear');
    }
    for (const name of changedBy(statement)) {
      const known = bindings.get(name);
      if (known !== undefined && holdsValue(known)) {
        bindings.set(name, 'unclear');
      }
    }
  }
  return bindings;
}

function holdsValue(statement: StatementSyntax | 'unclear'): boolean {
  return statement !== 'unclear' && (statement.kind === 'assign' || statement.kind === 'annotated');
}

function isDefinition(statement: StatementSyntax | 'unclear'): boolean {
  return statement !== 'unclear' && (statement.kind === 'function' || statement.kind === 'class');
}

/** Its value does not depend on which way a branch or loop went. */
function isPlain(statement: StatementSyntax): boolean {
  return (
    ['function', 'class', 'import', 'import-from', 'annotated'].includes(statement.kind) ||
    (statement.kind === 'assign' && statement.targets.every(({ kind }) => kind === 'name'))
  );
}

function boundBy(statement: StatementSyntax): readonly string[] {
  switch (statement.kind) {
    case 'function':
    case 'class':
      return [statement.name];
    case 'import':
    case 'import-from':
      return statement.names.map(({ bound }) => bound);
    case 'assign':
      return statement.targets.flatMap(namesIn);
    case 'annotated':
    case 'augmented':
      return namesIn(statement.target);
    default:
      return isMainGuard(statement) ? [] : blocksOf(statement).flatMap(boundBy);
  }
}

function isMainGuard(statement: StatementSyntax): boolean {
  return (
    statement.kind === 'if' &&
    statement.test.kind === 'compare' &&
    statement.test.first.kind === 'name' &&
    statement.test.first.name === '__name__'
  );
}

/** The statements inside an `if`, `for`, `try` or `with`; a loop's target counts as bound. */
function blocksOf(statement: StatementSyntax): readonly StatementSyntax[] {
  switch (statement.kind) {
    case 'if':
    case 'while':
      return [...statement.body, ...statement.orElse];
    case 'for':
      return [
        ...statement.body,
        ...statement.orElse,
        { ...statement, kind: 'assign', targets: [statement.target], value: statement.iterable },
      ];
    case 'with':
      return statement.body;
    case 'try':
      return [
        ...statement.body,
        ...statement.handlers.flatMap(({ body }) => body),
        ...statement.orElse,
        ...statement.finally,
      ];
    default:
      return [];
  }
}

function namesIn(target: ExpressionSyntax): readonly string[] {
  switch (target.kind) {
    case 'name':
      return [target.name];
    case 'tuple':
    case 'list':
      return target.items.flatMap(namesIn);
    case 'starred':
      return namesIn(target.value);
    default:
      return [];
  }
}

/** Names whose values a statement may change in place: `X.append(1)`, `X['a'] = 1`, `del X[0]`, `fill(X)`. */
function changedBy(statement: StatementSyntax): readonly string[] {
  if (isMainGuard(statement)) {
    return [];
  }
  switch (statement.kind) {
    case 'expression':
      return statement.value.kind === 'call'
        ? [...rootOf(statement.value.callee), ...statement.value.arguments.flatMap(({ value }) => rootOf(value))]
        : [];
    case 'assign':
      return statement.targets.flatMap(target => (target.kind === 'name' ? [] : rootOf(target)));
    case 'augmented':
      return rootOf(statement.target);
    case 'delete':
      return statement.targets.flatMap(rootOf);
    default:
      return blocksOf(statement).flatMap(changedBy);
  }
}

function rootOf(expression: ExpressionSyntax): readonly string[] {
  switch (expression.kind) {
    case 'name':
      return [expression.name];
    case 'attribute':
    case 'subscript':
      return rootOf(expression.object);
    case 'call':
      return rootOf(expression.callee);
    default:
      return [];
  }
}
