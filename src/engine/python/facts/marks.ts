import type { SyntaxTree } from '../syntaxTree';
import { NameIndex } from './nameIndex';
import { newScan, type Mark, type ModuleScan, type ScopeRecord } from './moduleScan';
import type { Walk } from './walk';

/** Notes how far the walk has come before a statement of the module, or of a class that stands directly in it. */
export function markStatement(walk: Walk, list: number, previous: number, statement: number): void {
  const { scan } = walk;
  if (scan.sources.length > 1) return;
  scan.marks.push({
    list,
    previous,
    first: lowest(walk.tree, statement),
    scope: walk.scope.index,
    region: walk.region,
    futureAnnotations: walk.futureAnnotations,
    scopes: scan.scopes.length,
    calls: scan.calls.length,
    strings: scan.strings.length,
    assignments: scan.assignments.length,
    imports: scan.imports.length,
    handlers: scan.handlers.length,
    asserts: scan.asserts.length,
    magics: scan.magics.length,
    deletes: scan.deletes.length,
    bindings: scan.bindingCount,
  });
}

/**
 * The last mark before all that an edit touched: what was scanned up to there holds for the edited tree as well.
 * `undefined` where there is none, or names of a scope that was open there may have been declared elsewhere since.
 */
export function markBefore({ marks, sources, scopes }: ModuleScan, { edit }: SyntaxTree): Mark | undefined {
  const [{ tree: old }] = sources;
  if (edit === undefined || edit.of !== old.identity) return undefined;
  const mark = marks.findLast(({ first }) => first <= edit.nodes.from);
  return mark === undefined || scopes[mark.scope].elsewhere !== undefined ? undefined : mark;
}

/** A scan of the edited tree that holds what the one before held at a mark. */
export function scanUpTo(before: ModuleScan, mark: Mark, tree: SyntaxTree): ModuleScan {
  const fresh = newScan([tree], false);
  fresh.callOfNode[0].set(before.callOfNode[0].subarray(0, mark.first));
  fresh.isDecisive[0].set(before.isDecisive[0].subarray(0, mark.first));
  const scopes = before.scopes.slice(0, mark.scopes);
  for (const open of new Set([0, mark.scope])) scopes[open] = scopeUpTo(scopes[open], mark);
  return {
    ...fresh,
    paths: before.paths.copy(fresh.names),
    scopes,
    calls: before.calls.slice(0, mark.calls),
    strings: before.strings.slice(0, mark.strings),
    assignments: before.assignments.slice(0, mark.assignments),
    imports: before.imports.slice(0, mark.imports),
    handlers: before.handlers.slice(0, mark.handlers),
    asserts: before.asserts.slice(0, mark.asserts),
    magics: before.magics.slice(0, mark.magics),
    deletes: before.deletes.slice(0, mark.deletes),
    marks: before.marks.slice(0, before.marks.indexOf(mark)),
    bindingCount: mark.bindings,
  };
}

/** A scope that was open at a mark, with the names it had then. */
function scopeUpTo(scope: ScopeRecord, { bindings }: Mark): ScopeRecord {
  const open: ScopeRecord = { ...scope, names: new NameIndex(), attributes: undefined };
  open.names.addUpTo(bindings, scope.names, open);
  if (scope.attributes !== undefined) {
    open.attributes = new NameIndex();
    open.attributes.addUpTo(bindings, scope.attributes, open);
  }
  return open;
}

/** The first node that was made for a statement: it, or the first of what stands first in it. */
function lowest({ firstChild }: SyntaxTree, statement: number): number {
  let least = statement;
  for (let node = firstChild[statement]; node >= 0; node = firstChild[node]) least = Math.min(least, node);
  return least;
}
