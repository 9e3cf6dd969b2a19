import type { FactsDocument } from '../../../detectors/sources';
import type { Expression } from '../../../python/index';
import { textOfPlace } from '../training/lines';

/** A text as the code puts it together: what is fixed, and the values between. */
export type Piece = { readonly kind: 'text'; readonly text: string } | PastedValue;

export interface PastedValue {
  readonly kind: 'value';
  readonly value: Expression;
  readonly source: string;
  /** What stands behind the value in the braces: `:%Y` or `!r`. */
  readonly format: string;
  /** Anything else would have failed there. */
  readonly isText: boolean;
}

export interface Pieces {
  /** `"` or `"""`, which may stand around all of it. */
  readonly quote: string;
  readonly pieces: readonly Piece[];
}

/** Reads an f-string, `.format(…)`, `%` or `+` whose texts are plain literals without backslashes and doubled signs. */
export function piecesOf(document: FactsDocument, value: Expression): Pieces | undefined {
  switch (value.kind) {
    case 'string':
    case 'format':
      return literalPieces(document, value);
    case 'call':
      return formatPieces(document, value);
    case 'operation':
      return value.operator === '+' ? joinedPieces(document, value) : percentPieces(document, value);
    default:
      return undefined;
  }
}

const literal = /^(f?)("""|'''|"|')([^\\]*)\2$/i;

function literalPieces(document: FactsDocument, value: Expression): Pieces | undefined {
  const source = textOfPlace(document, value.place);
  const [, prefix, quote, inner] = literal.exec(source) ?? [];
  // Two literals side by side are one value.
  if (prefix === undefined || quote === undefined || inner === undefined || inner.includes(quote)) {
    return undefined;
  }
  if (value.kind !== 'format') {
    return prefix === '' ? { quote, pieces: [{ kind: 'text', text: inner }] } : undefined;
  }
  const start = value.place.start + prefix.length + quote.length;
  const pieces = between(document, value.parts, { start, inner });
  return pieces === undefined ? undefined : { quote, pieces };
}

/** Of `"a {x} b"` the texts and values, by the places of the values. */
function between(
  document: FactsDocument,
  parts: readonly Expression[],
  { start, inner }: { readonly start: number; readonly inner: string },
): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let at = 0;
  for (const part of parts) {
    const [open, end] = [inner.lastIndexOf('{', part.place.start - start), part.place.end - start];
    const format = /^\s*((?:![rsa])?(?::[^{}]*)?)\}/.exec(inner.slice(end));
    if (open < at || inner.slice(open + 1, part.place.start - start).trim() !== '' || format === null) {
      return undefined;
    }
    const pasted = { ...pastedValue(document, part, false), format: format[1] ?? '' };
    pieces.push({ kind: 'text', text: inner.slice(at, open) }, pasted);
    at = end + format[0].length;
  }
  pieces.push({ kind: 'text', text: inner.slice(at) });
  return pieces.some(piece => piece.kind === 'text' && /[{}]/.test(piece.text)) ? undefined : pieces;
}

function formatPieces(document: FactsDocument, call: Expression & { kind: 'call' }): Pieces | undefined {
  const { callee } = call;
  const isPlain = call.arguments.every(({ keyword, unpacked }) => keyword === undefined && unpacked === undefined);
  const values = call.arguments.map(({ value }) => value);
  return callee.kind === 'attribute' && callee.name === 'format' && isPlain
    ? filled(document, callee.object, { values, sign: '{}', others: /[{}]/ })
    : undefined;
}

function percentPieces(document: FactsDocument, value: Expression & { kind: 'operation' }): Pieces | undefined {
  const [left, right] = value.operands;
  if (left === undefined || right === undefined || value.operator !== 'other') {
    return undefined;
  }
  const values = right.kind === 'collection' && right.of === 'tuple' ? right.items : [right];
  const isOne = right.kind === 'name' || right.kind === 'attribute' || right.kind === 'subscript';
  return right.kind === 'collection' || isOne ? filled(document, left, { values, sign: '%s', others: /%/ }) : undefined;
}

interface Filling {
  readonly values: readonly Expression[];
  readonly sign: string;
  /** What no text may have beside the sign. */
  readonly others: RegExp;
}

function filled(document: FactsDocument, text: Expression, { values, sign, others }: Filling): Pieces | undefined {
  const whole = text.kind === 'string' ? literalPieces(document, text) : undefined;
  const [only] = whole?.pieces ?? [];
  const texts = only?.kind === 'text' ? only.text.split(sign) : [];
  if (whole === undefined || texts.length !== values.length + 1 || texts.some(each => others.test(each))) {
    return undefined;
  }
  const pieces = texts.flatMap((each, index): readonly Piece[] => {
    const value = values[index];
    const piece: Piece = { kind: 'text', text: each };
    return value === undefined ? [piece] : [piece, pastedValue(document, value, false)];
  });
  return { quote: whole.quote, pieces };
}

/** `"a" + x + "b"`; what is added is a text itself. */
function joinedPieces(document: FactsDocument, { operands }: Expression & { kind: 'operation' }): Pieces | undefined {
  const read = operands.map((operand): Pieces | undefined =>
    /^(?:string|format|operation)$/.test(operand.kind)
      ? piecesOf(document, operand)
      : { quote: '', pieces: [pastedValue(document, operand, true)] },
  );
  const quotes = new Set(read.map(each => each?.quote).filter(quote => quote !== ''));
  const [quote] = quotes;
  return quote === undefined || quotes.size > 1 || read.includes(undefined)
    ? undefined
    : { quote, pieces: read.flatMap(each => each?.pieces ?? []) };
}

function pastedValue(document: FactsDocument, value: Expression, isText: boolean): PastedValue {
  return { kind: 'value', value, source: textOfPlace(document, value.place), format: '', isText };
}
