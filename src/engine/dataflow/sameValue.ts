import type { FlowNode } from './graph';

const deepest = 6;

/** Whether two nodes are certainly the same value: one node, equal literals, or the same computation of such. */
export function isSameValue(a: FlowNode, b: FlowNode, depth = 0): boolean {
  if (a === b) {
    return true;
  }
  const [first, second] = [partsOf(a), partsOf(b)];
  return (
    first !== undefined &&
    depth < deepest &&
    first.name === second?.name &&
    first.parts.length === second.parts.length &&
    first.parts.every((part, at) => isSameAs(part, second.parts[at], depth))
  );
}

function isSameAs(node: FlowNode, other: FlowNode | undefined, depth: number): boolean {
  return other !== undefined && isSameValue(node, other, depth + 1);
}

interface Parts {
  readonly name: string;
  readonly parts: readonly FlowNode[];
}

/** What makes two nodes alike; `undefined` for those that are only like themselves. */
function partsOf(node: FlowNode): Parts | undefined {
  switch (node.kind) {
    case 'literal':
      return { name: `literal ${JSON.stringify(node.value)}`, parts: [] };
    case 'library':
      return { name: `library ${node.name}`, parts: [] };
    case 'mix':
      return { name: 'mix', parts: node.inputs };
    case 'attribute':
      return { name: `attribute ${node.name}`, parts: [node.base] };
    case 'item':
      return { name: 'item', parts: [node.base, node.index] };
    case 'call':
      return {
        name: `call ${node.method}`,
        parts: [node.receiver ?? node.callee, ...node.positional, ...node.keywords.values()],
      };
    default:
      return undefined;
  }
}
