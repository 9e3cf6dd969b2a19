import type { Place } from '../python/index';
import type { CallNode, FlowGraph, FlowNode, InstanceNode } from './graph';

/** `base[index]`, taken apart where the parts are known. */
export function itemOf(graph: FlowGraph, base: FlowNode, index: FlowNode, place?: Place): FlowNode {
  return knownItem(graph, base, index) ?? graph.add({ kind: 'item', base, index, place });
}

function knownItem(graph: FlowGraph, base: FlowNode, index: FlowNode): FlowNode | undefined {
  const key = index.kind === 'literal' ? index.value : undefined;
  switch (base.kind) {
    case 'collection':
      return typeof key === 'number' ? base.items.at(key) : undefined;
    case 'mapping':
      return typeof key === 'string' ? base.entries.get(key) : undefined;
    case 'mix': {
      const parts = base.isChoice ? base.inputs.map(input => knownItem(graph, input, index)) : [undefined];
      const known = parts.flatMap(part => part ?? []);
      return known.length === parts.length ? graph.choice(known) : undefined;
    }
    default:
      return undefined;
  }
}

/** What a loop over it goes through. */
export function elementOf(graph: FlowGraph, over: FlowNode): FlowNode {
  switch (over.kind) {
    case 'collection':
      return graph.choice(over.items);
    case 'mapping':
      return graph.choice([...over.entries.keys()].map(value => graph.add({ kind: 'literal', value })));
    case 'mix':
      return graph.choice(over.inputs.map(input => elementOf(graph, input)));
    case 'update':
      return over.key === undefined
        ? graph.choice([elementOf(graph, over.base), over.value])
        : graph.add({ kind: 'item', base: over, index: graph.unknown(), place: undefined });
    case 'call':
      return elementOfCall(graph, over) ?? anyItem(graph, over);
    default:
      return anyItem(graph, over);
  }
}

function anyItem(graph: FlowGraph, base: FlowNode): FlowNode {
  return graph.add({ kind: 'item', base, index: graph.unknown(), place: undefined });
}

/** `zip(a, b)`, `enumerate(a)`, `settings.items()`. */
function elementOfCall(graph: FlowGraph, call: FlowNode & { readonly kind: 'call' }): FlowNode | undefined {
  const name = call.callee.kind === 'library' ? call.callee.name : '';
  const [first = graph.unknown()] = call.positional;
  if (name === 'zip') {
    return graph.add({ kind: 'collection', items: call.positional.map(each => elementOf(graph, each)) });
  }
  if (name === 'enumerate') {
    return graph.add({ kind: 'collection', items: [graph.unknown(), elementOf(graph, first)] });
  }
  if (/^(?:list|tuple|set|sorted|reversed|tqdm(?:\..*)?)$/.test(name)) {
    return elementOf(graph, first);
  }
  return call.receiver?.kind === 'mapping' ? elementOfMapping(graph, call.receiver, call.method) : undefined;
}

function elementOfMapping(
  graph: FlowGraph,
  { entries }: FlowNode & { readonly kind: 'mapping' },
  method: string,
): FlowNode | undefined {
  const keys = [...entries.keys()].map(value => graph.add({ kind: 'literal', value }));
  const [key, value] = [graph.choice(keys), graph.choice([...entries.values()])];
  if (method === 'items') {
    return graph.add({ kind: 'collection', items: [key, value] });
  }
  return method === 'values' ? value : method === 'keys' ? key : undefined;
}

/** The object that a node is, after all that happened to it. */
export function instanceOf(node: FlowNode): InstanceNode | undefined {
  if (node.kind === 'instance') {
    return node;
  }
  return node.kind === 'update' && node.key === undefined ? instanceOf(node.base) : undefined;
}

/** `df.dropna(inplace=True)` */
export function isInPlace({ keywords }: CallNode): boolean {
  const inPlace = keywords.get('inplace');
  return inPlace?.kind === 'literal' && inPlace.value === true;
}
