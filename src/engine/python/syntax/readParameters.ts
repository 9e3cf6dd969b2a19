import { NodeKind } from '../nodeKind';
import { readExpression } from './readExpression';
import type { Reader } from './reader';
import type { ExpressionSyntax, ParameterSyntax } from './syntax';

/** The parameters of a function or lambda; what stands before `/` and after `*` is told apart. */
export function readParameters(reader: Reader, node: number): readonly ParameterSyntax[] {
  const read: ParameterSyntax[] = [];
  let kind: ParameterSyntax['kind'] = 'plain';
  for (const child of reader.children(node)) {
    const childKind = reader.kind(child);
    if (childKind === NodeKind.PositionalOnlyMarker) {
      read.splice(0, read.length, ...read.map(each => ({ ...each, kind: 'positional-only' as const })));
    } else if (childKind === NodeKind.Parameter) {
      read.push({ ...readParameter(reader, child), kind });
    } else if (childKind === NodeKind.DoubleStarParameter) {
      read.push({ ...readParameter(reader, child), kind: '**' });
    } else {
      kind = 'keyword-only';
      if (childKind === NodeKind.StarParameter) read.push({ ...readParameter(reader, child), kind: '*' });
    }
  }
  return read;
}

function readParameter(reader: Reader, node: number): Omit<ParameterSyntax, 'kind'> {
  let annotation: ExpressionSyntax | undefined;
  let byDefault: ExpressionSyntax | undefined;
  for (const child of reader.children(node)) {
    if (reader.kind(child) === NodeKind.Annotation) annotation = readExpression(reader, reader.first(child));
    else byDefault = readExpression(reader, child);
  }
  return { name: reader.name(node), annotation, default: byDefault };
}
