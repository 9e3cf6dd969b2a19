import type { SyntaxTree } from '../syntaxTree';
import { markBefore, scanUpTo } from './marks';
import { newScan, type Mark, type ModuleScan } from './moduleScan';
import { bindDefinition } from './scanDefinitions';
import { scanMarkedStatements } from './scanStatements';
import { moduleRegion, moduleScope, type Walk } from './walk';

/** Walks over the trees of a module in order, once. `withReads` also collects every name that is read. */
export function scanModule(trees: readonly SyntaxTree[], withReads: boolean): ModuleScan {
  const scan = newScan(trees, withReads);
  const region = moduleRegion();
  const scope = moduleScope(scan, region);
  let futureAnnotations = false;
  for (const { tree, index, base } of scan.sources) {
    const walk: Walk = { scan, tree, source: index, base, scope, region, deferred: false, futureAnnotations };
    scanMarkedStatements(walk, 0, -1);
    futureAnnotations = walk.futureAnnotations;
  }
  return scan;
}

/**
 * The scan of a tree that an edit made of the one scanned before: walks only over what stands behind the last marked
 * statement before the edit. `undefined` when there is none.
 */
export function resumeScan(before: ModuleScan, tree: SyntaxTree): ModuleScan | undefined {
  const mark = markBefore(before, tree);
  return mark === undefined ? undefined : walkOn(scanUpTo(before, mark, tree), mark, tree);
}

function walkOn(
  scan: ModuleScan,
  { list, previous, scope, region, futureAnnotations }: Mark,
  tree: SyntaxTree,
): ModuleScan {
  const walk: Walk = {
    scan,
    tree,
    source: 0,
    base: 0,
    scope: scan.scopes[scope],
    region,
    deferred: false,
    futureAnnotations,
  };
  scanMarkedStatements(walk, list, previous);
  if (scope > 0) {
    const { node } = walk.scope;
    walk.scope = scan.scopes[0];
    walk.region = walk.scope.region;
    bindDefinition(walk, node, 'class');
    scanMarkedStatements(walk, 0, node);
  }
  return scan;
}
