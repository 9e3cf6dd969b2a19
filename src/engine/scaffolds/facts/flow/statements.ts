import type { Expression, Statement } from '../../../python/index';
import { assignTo } from './assign';
import { attributeOf, evaluate } from './evaluate';
import { without } from './frames';
import { moduleAt } from './modules';
import { type Run, spend } from './run';
import { Scope } from './scope';
import { type Value, textOf, unknown } from './values';

type Of<Kind extends Statement['kind']> = Extract<Statement, { readonly kind: Kind }>;

/**
 * Follows statements in order; both ways of an `if`. Returns what a `return` gives: the last one that is no constant,
 * up to the first that stands under no condition.
 */
export function follow(run: Run, scope: Scope, statements: readonly Statement[]): Value | undefined {
  let given: Value | undefined;
  for (const statement of statements) {
    if (!spend(run)) {
      return given;
    }
    const value = followOne(run, scope, statement);
    given = value === undefined || (value.kind === 'constant' && given !== undefined) ? given : value;
    if (statement.kind === 'return') {
      return given;
    }
  }
  return given;
}

function followOne(run: Run, scope: Scope, statement: Statement): Value | undefined {
  switch (statement.kind) {
    case 'return':
      return statement.value === undefined ? unknown : evaluate(run, scope, statement.value);
    case 'if':
      return followIf(run, scope, statement);
    case 'for':
      return followFor(run, scope, statement);
    case 'with':
      return followWith(run, scope, statement);
    case 'block':
      return follow(run, scope, [...statement.body, ...importsIn(statement.handlers)]);
    default:
      followPlain(run, scope, statement);
      return undefined;
  }
}

function followPlain(run: Run, scope: Scope, statement: Statement): void {
  switch (statement.kind) {
    case 'assign':
      followAssign(run, scope, statement);
      return;
    case 'expression':
      evaluate(run, scope, statement.value);
      return;
    case 'function':
      scope.set(statement.name, { kind: 'function', statement, scope, document: scope.document, self: undefined });
      return;
    case 'class':
      followClass(run, scope, statement);
      return;
    case 'import':
      followImport(run, scope, statement);
      return;
    case 'delete':
      statement.targets.forEach(target => {
        forget(run, scope, target);
      });
      return;
    default:
  }
}

/** What a handler for `ImportError` imports instead. */
function importsIn(handlers: readonly Statement[]): readonly Statement[] {
  return handlers.filter(({ kind }) => kind === 'import');
}

function followAssign(run: Run, scope: Scope, { targets, value, isAugmented, place }: Of<'assign'>): void {
  const [first] = targets;
  const read: Expression =
    isAugmented && first !== undefined ? { kind: 'operation', place, operator: '+', operands: [first, value] } : value;
  const given = evaluate(run, scope, read);
  targets.forEach(target => {
    assignTo(run, scope, target, given);
  });
}

function followIf(run: Run, scope: Scope, { test, body, otherwise }: Of<'if'>): Value | undefined {
  evaluate(run, scope, test);
  const first = follow(run, scope, body);
  return follow(run, scope, otherwise) ?? first;
}

/** Once, with the first item. */
function followFor(run: Run, scope: Scope, { target, iterable, body }: Of<'for'>): Value | undefined {
  const over = evaluate(run, scope, iterable);
  const items = over.kind === 'list' && over.items.length > 0 ? over.items : [unknown];
  let given: Value | undefined;
  for (const item of items.slice(0, 50)) {
    assignTo(run, scope, target, item);
    given = follow(run, scope, body) ?? given;
  }
  return given;
}

function followWith(run: Run, scope: Scope, { items, body }: Of<'with'>): Value | undefined {
  for (const { value, target } of items) {
    const entered = evaluate(run, scope, value);
    if (target !== undefined) {
      assignTo(run, scope, target, entered);
    }
  }
  return follow(run, scope, body);
}

function followClass(run: Run, scope: Scope, { name, body }: Of<'class'>): void {
  const inside = new Scope(scope.document, scope, name);
  follow(run, inside, body);
  scope.set(name, { kind: 'class', body: inside });
}

function forget(run: Run, scope: Scope, target: Expression): void {
  if (target.kind === 'name') {
    scope.set(target.name, unknown);
  } else if (target.kind === 'subscript') {
    const holder = evaluate(run, scope, target.object);
    const column = textOf(evaluate(run, scope, target.index));
    if (holder.kind === 'frame' && column !== undefined) {
      assignTo(run, scope, target.object, without(holder, [column]));
    }
  }
}

/** Something of the project's own is followed too; everything else goes by its full name. */
function followImport(run: Run, scope: Scope, { module, level, name, bound }: Of<'import'>): void {
  const own = moduleAt(run, scope.document, { module, level });
  if (name === '*') {
    own?.entries.forEach(([each, value]) => {
      scope.set(each, value);
    });
  } else if (own !== undefined) {
    scope.set(
      bound,
      name === undefined ? { kind: 'class', body: own } : valueIn(run, scope, own, { module, level, name }),
    );
  } else if (name === undefined) {
    scope.set(bound, { kind: 'library', name: bound === module.split('.')[0] ? bound : module });
  } else {
    const inner = moduleAt(run, scope.document, { module: module === '' ? name : `${module}.${name}`, level });
    scope.set(
      bound,
      inner === undefined ? { kind: 'library', name: `${module}.${name}` } : { kind: 'class', body: inner },
    );
  }
}

interface Named {
  readonly module: string;
  readonly level: number;
  readonly name: string;
}

function valueIn(run: Run, scope: Scope, own: Scope, { module, level, name }: Named): Value {
  const value = own.own(name);
  if (value !== undefined) {
    return value;
  }
  const inner = moduleAt(run, scope.document, { module: module === '' ? name : `${module}.${name}`, level });
  return inner === undefined ? attributeOf(run, unknown, name) : { kind: 'class', body: inner };
}
