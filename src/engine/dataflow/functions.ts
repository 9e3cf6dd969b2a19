import type { FunctionStatement } from '../python/index';
import type { Given } from './calls';
import { Environment } from './environment';
import { evaluate } from './expressions';
import { type Following, mayGoOn } from './following';
import type { ClassNode, FlowNode, FunctionNode, InstanceNode } from './graph';
import { instanceOf, isInPlace } from './parts';
import { follow } from './statements';

const deepest = 8;

interface Followed {
  readonly result: FlowNode;
  readonly changed: ReadonlyMap<number | string, FlowNode>;
}

/** Follows a function with what it is given; `undefined` where that would go on for ever. */
export function callFunction(following: Following, called: FunctionNode, given: Given): Followed | undefined {
  const { statement } = called;
  if (following.active.length >= deepest || following.active.includes(statement) || !mayGoOn(following)) {
    return undefined;
  }
  following.called.add(statement);
  const names = new Environment(called.around);
  bindParameters(following, names, called, given);
  const returned = followBody(following, names, statement);
  return { result: following.graph.choice(returned), changed: changedArguments(names, called, given) };
}

function followBody(following: Following, names: Environment, statement: FunctionStatement): readonly FlowNode[] {
  const returned: FlowNode[] = [];
  following.active.push(statement);
  following.returned.push(returned);
  follow(following, names, statement.body);
  following.returned.pop();
  following.active.pop();
  return returned;
}

function bindParameters(following: Following, names: Environment, called: FunctionNode, given: Given): void {
  const { statement, self, around } = called;
  const plain = statement.parameters.filter(({ kind }) => kind === 'plain');
  const own = self === undefined ? plain : plain.slice(1);
  const first = plain[0];
  if (self !== undefined && first !== undefined) {
    names.set(first.name, self);
  }
  own.forEach(({ name, default: fallback }, position) => {
    const passed = given.keywords.get(name) ?? given.positional[position];
    const absent = (): FlowNode =>
      fallback === undefined || given.hasUnpacked
        ? following.graph.add({ kind: 'parameter', name })
        : evaluate(following, around, fallback);
    names.set(name, passed ?? absent());
  });
}

/** A table that a function puts columns into is the caller's table, too. */
function changedArguments(
  names: Environment,
  { statement, self }: FunctionNode,
  given: Given,
): ReadonlyMap<number | string, FlowNode> {
  const changed = new Map<number | string, FlowNode>();
  const plain = statement.parameters.filter(({ kind }) => kind === 'plain');
  (self === undefined ? plain : plain.slice(1)).forEach(({ name }, position) => {
    const keyword = given.keywords.get(name);
    const passed = keyword ?? given.positional[position];
    const now = names.get(name);
    if (passed !== undefined && now !== undefined && now !== passed && isChanged(now, passed)) {
      changed.set(keyword === undefined ? position : name, now);
    }
  });
  return changed;
}

function isChanged(now: FlowNode, before: FlowNode): boolean {
  if (now === before) {
    return true;
  }
  const base = now.kind === 'update' ? now.base : now.kind === 'call' && isInPlace(now) ? now.receiver : undefined;
  return base !== undefined && isChanged(base, before);
}

/** An object of a class of the file, after its `__init__`. */
export function makeInstance(following: Following, made: ClassNode, given: Given): InstanceNode {
  const instance = following.graph.add({ kind: 'instance', of: made, attributes: new Map() });
  const init = memberOf(instance, '__init__');
  if (init?.kind === 'function') {
    callFunction(following, init, given);
  }
  return instance;
}

/** A function or value of an object's class or of a class itself, looked for in the bases of the file as well. */
export function memberOf(object: FlowNode, name: string): FlowNode | undefined {
  const instance = instanceOf(object);
  const holder = instance?.of ?? (object.kind === 'class' ? object : undefined);
  const member = holder === undefined ? undefined : inClass(holder, name);
  return member?.kind === 'function' && instance !== undefined && !isStatic(member)
    ? { ...member, self: instance }
    : member;
}

function isStatic({ statement }: FunctionNode): boolean {
  return statement.decorators.some(each => each.kind === 'name' && each.name === 'staticmethod');
}

function inClass({ body, bases }: ClassNode, name: string): FlowNode | undefined {
  const own = body.own(name);
  if (own !== undefined) {
    return own;
  }
  for (const base of bases) {
    const inherited = base.kind === 'class' ? inClass(base, name) : undefined;
    if (inherited !== undefined) {
      return inherited;
    }
  }
  return undefined;
}
