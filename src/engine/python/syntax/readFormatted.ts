import { decodeEscapes } from '../facts/decodeEscapes';
import { NodeKind, ReplacementFlag, StringFlag } from '../nodeKind';
import { readExpression } from './readExpression';
import type { Reader } from './reader';
import type { FormattedPart } from './syntax';

/** The parts of one f-string; `{x=}` becomes the text `x=` and the value. */
export function readFormatted(reader: Reader, node: number): readonly FormattedPart[] {
  return readParts(reader, node, (reader.value(node) & StringFlag.Raw) !== 0);
}

function readParts(reader: Reader, node: number, isRaw: boolean): readonly FormattedPart[] {
  return reader.children(node).flatMap((child): FormattedPart[] => {
    if (reader.kind(child) === NodeKind.Replacement) return readReplacement(reader, child, isRaw);
    const fixed = reader.text(child).replaceAll('{{', '{').replaceAll('}}', '}');
    return [{ kind: 'text', text: isRaw ? fixed : decodeEscapes(fixed) }];
  });
}

function readReplacement(reader: Reader, node: number, isRaw: boolean): FormattedPart[] {
  const flags = reader.value(node);
  const [value = -1, specification = -1] = reader.children(node);
  const isDebug = (flags & ReplacementFlag.Debug) !== 0;
  const stated = conversionOf(flags);
  const part: FormattedPart = {
    kind: 'replacement',
    value: readExpression(reader, value),
    conversion: isDebug && stated === undefined && specification < 0 ? 'r' : stated,
    format: specification < 0 ? [] : readParts(reader, specification, isRaw),
  };
  return isDebug ? [{ kind: 'text', text: `${reader.text(value)}=` }, part] : [part];
}

function conversionOf(flags: number): 's' | 'r' | 'a' | undefined {
  if ((flags & ReplacementFlag.String) !== 0) return 's';
  if ((flags & ReplacementFlag.Representation) !== 0) return 'r';
  return (flags & ReplacementFlag.Ascii) !== 0 ? 'a' : undefined;
}
