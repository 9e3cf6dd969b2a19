import type { FunctionStatement } from '../../../python/index';
import { type Given, argumentOf } from './calls';
import { evaluate } from './evaluate';
import { type Run, type Watch, spend } from './run';
import { Scope } from './scope';
import { follow } from './statements';
import { type Frame, type FunctionValue, type Step, type Value, unknown } from './values';

const deepest = 12;

/** Follows a function with what it is given. One that takes a table and gives one back is a step of its preparation. */
export function callFunction(run: Run, called: FunctionValue, given: Given): Value {
  const { statement } = called;
  if (run.active.length >= deepest || run.active.includes(statement) || !spend(run)) {
    return unknown;
  }
  run.called.add(statement);
  run.active.push(statement);
  const watch: Watch = { reads: new Set(), isAboutRows: false };
  run.watches.push(watch);
  const scope = new Scope(called.document, called.scope);
  bindParameters(run, scope, called, given);
  const result = follow(run, scope, statement.body) ?? unknown;
  run.watches.pop();
  run.active.pop();
  return asStep(called, given, { result, watch });
}

interface Followed {
  readonly result: Value;
  readonly watch: Watch;
}

function asStep(called: FunctionValue, given: Given, { result, watch }: Followed): Value {
  const input = [...given.positional, ...given.keywords.values()].find(value => value.kind === 'frame');
  if (input?.kind !== 'frame' || result.kind !== 'frame' || result.isArray) {
    return result;
  }
  const added = [...result.made].filter(([column, how]) => input.made.get(column) !== how);
  if (added.length === 0) {
    return result;
  }
  const step = toStep(called, given, watch);
  const made = step.isPortable
    ? new Map([...result.made, ...added.map(([column]) => [column, 'step'] as const)])
    : result.made;
  const mended: Frame = { ...result, made, steps: [...input.steps, step] };
  return mended;
}

function toStep({ statement, document, self }: FunctionValue, given: Given, watch: Watch): Step {
  const isAlone = given.positional.length + given.keywords.size === 1 && self === undefined && !statement.isAsync;
  const isPortable = isAlone && isTopLevel(statement) && !watch.isAboutRows;
  return { document, name: statement.name, needs: [...watch.reads], isPortable };
}

/** Decorated functions may want more than a table. */
function isTopLevel({ decorators }: FunctionStatement): boolean {
  return decorators.length === 0;
}

function bindParameters(run: Run, scope: Scope, { statement, self, scope: around }: FunctionValue, given: Given): void {
  const parameters = statement.parameters.filter(({ kind }) => kind === 'plain');
  const own = self === undefined ? parameters : parameters.slice(1);
  const first = parameters[0];
  if (self !== undefined && first !== undefined) {
    scope.set(first.name, self);
  }
  own.forEach(({ name, default: fallback }, position) => {
    const value = argumentOf(given, name, position);
    scope.set(name, value ?? (fallback === undefined ? unknown : evaluate(run, around, fallback)));
  });
}

/** An object of a class of the project, after its `__init__`. */
export function makeInstance(run: Run, body: Scope, given: Given): Value {
  const attributes = new Map<string, Value>(given.keywords);
  const self: Value = { kind: 'instance', body, attributes };
  const init = body.own('__init__');
  if (init?.kind === 'function') {
    callFunction(run, { ...init, self }, given);
  }
  return self;
}
