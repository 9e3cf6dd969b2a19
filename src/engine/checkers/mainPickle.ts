import { followDocument } from '../dataflow/followDocument';
import type { FlowNode } from '../dataflow/graph';
import { partsOf, pickledIn, picklers } from '../dataflow/saved';
import { matchAt } from '../detectors/matchAt';
import { hasFacts, locationOf, type FactsDocument } from '../detectors/sources';
import type { Document } from '../model/document';
import type { Checker } from './checker';

/** Finds objects that are pickled with classes or functions which only the running notebook or script defines. */
export const mainPickle: Checker = {
  scope: 'document',
  kinds: ['python', 'notebook'],
  captures: ['name'],
  anchors: [],
  concerns: saves,
  *detect(document) {
    if (!hasFacts(document) || !saves(document) || !isMain(document) || registers(document)) {
      return;
    }
    const told = new Set<string>();
    for (const { call, value } of pickledIn(followDocument(document), pickling)) {
      const name = [...partsOf(value)].flatMap(ownName)[0];
      if (name !== undefined && !told.has(name)) {
        told.add(name);
        yield matchAt(locationOf(document, call.calleePlace), { name });
      }
    }
  },
};

/** Not those that write the code as well, such as cloudpickle. */
const pickling = [...picklers, 'torch.save'];

function saves(document: Document): boolean {
  return hasFacts(document) && pickling.some(document.facts.mayCall) && document.facts.scopes.length > 1;
}

/** A notebook, or a script that says that it is one. A module that others import has a name of its own. */
function isMain(document: FactsDocument): boolean {
  return (
    document.kind === 'notebook' ||
    document.textNotebook !== undefined ||
    document.facts.calls.some(({ guards }) => guards.some(guard => /__name__\s*==/.test(guard)))
  );
}

function registers({ facts }: FactsDocument): boolean {
  return (
    facts.mayCall('cloudpickle.register_pickle_by_value') &&
    facts.callsOf('cloudpickle.register_pickle_by_value').length > 0
  );
}

/** Pickle writes the name of a class or function, not its code. */
function ownName(node: FlowNode): readonly string[] {
  if (node.kind === 'instance') {
    return [node.of.statement.name];
  }
  return node.kind === 'function' ? [node.statement.name] : [];
}
