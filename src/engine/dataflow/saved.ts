import type { CallNode, FlowGraph, FlowNode } from './graph';
import { librariesIn } from './origins';

/** A value that a call writes to a file, as an object that is loaded again. */
export interface Saved {
  readonly call: CallNode;
  readonly value: FlowNode;
}

/** What calls of the given names write: `joblib.dump`, `pickle.dump`, `torch.save` and their like. */
export function pickledIn({ calls }: FlowGraph, names: readonly string[]): readonly Saved[] {
  return calls.flatMap(call => {
    const [value] = call.positional;
    return value !== undefined && librariesIn(call.callee).some(name => names.includes(name)) ? [{ call, value }] : [];
  });
}

/** They write the object, and of its classes and functions the names. */
export const picklers: readonly string[] = [
  'joblib.dump',
  'sklearn.externals.joblib.dump',
  'pickle.dump',
  'skops.io.dump',
];

const keeps = /dump|save|store|export|write|upload|persist|pickle|log_|serial|register|put_/i;

/** All values that are handed to a call which keeps them, in whatever way, and objects that keep themselves. */
export function keptIn({ calls }: FlowGraph): readonly FlowNode[] {
  return calls
    .filter(({ method, callee }) => keeps.test(method) || librariesIn(callee).some(name => keeps.test(name)))
    .flatMap(({ receiver, positional, keywords }) => [
      ...(receiver === undefined ? [] : [receiver]),
      ...positional,
      ...keywords.values(),
    ]);
}

/** Methods that hand back their object. */
const returning = /^(?:fit|partial_fit|set_params|set_output|to|cuda|cpu|train|eval|compile|double|half|float)$/;

/** A value and everything that is a part of it: steps, items, attributes, what it was made with. */
export function partsOf(node: FlowNode, seen = new Set<FlowNode>()): ReadonlySet<FlowNode> {
  if (seen.has(node)) {
    return seen;
  }
  seen.add(node);
  inside(node).forEach(part => partsOf(part, seen));
  return seen;
}

function inside(node: FlowNode): readonly FlowNode[] {
  switch (node.kind) {
    case 'call':
      return insideCall(node);
    case 'update':
      return node.value.kind === 'call' && node.value.receiver !== undefined ? [node.base] : [node.base, node.value];
    case 'mix':
      return node.inputs;
    case 'instance':
      return [...node.attributes.values()];
    default:
      return insideContainer(node);
  }
}

function insideContainer(node: FlowNode): readonly FlowNode[] {
  switch (node.kind) {
    case 'collection':
      return node.items;
    case 'mapping':
      return [...node.entries.values(), ...node.others];
    case 'item':
      return [node.base];
    // What was learned, such as `best_estimator_`, is a part; what an object merely knows is none.
    case 'attribute':
      return /_$|^named_|^steps$/.test(node.name) ? [node.base] : [];
    default:
      return [];
  }
}

function insideCall({ receiver, method, positional, keywords }: CallNode): readonly FlowNode[] {
  if (receiver !== undefined) {
    return returning.test(method) ? [receiver] : [];
  }
  return [...positional, ...keywords.values()];
}
