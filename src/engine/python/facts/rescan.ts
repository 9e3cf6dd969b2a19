import { NodeKind } from '../nodeKind';
import type { SyntaxTree } from '../syntaxTree';
import { sourcesOf, type ModuleScan } from './moduleScan';
import { NameTable } from './nameTable';

/**
 * The scan of a tree that an edit made of the one scanned before, without walking over it: most keystrokes go into a
 * name that is read, a string or a comment, and leave every node what and where it was. `undefined` when this one did not.
 */
export function rescan(before: ModuleScan, tree: SyntaxTree): ModuleScan | undefined {
  const [{ tree: old }] = before.sources;
  if (tree.edit?.of !== old.identity || !isAlike(before, tree)) {
    return undefined;
  }
  const names = new NameTable([tree]);
  return {
    sources: sourcesOf([tree]),
    names,
    paths: before.paths.copy(names),
    scopes: before.scopes,
    calls: before.calls,
    callOfNode: before.callOfNode,
    isDecisive: before.isDecisive,
    strings: before.strings,
    assignments: before.assignments,
    imports: before.imports,
    handlers: before.handlers,
    asserts: before.asserts,
    magics: before.magics,
    deletes: before.deletes,
    reads: undefined,
    marks: before.marks,
    bindingCount: before.bindingCount,
  };
}

/** Whether all nodes are what and where they were, and no name changed that decides what is bound where. */
function isAlike({ sources: [{ tree: old }], isDecisive: [isDecisive] }: ModuleScan, tree: SyntaxTree): boolean {
  const { from, to } = tree.edit?.nodes ?? nothing;
  if (tree.parents !== old.parents) {
    return false;
  }
  for (let node = from; node < to; node++) {
    const isFree = tree.values[node] === old.values[node] || (isDecisive[node] === 0 && saysLittle(tree.kinds[node]));
    if (!isFree) {
      return false;
    }
  }
  return true;
}

const nothing = { from: 0, to: 0 };

/** Kinds of nodes whose value a scan does not look at, unless it marks them as decisive. */
function saysLittle(kind: number): boolean {
  return (
    kind === NodeKind.Name ||
    kind === NodeKind.Attribute ||
    kind === NodeKind.Keyword ||
    kind === NodeKind.String ||
    kind === NodeKind.FormattedString ||
    kind === NodeKind.Number ||
    kind === NodeKind.BinaryOp ||
    kind === NodeKind.Compare
  );
}
