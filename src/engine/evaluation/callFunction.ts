import type { ExpressionSyntax, FunctionSyntax, ParameterSyntax, StatementSyntax } from '../python/index';
import { instantiate } from './classes';
import { dict } from './dicts';
import { orUnknown } from './culprits';
import { evaluate, type Place, yielded } from './evaluateExpression';
import { execute } from './execute';
import type { Machine } from './machine';
import { NativeObject } from './nativeObject';
import { Scope } from './scope';
import { type Arguments, type FunctionValue, type PyValue, none, raise, str, tuple, unknown, view } from './values';

interface FunctionParts {
  readonly name: string;
  readonly parameters: readonly ParameterSyntax[];
  readonly body: readonly StatementSyntax[] | ExpressionSyntax;
  readonly syntax?: FunctionSyntax;
}

/** A function that sees the names around it; its defaults are evaluated now. */
export function makeFunction({ name, parameters, body, syntax }: FunctionParts, place: Place): FunctionValue {
  const defaults = new Map<string, PyValue>();
  for (const parameter of parameters) {
    if (parameter.default !== undefined) {
      defaults.set(parameter.name, evaluate(parameter.default, place));
    }
  }
  const isGenerator = Array.isArray(body) && body.some(yieldsSomething);
  return {
    kind: 'function',
    name,
    parameters,
    body,
    syntax,
    defaults,
    scope: place.scope,
    isGenerator,
    self: undefined,
  };
}

/** Calls whatever can be called. */
export function callValue(callee: PyValue, given: Arguments, machine: Machine): PyValue {
  machine.step();
  if (callee instanceof NativeObject) {
    return callee.call(given, machine);
  }
  switch (callee.kind) {
    case 'function':
      return callFunction(callee, given, machine);
    case 'builtin':
      return orUnknown(() => callee.call(given, machine));
    case 'class':
      return instantiate(callee, given, machine);
    case 'instance':
      return callMethod(callee, '__call__', given.positional, machine);
    case 'external':
      return machine.callExternal(callee.name, given);
    case 'unknown':
      return unknown;
    default:
      return raise('TypeError', `'${callee.kind}' object is not callable`);
  }
}

/** Calls a function of the project with values for its parameters. */
export function callFunction(called: FunctionValue, given: Arguments, machine: Machine): PyValue {
  const scope = new Scope(called.scope, called.scope.home);
  bindParameters(called, given, scope);
  const { body } = called;
  return machine.nest(() => {
    if (!isBlock(body)) {
      return evaluate(body, { scope, machine });
    }
    const collected = view([]);
    if (called.isGenerator) {
      scope.set(yielded, collected);
    }
    const ended = execute(body, { scope, machine });
    return called.isGenerator ? collected : ended?.kind === 'return' ? ended.value : none;
  });
}

/** Calls a method of an object of the project's own class. */
export function callMethod(object: PyValue, name: string, given: readonly PyValue[], machine: Machine): PyValue {
  const method = object.kind === 'instance' ? methodOf(object, name) : undefined;
  return method === undefined
    ? raise('TypeError', `object has no ${name}`)
    : callFunction({ ...method, self: object }, { positional: given, named: new Map() }, machine);
}

function methodOf({ type }: PyValue & { readonly kind: 'instance' }, name: string): FunctionValue | undefined {
  const found = type.attributes.get(name);
  return found?.kind === 'function' ? found : undefined;
}

function isBlock(body: readonly StatementSyntax[] | ExpressionSyntax): body is readonly StatementSyntax[] {
  return Array.isArray(body);
}

function bindParameters({ parameters, defaults, self, name }: FunctionValue, given: Arguments, scope: Scope): void {
  const positional = self === undefined ? [...given.positional] : [self, ...given.positional];
  const named = new Map(given.named);
  for (const parameter of parameters) {
    scope.set(parameter.name, takeArgument(parameter, positional, named) ?? defaults.get(parameter.name) ?? missing(name, parameter)); // prettier-ignore
  }
  if (positional.length > 0 || named.size > 0) {
    raise('TypeError', `${name}() got an unexpected argument`);
  }
}

/** Takes what belongs to a parameter out of what was given. */
function takeArgument(
  { name, kind }: ParameterSyntax,
  positional: PyValue[],
  named: Map<string, PyValue>,
): PyValue | undefined {
  if (kind === '*') {
    return tuple(positional.splice(0));
  }
  if (kind === '**') {
    const rest = dict([...named].map(([key, value]) => [str(key), value] as const));
    named.clear();
    return rest;
  }
  if (kind !== 'keyword-only' && positional.length > 0) {
    return named.has(name) ? raise('TypeError', `got multiple values for argument '${name}'`) : positional.shift();
  }
  const value = kind === 'positional-only' ? undefined : named.get(name);
  named.delete(name);
  return value;
}

function missing(name: string, parameter: ParameterSyntax): never {
  return raise('TypeError', `${name}() missing 1 required positional argument: '${parameter.name}'`);
}

/** Whether a `yield` stands in it, outside functions of its own. */
function yieldsSomething(statement: StatementSyntax): boolean {
  return statement.kind !== 'function' && statement.kind !== 'class' && holdsYield(statement);
}

function holdsYield(part: unknown): boolean {
  if (Array.isArray(part)) {
    return part.some(holdsYield);
  }
  if (typeof part !== 'object' || part === null || !('kind' in part)) {
    return typeof part === 'object' && part !== null && Object.values(part).some(holdsYield);
  }
  if (part.kind === 'yield') {
    return true;
  }
  return part.kind !== 'lambda' && part.kind !== 'function' && Object.values(part).some(holdsYield);
}
