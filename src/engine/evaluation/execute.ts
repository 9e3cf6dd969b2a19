import type { ClassSyntax, ExpressionSyntax, FunctionSyntax, HandlerSyntax, StatementSyntax } from '../python/index';
import { assignTo } from './assign';
import { deleteAttribute } from './attributes';
import { callValue, makeFunction } from './callFunction';
import { makeClass } from './classes';
import { decorate } from './decorate';
import { evaluate, type Place } from './evaluateExpression';
import { exceptionValue, isKindOf, toRaised } from './exceptions';
import { deleteItem } from './items';
import { evaluateIndexOf } from './assign';
import { NativeObject } from './nativeObject';
import { binaryInPlace } from './inPlace';
import { isTrue, itemsOf } from './truth';
import { type PyValue, Raised, none, raise, unsupported } from './values';

/** How a block ended; `undefined` when it ran through. */
export type Completion = { readonly kind: 'return'; readonly value: PyValue } | { readonly kind: 'break' | 'continue' };

/** Runs statements until one leaves. */
export function execute(statements: readonly StatementSyntax[], place: Place): Completion | undefined {
  for (const statement of statements) {
    place.machine.step();
    const ended = executeOne(statement, place);
    if (ended !== undefined) {
      return ended;
    }
  }
  return undefined;
}

function executeOne(statement: StatementSyntax, place: Place): Completion | undefined {
  switch (statement.kind) {
    case 'expression':
      evaluate(statement.value, place);
      return undefined;
    case 'return':
      return { kind: 'return', value: statement.value === undefined ? none : evaluate(statement.value, place) };
    case 'assign':
      assignAll(statement, place);
      return undefined;
    case 'if':
      return execute(isTrue(evaluate(statement.test, place)) ? statement.body : statement.orElse, place);
    case 'break':
    case 'continue':
      return { kind: statement.kind };
    default:
      return executeBlock(statement, place);
  }
}

function executeBlock(statement: StatementSyntax, place: Place): Completion | undefined {
  switch (statement.kind) {
    case 'for':
      return executeFor(statement, place);
    case 'while':
      return executeWhile(statement, place);
    case 'try':
      return executeTry(statement, place);
    case 'with':
      return executeWith(statement, place);
    default:
      return executeSimple(statement, place);
  }
}

type Of<Kind extends StatementSyntax['kind']> = Extract<StatementSyntax, { readonly kind: Kind }>;

function assignAll({ targets, value }: Of<'assign'>, place: Place): void {
  const evaluated = evaluate(value, place);
  targets.forEach(target => {
    assignTo(target, evaluated, place);
  });
}

function executeSimple(statement: StatementSyntax, place: Place): Completion | undefined {
  switch (statement.kind) {
    case 'augmented':
      assignTo(statement.target, binaryInPlace(statement.operator, evaluate(statement.target, place), evaluate(statement.value, place)), place); // prettier-ignore
      return undefined;
    case 'annotated':
      if (statement.value !== undefined) {
        assignTo(statement.target, evaluate(statement.value, place), place);
      }
      return undefined;
    case 'raise':
      return executeRaise(statement.exception, place);
    case 'assert':
      executeAssert(statement, place);
      return undefined;
    default:
      executeDefinition(statement, place);
      return undefined;
  }
}

function executeDefinition(statement: StatementSyntax, place: Place): void {
  switch (statement.kind) {
    case 'function':
      place.scope.set(statement.name, defineFunction(statement, place));
      return;
    case 'class':
      place.scope.set(statement.name, defineClass(statement, place));
      return;
    case 'delete':
      statement.targets.forEach(target => {
        executeDelete(target, place);
      });
      return;
    case 'import':
    case 'import-from':
      place.machine.importInto(statement, place.scope);
      return;
    case 'pass':
      return;
    default:
      unsupported('it uses a statement that is not followed');
  }
}

/** A decorated function is what its decorators make of it; those that change nothing here are known by name. */
export function defineFunction(syntax: FunctionSyntax, place: Place): PyValue {
  const { name, parameters, body, decorators, isAsync } = syntax;
  if (isAsync) {
    return unsupported('it is asynchronous');
  }
  const made = makeFunction({ name, parameters, body, syntax }, place);
  return decorators.reduceRight<PyValue>((inner, decorator) => decorate(inner, decorator, place), made);
}

export function defineClass(syntax: ClassSyntax, place: Place): PyValue {
  return makeClass(syntax, place);
}

function executeFor({ target, iterable, body, orElse }: Of<'for'>, place: Place): Completion | undefined {
  for (const item of itemsOf(evaluate(iterable, place))) {
    assignTo(target, item, place);
    const ended = execute(body, place);
    if (ended?.kind === 'return') {
      return ended;
    }
    if (ended?.kind === 'break') {
      return undefined;
    }
  }
  return execute(orElse, place);
}

function executeWhile({ test, body, orElse }: Of<'while'>, place: Place): Completion | undefined {
  while (isTrue(evaluate(test, place))) {
    const ended = execute(body, place);
    if (ended?.kind === 'return') {
      return ended;
    }
    if (ended?.kind === 'break') {
      return undefined;
    }
  }
  return execute(orElse, place);
}

function executeTry(statement: Of<'try'>, place: Place): Completion | undefined {
  let ended: Completion | undefined;
  try {
    ended = executeGuarded(statement, place);
  } catch (error) {
    if (error instanceof Raised) {
      const final = execute(statement.finally, place);
      if (final !== undefined) {
        return final;
      }
    }
    throw error;
  }
  return execute(statement.finally, place) ?? ended;
}

function executeGuarded({ body, handlers, orElse }: Of<'try'>, place: Place): Completion | undefined {
  let ended: Completion | undefined;
  try {
    ended = execute(body, place);
  } catch (error) {
    const handler = error instanceof Raised ? handlers.find(each => handles(each, error, place)) : undefined;
    if (handler === undefined || !(error instanceof Raised)) {
      throw error;
    }
    if (handler.name !== undefined) {
      place.scope.set(handler.name, exceptionValue(error));
    }
    return place.machine.handling(error, () => execute(handler.body, place));
  }
  return ended ?? execute(orElse, place);
}

function handles({ type }: HandlerSyntax, raised: Raised, place: Place): boolean {
  return type === undefined || isCaught(evaluate(type, place), raised);
}

function isCaught(type: PyValue, raised: Raised): boolean {
  if (type.kind === 'tuple') {
    return type.items.some(item => isCaught(item, raised));
  }
  if (type.kind === 'class') {
    return raised.value?.kind === 'instance' && isDerived(raised.value.type, type);
  }
  if (raised.value?.kind === 'instance') {
    return type.kind === 'builtin' && hasBuiltinBase(raised.value.type, type.name);
  }
  // An exception of a library is none of those that are raised here.
  return type.kind === 'builtin' && isKindOf(raised.type, type.name);
}

type Class = PyValue & { readonly kind: 'class' };

export function isDerived(type: Class, from: PyValue): boolean {
  return type === from || type.bases.some(base => base === from || (base.kind === 'class' && isDerived(base, from)));
}

function hasBuiltinBase(type: Class, name: string): boolean {
  return type.bases.some(base => (base.kind === 'class' ? hasBuiltinBase(base, name) : base.kind === 'builtin' && isKindOf(base.name, name))); // prettier-ignore
}

function executeWith({ items, body }: Of<'with'>, place: Place): Completion | undefined {
  const entered: NativeObject[] = [];
  for (const { context, target } of items) {
    const value = evaluate(context, place);
    if (!(value instanceof NativeObject)) {
      return unsupported('it uses a with statement that is not followed');
    }
    const inside = value.enter(place.machine);
    entered.push(value);
    if (target !== undefined) {
      assignTo(target, inside, place);
    }
  }
  try {
    return execute(body, place);
  } finally {
    entered.reverse().forEach(each => {
      each.leave(place.machine);
    });
  }
}

function executeRaise(exception: ExpressionSyntax | undefined, place: Place): never {
  if (exception === undefined) {
    throw place.machine.current ?? new Raised('RuntimeError', 'No active exception to reraise');
  }
  throw toRaised(evaluate(exception, place), (callee, given) => callValue(callee, given, place.machine));
}

function executeAssert({ test, message }: Of<'assert'>, place: Place): void {
  if (!isTrue(evaluate(test, place))) {
    const text = message === undefined ? none : evaluate(message, place);
    raise('AssertionError', text.kind === 'str' ? text.value : '');
  }
}

function executeDelete(target: ExpressionSyntax, place: Place): void {
  if (target.kind === 'name') {
    place.scope.delete(target.name);
  } else if (target.kind === 'subscript') {
    deleteItem(evaluate(target.object, place), evaluateIndexOf(target.index, place));
  } else if (target.kind === 'attribute') {
    deleteAttribute(evaluate(target.object, place), target.name);
  } else {
    unsupported('it deletes something that is not followed');
  }
}
