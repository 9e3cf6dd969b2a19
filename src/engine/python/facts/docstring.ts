import { ConstantKind, NodeKind, StringFlag } from '../nodeKind';
import { kindOf, type SyntaxTree } from '../syntaxTree';

/** The string node that documents a module, function or class; `body` is its Block, or the Module. -1 without one. */
export function docstringOf(tree: SyntaxTree, body: number): number {
  const owner = tree.parents[body];
  const kind = owner < 0 ? NodeKind.Module : kindOf(tree, owner);
  return documents(kind) ? firstString(tree, body) : -1;
}

function documents(kind: NodeKind): boolean {
  return (
    kind === NodeKind.Module ||
    kind === NodeKind.FunctionDef ||
    kind === NodeKind.AsyncFunctionDef ||
    kind === NodeKind.ClassDef
  );
}

function firstString(tree: SyntaxTree, body: number): number {
  const statement = tree.firstChild[body];
  if (statement < 0 || kindOf(tree, statement) !== NodeKind.ExpressionStatement) return -1;
  const value = tree.firstChild[statement];
  const isJoined = kindOf(tree, value) === NodeKind.StringConcatenation;
  for (let part = isJoined ? tree.firstChild[value] : value; part >= 0; part = tree.nextSibling[part]) {
    if (kindOf(tree, part) !== NodeKind.String || (tree.values[part] & StringFlag.Bytes) !== 0) return -1;
  }
  return value;
}

/** Whether a block only holds `pass`, `...` and strings. */
export function isEmptyBody(tree: SyntaxTree, body: number): boolean {
  for (let statement = tree.firstChild[body]; statement >= 0; statement = tree.nextSibling[statement]) {
    if (!isIdle(tree, statement)) return false;
  }
  return true;
}

function isIdle(tree: SyntaxTree, statement: number): boolean {
  const kind = kindOf(tree, statement);
  if (kind !== NodeKind.ExpressionStatement) return kind === NodeKind.Pass;
  const value = tree.firstChild[statement];
  const valueKind = kindOf(tree, value);
  if (valueKind === NodeKind.String || valueKind === NodeKind.StringConcatenation) return true;
  return valueKind === NodeKind.Constant && tree.values[value] === ConstantKind.Ellipsis;
}
