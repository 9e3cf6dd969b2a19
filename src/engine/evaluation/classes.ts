import type { ClassSyntax, ExpressionSyntax } from '../python/index';
import { callFunction, callValue } from './callFunction';
import { evaluate, type Place } from './evaluateExpression';
import { exceptionClass } from './exceptions';
import { execute } from './execute';
import type { Machine } from './machine';
import { Scope } from './scope';
import {
  type Arguments,
  type ClassValue,
  type InstanceValue,
  type PyValue,
  none,
  raise,
  tuple,
  unsupported,
} from './values';

/** A class of the project: its body runs once, in a scope of its own. */
export function makeClass(syntax: ClassSyntax, place: Place): ClassValue {
  const bases = syntax.arguments
    .filter(({ keyword }) => keyword === undefined)
    .map(({ value }) => evaluate(value, place));
  const isDataclass = syntax.decorators.some(isDataclassDecorator);
  if (
    syntax.decorators.length > (isDataclass ? 1 : 0) ||
    syntax.arguments.some(({ keyword }) => keyword !== undefined)
  ) {
    return unsupported(`the class ${syntax.name} is changed by a decorator or metaclass`);
  }
  if (bases.some(base => base.kind !== 'class' && !isKnownBase(base))) {
    return unsupported(`the class ${syntax.name} is built on one of a library`);
  }
  const scope = new Scope(place.scope, place.scope.home);
  execute(syntax.body, { ...place, scope });
  const attributes = new Map(bases.flatMap(base => (base.kind === 'class' ? [...base.attributes] : [])));
  for (const name of namesOf(syntax)) {
    const value = scope.get(name);
    if (value !== undefined) {
      attributes.set(name, value);
    }
  }
  const inherited = bases.flatMap(base => (base.kind === 'class' ? (base.fields ?? []) : []));
  const fields = isDataclass ? [...inherited, ...fieldsOf(syntax)] : undefined;
  return { kind: 'class', name: syntax.name, syntax, scope: place.scope, bases, attributes, fields };
}

function isDataclassDecorator(decorator: ExpressionSyntax): boolean {
  const callee = decorator.kind === 'call' ? decorator.callee : decorator;
  return (callee.kind === 'name' || callee.kind === 'attribute') && callee.name === 'dataclass';
}

function isKnownBase(base: PyValue): boolean {
  return base.kind === 'builtin' && (base.name === 'object' || exceptionClass(base.name) !== undefined);
}

function namesOf({ body }: ClassSyntax): readonly string[] {
  return body.flatMap(statement => {
    switch (statement.kind) {
      case 'function':
      case 'class':
        return [statement.name];
      case 'assign':
        return statement.targets.flatMap(target => (target.kind === 'name' ? [target.name] : []));
      case 'annotated':
        return statement.target.kind === 'name' && statement.value !== undefined ? [statement.target.name] : [];
      default:
        return [];
    }
  });
}

function fieldsOf({ body }: ClassSyntax): ClassValue['fields'] & object {
  return body.flatMap(statement =>
    statement.kind === 'annotated' && statement.target.kind === 'name'
      ? [{ name: statement.target.name, default: statement.value }]
      : [],
  );
}

/** A new object of a class of the project. */
export function instantiate(type: ClassValue, given: Arguments, machine: Machine): PyValue {
  const made: InstanceValue = { kind: 'instance', type, attributes: new Map() };
  const start = type.attributes.get('__init__');
  if (start?.kind === 'function') {
    callFunction({ ...start, self: made }, given, machine);
    return made;
  }
  if (type.fields !== undefined) {
    fillFields(made, type.fields, given, machine);
    return made;
  }
  if (type.bases.some(isKnownBase)) {
    made.attributes.set('args', tuple(given.positional));
    return made;
  }
  return given.positional.length + given.named.size > 0
    ? raise('TypeError', `${type.name}() takes no arguments`)
    : made;
}

function fillFields(
  made: InstanceValue,
  fields: NonNullable<ClassValue['fields']>,
  given: Arguments,
  machine: Machine,
): void {
  const place: Place = { scope: made.type.scope, machine };
  fields.forEach(({ name, default: byDefault }, index) => {
    const value = given.positional[index] ?? given.named.get(name) ?? defaultOf(byDefault, place);
    made.attributes.set(name, value ?? raise('TypeError', `__init__() missing argument: '${name}'`));
  });
  const after = made.type.attributes.get('__post_init__');
  if (after?.kind === 'function') {
    callFunction({ ...after, self: made }, { positional: [], named: new Map() }, machine);
  }
}

/** `field(default_factory=list)` makes a new list for each object. */
function defaultOf(byDefault: ExpressionSyntax | undefined, place: Place): PyValue | undefined {
  if (byDefault?.kind !== 'call' || byDefault.callee.kind !== 'name' || byDefault.callee.name !== 'field') {
    return byDefault === undefined ? undefined : evaluate(byDefault, place);
  }
  const named = (keyword: string): ExpressionSyntax | undefined =>
    byDefault.arguments.find(argument => argument.keyword === keyword)?.value;
  const [factory, value] = [named('default_factory'), named('default')];
  if (factory !== undefined) {
    return callValue(evaluate(factory, place), { positional: [], named: new Map() }, place.machine);
  }
  return value === undefined ? none : evaluate(value, place);
}
