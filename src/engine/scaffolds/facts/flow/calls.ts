import type { Expression, OutlineArgument } from '../../../python/index';
import { assignTo } from './assign';
import { attributeOf, evaluate } from './evaluate';
import { callFunction, makeInstance } from './functions';
import { callLibrary } from './library';
import { callMethod } from './methods';
import { type Run, spend } from './run';
import type { Scope } from './scope';
import { type Value, textOf, unknown } from './values';

/** What a call is given. */
export interface Given {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

/** The argument with this name, or at this position. */
export function argumentOf({ positional, keywords }: Given, name: string, position?: number): Value | undefined {
  return keywords.get(name) ?? (position === undefined ? undefined : positional[position]);
}

/** Follows a call into what it calls. A method that changes its object changes the name the object has. */
export function evaluateCall(run: Run, scope: Scope, call: Extract<Expression, { readonly kind: 'call' }>): Value {
  if (!spend(run)) {
    return unknown;
  }
  const { callee } = call;
  const object = callee.kind === 'attribute' ? evaluate(run, scope, callee.object) : undefined;
  const given = evaluateArguments(run, scope, call.arguments);
  if (callee.kind !== 'attribute' || object === undefined) {
    return callValue(run, scope, evaluate(run, scope, callee), given);
  }
  if (object.kind === 'library' || object.kind === 'instance' || object.kind === 'class') {
    return callValue(run, scope, attributeOf(run, object, callee.name), given);
  }
  const { result, changed } = callMethod(run, scope, { object, name: callee.name, given });
  if (changed !== undefined) {
    assignTo(run, scope, callee.object, changed);
  }
  return result;
}

/** Calls a function of the project, a class of it, or something of a library. */
export function callValue(run: Run, scope: Scope, callee: Value, given: Given): Value {
  switch (callee.kind) {
    case 'function':
      return callFunction(run, callee, given);
    case 'class':
      return makeInstance(run, callee.body, given);
    case 'library':
      return callLibrary(run, scope, { name: callee.name, given });
    default:
      return unknown;
  }
}

function evaluateArguments(run: Run, scope: Scope, given: readonly OutlineArgument[]): Given {
  const positional: Value[] = [];
  const keywords = new Map<string, Value>();
  for (const { keyword, unpacked, value } of given) {
    const read = evaluate(run, scope, value);
    if (keyword !== undefined) {
      keywords.set(keyword, read);
    } else if (unpacked === '*') {
      positional.push(...(read.kind === 'list' ? read.items : []));
    } else if (unpacked === '**') {
      unpack(read).forEach(([name, item]) => keywords.set(name, item));
    } else {
      positional.push(read);
    }
  }
  return { positional, keywords };
}

/** The text of a path, of whatever stands for one. */
export function pathOf(value: Value | undefined): string | undefined {
  return value?.kind === 'file' ? value.path : textOf(value);
}

function unpack(value: Value): readonly (readonly [string, Value])[] {
  return value.kind === 'mapping' ? [...value.entries] : [];
}
