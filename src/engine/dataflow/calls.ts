import type { Expression, OutlineArgument } from '../python/index';
import type { Environment } from './environment';
import { attributeOf, evaluate } from './expressions';
import type { Following } from './following';
import { callFunction, makeInstance, memberOf } from './functions';
import type { CallNode, FlowNode } from './graph';
import { elementOf, isInPlace } from './parts';
import { assign } from './targets';

/** What a call is given, and the expressions that said it. */
export interface Given {
  readonly positional: readonly FlowNode[];
  readonly keywords: ReadonlyMap<string, FlowNode>;
  readonly hasUnpacked: boolean;
}

type Call = Extract<Expression, { readonly kind: 'call' }>;

/** Methods that leave something in their object. */
const changing =
  /^(?:fit|fit_transform|fit_predict|fit_resample|partial_fit|fit_generator|adapt|append|extend|insert|add|update|load_state_dict|eval|train|compile|train_model)$/;

/** Follows a call into what it calls, where that is in the file. */
export function callOf(following: Following, names: Environment, call: Call): FlowNode {
  const { callee } = call;
  const object = callee.kind === 'attribute' ? evaluate(following, names, callee.object) : undefined;
  const given = evaluateArguments(following, names, call.arguments);
  const called =
    callee.kind === 'attribute' && object !== undefined
      ? attributeOf(following, object, callee.name)
      : evaluate(following, names, callee);
  const followed = followInto(following, called, given);
  if (followed !== undefined) {
    followed.changed.forEach((node, name) => {
      changeArgument(following, names, call.arguments, { name, node });
    });
    return followed.result;
  }
  const isMethod = object !== undefined && object.kind !== 'library';
  const node = following.graph.add({
    kind: 'call',
    place: call.place,
    calleePlace: callee.place,
    method: methodOf(callee),
    callee: called,
    receiver: isMethod ? object : undefined,
    ...given,
  });
  if (isMethod && callee.kind === 'attribute') {
    changeObject(following, names, callee.object, node);
  }
  return node;
}

function methodOf(callee: Expression): string {
  return callee.kind === 'attribute' || callee.kind === 'name' ? callee.name : '';
}

interface Followed {
  readonly result: FlowNode;
  /** Arguments that the function changed, by their position. */
  readonly changed: ReadonlyMap<number | string, FlowNode>;
}

function followInto(following: Following, called: FlowNode, given: Given): Followed | undefined {
  if (called.kind === 'function') {
    return callFunction(following, called, given);
  }
  if (called.kind === 'class') {
    return { result: makeInstance(following, called, given), changed: new Map() };
  }
  const operator = called.kind === 'instance' ? memberOf(called, '__call__') : undefined;
  return operator?.kind === 'function' ? callFunction(following, operator, given) : undefined;
}

function changeArgument(
  following: Following,
  names: Environment,
  given: readonly OutlineArgument[],
  { name, node }: { readonly name: number | string; readonly node: FlowNode },
): void {
  const argument = typeof name === 'number' ? given[name] : given.find(({ keyword }) => keyword === name);
  if (argument?.value.kind === 'name' || argument?.value.kind === 'attribute') {
    assign(following, names, argument.value, node);
  }
}

/** What a call leaves in the object it is called on. */
function changeObject(following: Following, names: Environment, object: Expression, call: CallNode): void {
  const { receiver } = call;
  if (receiver === undefined || object.kind === 'call') {
    return;
  }
  if (isInPlace(call)) {
    assign(following, names, object, call);
  } else if (call.method === 'pop') {
    assign(following, names, object, withoutColumn(following, call));
  } else if (changing.test(call.method)) {
    const value = /^(?:append|add)$/.test(call.method) ? (call.positional[0] ?? call) : call;
    assign(following, names, object, following.graph.add({ kind: 'update', base: receiver, value, key: undefined }));
  }
}

/** `y = table.pop("target")` leaves a table without that column. */
function withoutColumn({ graph }: Following, call: CallNode): FlowNode {
  const [column] = call.positional;
  return column === undefined
    ? (call.receiver ?? call)
    : graph.add({ ...call, method: 'drop', positional: [], keywords: new Map([['columns', column]]) });
}

function evaluateArguments(following: Following, names: Environment, given: readonly OutlineArgument[]): Given {
  const { graph } = following;
  const positional: FlowNode[] = [];
  const keywords = new Map<string, FlowNode>();
  let hasUnpacked = false;
  for (const { keyword, unpacked, value } of given) {
    const node = evaluate(following, names, value);
    if (keyword !== undefined) {
      keywords.set(keyword, node);
    } else if (unpacked === '*' && node.kind === 'collection') {
      positional.push(...node.items);
    } else if (unpacked === '**' && node.kind === 'mapping') {
      node.entries.forEach((each, name) => keywords.set(name, each));
      hasUnpacked ||= node.others.length > 0;
    } else if (unpacked !== undefined) {
      hasUnpacked = true;
      positional.push(...(unpacked === '*' ? [elementOf(graph, node)] : []));
    } else {
      positional.push(node);
    }
  }
  return { positional, keywords, hasUnpacked };
}
