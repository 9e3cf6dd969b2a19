import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import { bindNode, untraced } from './bindings';
import {
  scanAnnotatedAssign,
  scanAssign,
  scanAugmentedAssign,
  scanDelete,
  scanGlobal,
  scanNonlocal,
} from './scanBindings';
import { scanFor, scanIf, scanMatch, scanTry, scanWhile, scanWith } from './scanCompound';
import { scanClass, scanFunction, scanTypeAlias } from './scanDefinitions';
import { scanSiblings } from './scanExpression';
import { scanImport, scanImportFrom } from './scanImports';
import { markStatement } from './marks';
import { siteAt, type Walk } from './walk';

type Reader = (walk: Walk, node: number) => void;

/** Reads a module, a block, or what stands inside a magic. */
export function scanStatements(walk: Walk, parent: number): void {
  const { firstChild, nextSibling } = walk.tree;
  for (let node = firstChild[parent]; node >= 0; node = nextSibling[node]) scanStatement(walk, node);
}

/** The same of a module or class, from behind a statement on (-1: all of them): a later scan can go on before each. */
export function scanMarkedStatements(walk: Walk, parent: number, behind: number): void {
  const { firstChild, nextSibling } = walk.tree;
  let previous = behind;
  for (let node = behind < 0 ? firstChild[parent] : nextSibling[behind]; node >= 0; node = nextSibling[node]) {
    markStatement(walk, parent, previous, node);
    scanStatement(walk, node);
    previous = node;
  }
}

function scanStatement(walk: Walk, node: number): void {
  const read = readers[walk.tree.kinds[node]];
  if (read === undefined) scanSiblings(walk, walk.tree.firstChild[node]);
  else read(walk, node);
}

const readers = readerTable();

function readerTable(): (Reader | undefined)[] {
  const table: (Reader | undefined)[] = [];
  table[NodeKind.FunctionDef] = scanFunction;
  table[NodeKind.AsyncFunctionDef] = scanFunction;
  table[NodeKind.ClassDef] = scanClass;
  table[NodeKind.Delete] = scanDelete;
  table[NodeKind.Assign] = scanAssign;
  table[NodeKind.AugmentedAssign] = scanAugmentedAssign;
  table[NodeKind.AnnotatedAssign] = scanAnnotatedAssign;
  table[NodeKind.For] = scanFor;
  table[NodeKind.While] = scanWhile;
  table[NodeKind.If] = scanIf;
  table[NodeKind.With] = scanWith;
  table[NodeKind.Match] = scanMatch;
  table[NodeKind.Try] = scanTry;
  table[NodeKind.Assert] = scanAssert;
  table[NodeKind.Import] = scanImport;
  table[NodeKind.ImportFrom] = scanImportFrom;
  table[NodeKind.Global] = scanGlobal;
  table[NodeKind.Nonlocal] = scanNonlocal;
  table[NodeKind.TypeAlias] = scanTypeAlias;
  table[NodeKind.Magic] = scanMagic;
  return table;
}

function scanAssert(walk: Walk, node: number): void {
  walk.scan.asserts.push(siteAt(walk, node));
  scanSiblings(walk, walk.tree.firstChild[node]);
}

/** `%time x = f()` holds a statement, `%%capture out` the name it binds. */
function scanMagic(walk: Walk, node: number): void {
  walk.scan.magics.push(siteAt(walk, node));
  const child = walk.tree.firstChild[node];
  if (child < 0) return;
  if (kindOf(walk.tree, child) === NodeKind.Name) bindNode(walk, child, untraced('magic', node));
  else scanStatements(walk, node);
}
