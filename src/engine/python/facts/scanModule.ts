import type { SyntaxTree } from '../syntaxTree';
import { newScan, type ModuleScan } from './moduleScan';
import { scanStatements } from './scanStatements';
import { moduleRegion, moduleScope, type Walk } from './walk';

/** Walks over the trees of a module in order, once. `withReads` also collects every name that is read. */
export function scanModule(trees: readonly SyntaxTree[], withReads: boolean): ModuleScan {
  const scan = newScan(trees, withReads);
  const region = moduleRegion();
  const scope = moduleScope(scan, region);
  let futureAnnotations = false;
  for (const { tree, index, base } of scan.sources) {
    const walk: Walk = { scan, tree, source: index, base, scope, region, deferred: false, futureAnnotations };
    scanStatements(walk, 0);
    futureAnnotations = walk.futureAnnotations;
  }
  return scan;
}
