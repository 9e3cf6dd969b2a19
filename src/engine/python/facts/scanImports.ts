import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import { bindName, type Origin } from './bindings';
import { Trace, type ImportSite } from './moduleScan';
import { rootPath, unknownPath, type Path } from './pathTable';
import type { Walk } from './walk';

/** `import a.b` binds `a`, `import a.b as c` binds `c` to `a.b`. */
export function scanImport(walk: Walk, node: number): void {
  const { firstChild, nextSibling } = walk.tree;
  for (let alias = firstChild[node]; alias >= 0; alias = nextSibling[alias]) {
    const dotted = firstChild[alias];
    const renamed = nextSibling[dotted] >= 0;
    const first = walk.scan.names.idOf(walk.source, walk.tree.values[alias]);
    const path = renamed ? pathOfDotted(walk, dotted, rootPath) : walk.scan.paths.attribute(rootPath, first);
    bindImport(walk, node, alias, path);
  }
}

/** `from a.b import c as d, e` and `from .a import *`. */
export function scanImportFrom(walk: Walk, node: number): void {
  const { firstChild, nextSibling, values } = walk.tree;
  const base = walk.scan.paths.relative(values[node]);
  const first = firstChild[node];
  const hasModule = first >= 0 && kindOf(walk.tree, first) === NodeKind.DottedName;
  const module = hasModule ? pathOfDotted(walk, first, base) : base;
  walk.futureAnnotations ||= walk.scan.paths.text(module) === '__future__' && mentionsAnnotations(walk, first);
  for (let child = hasModule ? nextSibling[first] : first; child >= 0; child = nextSibling[child]) {
    if (kindOf(walk.tree, child) === NodeKind.ImportStar) {
      walk.scan.imports.push(importAt(walk, node, child, module));
    } else bindImport(walk, node, child, pathOfDotted(walk, firstChild[child], module));
  }
}

function bindImport(walk: Walk, statement: number, alias: number, path: Path): void {
  const { values } = walk.tree;
  walk.scan.imports.push(importAt(walk, statement, alias, path));
  const origin: Origin = { kind: 'import', trace: Trace.Import, value: -1, path, behind: alias };
  bindName(walk, values[alias], boundToken(walk, alias), origin);
}

function importAt(walk: Walk, statement: number, node: number, path: Path): ImportSite {
  const { source, region } = walk;
  return { source, node, scope: walk.scope.index, region, statement, path };
}

/** The identifier after `as`, or the first of the dotted name. */
function boundToken(walk: Walk, alias: number): number {
  const { firstChild, nextSibling } = walk.tree;
  const dotted = firstChild[alias];
  return nextSibling[dotted] >= 0 ? nextSibling[dotted] : firstChild[dotted];
}

function pathOfDotted(walk: Walk, dotted: number, base: Path): Path {
  const { firstChild, nextSibling, values } = walk.tree;
  const { names, paths } = walk.scan;
  let path = base;
  for (let part = firstChild[dotted]; part >= 0 && path !== unknownPath; part = nextSibling[part]) {
    path = paths.attribute(path, names.idOf(walk.source, values[part]));
  }
  return path;
}

function mentionsAnnotations(walk: Walk, first: number): boolean {
  const { nextSibling, values } = walk.tree;
  for (let alias = nextSibling[first]; alias >= 0; alias = nextSibling[alias]) {
    if (walk.tree.nameOf(values[alias]) === 'annotations') return true;
  }
  return false;
}
