import { textAround } from '../detectors/sources';
import type { Document } from '../model/document';
import type { Location, SourceLocation } from '../model/location';
import { lineAt, lineSpan } from './positions';

/**
 * Gives 16 hexadecimal digits that name a finding of a rule, however the lines around it move: hashed from the rule, the
 * path, the text of the line without its indentation, and a count where the rule found the same thing before (`seen`).
 */
export function fingerprints(
  rule: string,
  document: Document,
  seen: Map<string, number>,
): (finding: Fingerprinted) => string {
  const begun = hash(`${rule}\n${document.path}\n`, start);
  return ({ location, starts, conceals }) => {
    const anchor = location.kind === 'document' ? '' : anchorOf(document, location, { starts, conceals });
    const earlier = seen.get(anchor) ?? 0;
    seen.set(anchor, earlier + 1);
    const { first, second } = hash(`${anchor}\n${earlier}`, begun);
    return hexadecimal(first) + hexadecimal(second);
  };
}

/** What a fingerprint is made of; `starts` are the offsets of the lines around the location. */
export interface Fingerprinted {
  readonly location: Location;
  readonly starts: readonly number[];
  /** The marked text is a secret, which a hash of it could give away. */
  readonly conceals: boolean;
}

function anchorOf(
  document: Document,
  location: SourceLocation,
  { starts, conceals }: Pick<Fingerprinted, 'starts' | 'conceals'>,
): string {
  const text = textAround(document, location);
  const span = lineSpan(text, starts, lineAt(starts, location.span.start));
  if (conceals) {
    return `${joinSpaces(text.slice(span.start, location.span.start).trim())}\n…`;
  }
  const line = text.slice(span.start, span.end);
  const marked = text.slice(location.span.start, location.span.end);
  return `${joinSpaces(line.trim())}\n${marked}`;
}

function joinSpaces(text: string): string {
  return isOddlySpaced.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** Few lines are: a look costs less than writing them anew. */
const isOddlySpaced = /\s\s|[^\S ]/;

interface Hash {
  readonly first: number;
  readonly second: number;
}

const start: Hash = { first: 0x811c9dc5, second: 0x01234567 };

/** FNV-1a twice, from two starting values, going on from what was hashed before. */
function hash(text: string, before: Hash): Hash {
  let { first, second } = before;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x01000193) ^ (second >>> 15);
  }
  return { first, second };
}

function hexadecimal(half: number): string {
  return digits(half >>> 24) + digits(half >>> 16) + digits(half >>> 8) + digits(half);
}

/** Two digits for the last byte. Looked up, since writing numbers to base 16 takes long. */
function digits(number: number): string {
  return twoDigits[number & 255] ?? '';
}

const twoDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
