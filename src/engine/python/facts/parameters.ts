import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import { bindNode, untraced, type Origin } from './bindings';
import { Trace } from './moduleScan';
import { rootPath } from './pathTable';
import { scanAnnotation, scanExpression } from './scanExpression';
import type { Walk } from './walk';

/** Reads defaults and annotations: they are evaluated where the function is defined. */
export function scanParameters(walk: Walk, parameters: number): void {
  const { firstChild, nextSibling } = walk.tree;
  for (let parameter = firstChild[parameters]; parameter >= 0; parameter = nextSibling[parameter]) {
    for (let child = firstChild[parameter]; child >= 0; child = nextSibling[child]) {
      if (kindOf(walk.tree, child) === NodeKind.Annotation) scanAnnotation(walk, child);
      else scanExpression(walk, child);
    }
  }
}

/** Binds the parameters in the scope that the walk stands in. */
export function bindParameters(walk: Walk, parameters: number): void {
  const { firstChild, nextSibling, values } = walk.tree;
  for (let parameter = firstChild[parameters]; parameter >= 0; parameter = nextSibling[parameter]) {
    const kind = kindOf(walk.tree, parameter);
    if (kind === NodeKind.PositionalOnlyMarker || kind === NodeKind.KeywordOnlyMarker) continue;
    if (walk.scope.firstParameter < 0 && kind === NodeKind.Parameter) {
      walk.scope.firstParameter = walk.scan.names.idOf(walk.source, values[parameter]);
    }
    bindNode(walk, parameter, originOf(walk, parameter, kind));
  }
}

/** `df: pandas.DataFrame` is an instance of it; of `*args` and `**options` nothing is known. */
function originOf(walk: Walk, parameter: number, kind: NodeKind): Origin {
  const { firstChild } = walk.tree;
  const annotation = firstChild[parameter];
  if (kind !== NodeKind.Parameter || annotation < 0 || kindOf(walk.tree, annotation) !== NodeKind.Annotation) {
    return untraced('parameter', parameter);
  }
  return { kind: 'parameter', trace: Trace.Instance, value: firstChild[annotation], path: rootPath, behind: parameter };
}
