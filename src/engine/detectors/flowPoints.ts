import type { CallNode, FlowGraph, FlowNode } from '../dataflow/graph';
import { halvesIn } from '../dataflow/halves';
import { librariesIn, makersOf, originsOf } from '../dataflow/origins';
import type { ArgumentCondition, FlowPoint } from '../model/rule';
import type { Place } from '../python/facts/facts';
import { fitsValue } from './arguments';
import { compileNames } from './pythonCall';

/** Whether a call is one that a point of a data flow means. */
export type IsPoint = (call: CallNode) => boolean;

export function compilePoint(point: FlowPoint): IsPoint {
  const isCalled = calledTest(point);
  const conditions = Object.entries(point.with);
  return call =>
    isCalled(call) &&
    call.positional.length >= point.beside &&
    (point.apart.length === 0 || !isMadeBy(call.receiver, point.apart)) &&
    conditions.every(([name, condition]) => holds(condition, call.keywords.get(name)));
}

function calledTest({ callee, does, of }: FlowPoint): IsPoint {
  const [isCallee, isMaker] = [nameTest(callee), nameTest(of)];
  const methods = new Set(does);
  if (callee.length > 0) {
    return call => call.receiver === undefined && librariesIn(call.callee).some(isCallee);
  }
  return ({ receiver, method }) =>
    (does.length === 0 || (receiver !== undefined && methods.has(method))) &&
    (of.length === 0 || (receiver !== undefined && makersOf(receiver).some(isMaker)));
}

function isMadeBy(object: FlowNode | undefined, methods: readonly string[]): boolean {
  return object !== undefined && originsOf(object, () => false).some(({ call }) => methods.includes(call.method));
}

function nameTest(names: readonly string[]): (name: string) => boolean {
  const exact = new Set(names);
  const pattern = compileNames(names);
  return name => exact.has(name) || pattern?.test(name) === true;
}

/** As for arguments of `python-call`, except that a value may come from anywhere above. */
function holds(condition: ArgumentCondition, node: FlowNode | undefined): boolean {
  const literal = node?.kind === 'literal' ? node.value : undefined;
  return fitsValue(condition, { literal, name: undefined, isComputed: node !== undefined && literal === undefined });
}

/** Where a flow may end: the value that goes in, and the place that says so. */
export interface FlowEnd {
  readonly node: FlowNode;
  readonly place: Place;
  /** What a message calls it, where that is not the text at the place. */
  readonly says: string | undefined;
}

/** The ends of a point in the order in which they happen. */
export function endsOf(graph: FlowGraph, point: FlowPoint): readonly FlowEnd[] {
  const isPoint = compilePoint(point);
  switch (point.role) {
    case 'call':
      return graph.calls.filter(isPoint).flatMap(call => argumentsOf(call, point.takes));
    case 'picks':
      return pickedBy(graph, isPoint);
    case 'halves':
      return halvesIn(graph).flatMap(({ item, table }) =>
        item.place === undefined ? [] : [{ node: table, place: item.place, says: undefined }],
      );
  }
}

function argumentsOf(call: CallNode, takes: FlowPoint['takes']): readonly FlowEnd[] {
  const given = takes.flatMap(at => (typeof at === 'number' ? call.positional[at] : call.keywords.get(at)) ?? []);
  return given.map(node => ({ node, place: call.calleePlace, says: undefined }));
}

function pickedBy({ items }: FlowGraph, isPoint: IsPoint): readonly FlowEnd[] {
  return items.flatMap(({ base, index, place }) =>
    place !== undefined && isIndex(index) && indexedBy(index, isPoint) ? [{ node: base, place, says: undefined }] : [],
  );
}

function isIndex({ kind }: FlowNode): boolean {
  return kind === 'item' || kind === 'collection';
}

/** The index is a part of what a call gives: `for train, test in folds.split(X)`. */
function indexedBy(index: FlowNode, isPoint: IsPoint): boolean {
  if (index.kind === 'collection') {
    return index.items[0] !== undefined && index.items[0].kind === 'item' && indexedBy(index.items[0], isPoint);
  }
  const base = index.kind === 'item' ? index.base : undefined;
  if (base?.kind === 'call') {
    return isPoint(base);
  }
  return base?.kind === 'item' && indexedBy(base, isPoint);
}
