import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import type { SourceText } from './sourceText';

/**
 * What the value of an expression is bound to as a whole: `X_train` and `X_test`, `self.model`, `os.environ["X"]`.
 * Parts of a tuple are listed one by one.
 */
export function targetNames(source: SourceText, node: number): string[] {
  const { tree } = source;
  const parent = tree.parents[node];
  if (parent < 0) return [];
  switch (kindOf(tree, parent)) {
    case NodeKind.Await:
      return targetNames(source, parent);
    case NodeKind.Assign:
      return targetsOf(source, parent, node);
    case NodeKind.AnnotatedAssign:
    case NodeKind.AugmentedAssign:
    case NodeKind.NamedExpression:
      return node === tree.firstChild[parent] ? [] : flatNames(source, tree.firstChild[parent]);
    case NodeKind.WithItem: {
      const target = tree.nextSibling[node];
      return target < 0 ? [] : flatNames(source, target);
    }
    default:
      return [];
  }
}

/** Texts of the targets of an Assign, the parts of a tuple one by one, if its value is `value`. */
export function targetsOf(source: SourceText, assign: number, value: number): string[] {
  const { firstChild, nextSibling } = source.tree;
  if (nextSibling[value] >= 0) return [];
  const names: string[] = [];
  for (let child = firstChild[assign]; child !== value; child = nextSibling[child]) {
    names.push(...flatNames(source, child));
  }
  return names;
}

/** The parts of a target: `a, (b, *c)` has three. */
function flatNames(source: SourceText, target: number): string[] {
  const { tree } = source;
  const kind = kindOf(tree, target);
  if (kind !== NodeKind.Tuple && kind !== NodeKind.List && kind !== NodeKind.Starred) return [source.textOf(target)];
  const names: string[] = [];
  for (let child = tree.firstChild[target]; child >= 0; child = tree.nextSibling[child]) {
    names.push(...flatNames(source, child));
  }
  return names;
}
