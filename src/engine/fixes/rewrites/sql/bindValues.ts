import type { Expression } from '../../../python/index';
import type { Piece, Pieces } from './pieces';

/** A literal with placeholders, and the values that go beside it. */
export interface Bound {
  readonly literal: string;
  readonly values: readonly string[];
}

/**
 * Takes the values that stand in quotes out of SQL. `isForeign` says which ones must not stay; one that is no value for the
 * database, such as the name of a table, makes it impossible.
 */
export function bindValues(
  { quote, pieces }: Pieces,
  sign: '?' | '%s',
  isForeign: (value: Expression) => boolean,
): Bound | undefined {
  const sql = pieces.map(piece => (piece.kind === 'text' ? piece.text : hole)).join('');
  if (!statement.test(sql) || /--|\/\*|''|["{}]/.test(sql)) {
    return undefined;
  }
  const parts = splitByQuotes(pieces);
  const isClosed = parts.length % 2 === 1;
  const isFree = parts.some((part, index) => index % 2 === 0 && part.some(piece => piece.kind === 'value' && isForeign(piece.value))); // prettier-ignore
  const isValue = parts.every(
    (part, index) => index % 2 === 0 || !hasValue(part) || opens.test(endOf(parts[index - 1])),
  );
  return isClosed && !isFree && isValue ? written(parts, quote, sign) : undefined;
}

const hole = '\0';

/** Statements that take parameters with every driver. */
const statement = /^\s*(?:select|insert|update|delete|with|replace)\b/i;

/** What may stand before a value: behind other words a text in quotes is part of the syntax, such as `DATE '2026-01-01'`. */
const opens = /(?:[=<>,(]|\b(?:like|ilike|and|or|between|when|then|else|not|in|glob))\s*$/i;

/** Pieces outside, inside, outside … of single quotes. */
function splitByQuotes(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const parts: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind === 'value') {
      parts.at(-1)?.push(piece);
      continue;
    }
    const [first = '', ...others] = piece.text.split("'");
    parts.at(-1)?.push({ kind: 'text', text: first });
    parts.push(...others.map((text): Piece[] => [{ kind: 'text', text }]));
  }
  return parts;
}

function hasValue(part: readonly Piece[]): boolean {
  return part.some(({ kind }) => kind === 'value');
}

function endOf(part: readonly Piece[] | undefined): string {
  const last = part?.at(-1);
  return last?.kind === 'text' ? last.text : '';
}

function written(parts: readonly (readonly Piece[])[], quote: string, sign: '?' | '%s'): Bound | undefined {
  const values: string[] = [];
  const text = parts.map((part, index) => {
    if (index % 2 === 1 && hasValue(part)) {
      values.push(valueOf(part));
      return sign;
    }
    const inner = insideOf(part);
    const fixed = sign === '%s' ? inner.replaceAll('%', '%%') : inner;
    return index % 2 === 1 ? `'${fixed}'` : fixed;
  });
  const stays = parts.flatMap((part, index) => (index % 2 === 0 || !hasValue(part) ? part : []));
  const prefix = hasValue(stays) ? 'f' : '';
  const isClean = stays.every(piece => piece.kind === 'text' || !/["'%\n]/.test(piece.source + piece.format));
  const isWritable = isClean && values.every(value => !value.includes('\n'));
  const literal = `${prefix}${quote}${text.join('')}${quote}`;
  return values.length > 0 && isWritable ? { literal, values } : undefined;
}

/** As the pieces stand in an f-string, or in a literal where there are no values. */
function insideOf(part: readonly Piece[]): string {
  return part.map(piece => (piece.kind === 'text' ? piece.text : `{${piece.source}${piece.format}}`)).join('');
}

/** The text that went into the quotes. */
function valueOf(part: readonly Piece[]): string {
  const filled = part.filter(piece => piece.kind === 'value' || piece.text !== '');
  const [first, ...others] = filled;
  if (first?.kind === 'value' && others.length === 0 && first.format === '') {
    return first.isText ? first.source : `str(${first.source})`;
  }
  const inner = insideOf(filled);
  return inner.includes('"') ? `f'${inner}'` : `f"${inner}"`;
}
