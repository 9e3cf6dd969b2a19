import { outlineOf } from '../detectors/outlineOf';
import { remember } from '../documents/remember';
import type { NotebookDocument, PythonDocument } from '../model/document';
import { Environment } from './environment';
import type { Following } from './following';
import { callFunction } from './functions';
import { type ClassNode, FlowGraph, type FunctionNode } from './graph';
import { follow } from './statements';

/**
 * Follows the values of a script, or of all cells of a notebook in their order. Functions are followed with what they
 * are given, once for each call; those that nothing in the file calls are followed with what nobody knows. Never
 * throws for what the code says, and reads no other file.
 */
export const followDocument = remember((document: PythonDocument | NotebookDocument): FlowGraph => {
  const following: Following = { graph: new FlowGraph(), called: new Set(), active: [], returned: [] };
  const names = new Environment(undefined);
  follow(following, names, outlineOf(document));
  functionsOf(following.graph, names).forEach(each => {
    if (!following.called.has(each.statement)) {
      callFunction(following, each, { positional: [], keywords: new Map(), hasUnpacked: true });
    }
  });
  return following.graph;
});

function functionsOf(graph: FlowGraph, names: Environment): readonly FunctionNode[] {
  return names.values.flatMap((node): readonly FunctionNode[] => {
    if (node.kind === 'function') {
      return [node];
    }
    return node.kind === 'class' ? methodsOf(graph, node) : [];
  });
}

/** Those of an object that nobody has made; `__init__` first, so that the others find what it stores. */
function methodsOf(graph: FlowGraph, of: ClassNode): readonly FunctionNode[] {
  const self = graph.add({ kind: 'instance', of, attributes: new Map() });
  const methods = of.body.values.flatMap(member => (member.kind === 'function' ? [{ ...member, self }] : []));
  return methods.sort((a, b) => Number(b.statement.name === '__init__') - Number(a.statement.name === '__init__'));
}
