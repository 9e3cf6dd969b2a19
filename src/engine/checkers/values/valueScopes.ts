import type { Expression, OutlineParameter, Statement } from '../../python/index';

/** A module, class or function: what its names were bound to, and the expressions that run in it. */
export interface ValueScope {
  readonly outer: ValueScope | undefined;
  /** Parameters that whoever calls fills with any text. */
  readonly given: ReadonlySet<string>;
  /** Of a loop the name stands for what is gone through; of `a, b = pair` both stand for the pair. */
  readonly bindings: ReadonlyMap<string, readonly Expression[]>;
  /** Each with the names that it is assigned to. */
  readonly expressions: readonly { readonly value: Expression; readonly names: readonly string[] }[];
}

interface OpenScope extends ValueScope {
  readonly bindings: Map<string, Expression[]>;
  readonly expressions: { readonly value: Expression; readonly names: readonly string[] }[];
}

/** The module's scope first. */
export function valueScopes(statements: readonly Statement[]): readonly ValueScope[] {
  const found: OpenScope[] = [];
  open(statements, undefined, [], found);
  return found;
}

function open(
  statements: readonly Statement[],
  outer: OpenScope | undefined,
  parameters: readonly OutlineParameter[],
  found: OpenScope[],
): void {
  const given = new Set(parameters.filter(takesText).map(({ name }) => name));
  const scope: OpenScope = { outer, given, bindings: new Map(), expressions: [] };
  found.push(scope);
  readAll(statements, scope, found);
}

/** Not the object itself, and nothing that is said to be a number. */
function takesText({ name, annotation }: OutlineParameter): boolean {
  const isNumber = annotation?.kind === 'name' && /^(?:int|float|bool|date|datetime)$/.test(annotation.name);
  return name !== 'self' && name !== 'cls' && !isNumber;
}

function readAll(statements: readonly Statement[], scope: OpenScope, found: OpenScope[]): void {
  for (const statement of statements) {
    readStatement(statement, scope, found);
  }
}

function readStatement(statement: Statement, scope: OpenScope, found: OpenScope[]): void {
  switch (statement.kind) {
    case 'function':
      open(statement.body, scope, statement.parameters, found);
      return;
    case 'class':
      open(statement.body, scope, [], found);
      return;
    case 'assign':
      bind(scope, statement.targets, statement.value);
      return;
    case 'expression':
    case 'return':
      bind(scope, [], statement.value);
      return;
    case 'other':
      statement.parts.forEach(part => bind(scope, [], part));
      return;
    default:
      readBlock(statement, scope, found);
  }
}

function readBlock(statement: Statement, scope: OpenScope, found: OpenScope[]): void {
  switch (statement.kind) {
    case 'for':
      bind(scope, [statement.target], statement.iterable);
      readAll(statement.body, scope, found);
      return;
    case 'with':
      statement.items.forEach(({ value, target }) => bind(scope, target === undefined ? [] : [target], value));
      readAll(statement.body, scope, found);
      return;
    case 'if':
      bind(scope, [], statement.test);
      readAll([...statement.body, ...statement.otherwise], scope, found);
      return;
    case 'block':
      readAll([...statement.body, ...statement.handlers], scope, found);
      return;
    default:
  }
}

function bind(scope: OpenScope, targets: readonly Expression[], value: Expression | undefined): void {
  if (value === undefined) {
    return;
  }
  const names = targets.flatMap(namesIn);
  for (const name of names) {
    const known = scope.bindings.get(name) ?? [];
    known.push(value);
    scope.bindings.set(name, known);
  }
  scope.expressions.push({ value, names });
}

/** `a, (b, *c)` has three; attributes and items have none. */
export function namesIn(target: Expression): readonly string[] {
  switch (target.kind) {
    case 'name':
      return [target.name];
    case 'collection':
      return target.items.flatMap(namesIn);
    case 'starred':
      return namesIn(target.value);
    default:
      return [];
  }
}
