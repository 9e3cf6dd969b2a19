import { NodeKind, StringFlag } from '../nodeKind';
import { kindOf, type SyntaxTree } from '../syntaxTree';
import { decodeEscapes } from './decodeEscapes';
import type { SourceText } from './sourceText';

const doubleQuote = 34;
const singleQuote = 39;

/** What a string literal is, whatever it is made of: adjacent literals count as one. */
export interface LiteralText {
  readonly kind: 'string' | 'f-string' | 'bytes';
  readonly raw: boolean;
  /** Decoded; in an f-string `{}` stands for each replacement. */
  readonly text: string;
}

/** Whether a node is a string of any kind. */
export function isString(tree: SyntaxTree, node: number): boolean {
  const kind = kindOf(tree, node);
  const isSingle = kind === NodeKind.String || kind === NodeKind.FormattedString || kind === NodeKind.TemplateString;
  return isSingle || kind === NodeKind.StringConcatenation;
}

/** Reads a String, FormattedString, TemplateString or StringConcatenation. */
export function readLiteral(source: SourceText, node: number): LiteralText {
  const { tree } = source;
  if (kindOf(tree, node) !== NodeKind.StringConcatenation) return readPart(source, node);
  const parts: LiteralText[] = [];
  for (let child = tree.firstChild[node]; child >= 0; child = tree.nextSibling[child]) {
    parts.push(readPart(source, child));
  }
  return {
    kind: parts.find(part => part.kind !== 'string')?.kind ?? 'string',
    raw: parts.some(part => part.raw),
    text: parts.map(part => part.text).join(''),
  };
}

/** The flags of the first literal in a string node. */
export function flagsOf(source: SourceText, node: number): number {
  const { tree } = source;
  const first = kindOf(tree, node) === NodeKind.StringConcatenation ? tree.firstChild[node] : node;
  return tree.values[first];
}

function readPart(source: SourceText, node: number): LiteralText {
  const flags = source.tree.values[node];
  const raw = (flags & StringFlag.Raw) !== 0;
  if (kindOf(source.tree, node) !== NodeKind.String)
    return { kind: 'f-string', raw, text: fixedParts(source, node, raw) };
  const text = contentOf(source, node, flags);
  return { kind: (flags & StringFlag.Bytes) !== 0 ? 'bytes' : 'string', raw, text: raw ? text : decodeEscapes(text) };
}

/** Everything between the quotes; the closing ones are missing while somebody types. */
function contentOf(source: SourceText, node: number, flags: number): string {
  const { source: bytes, starts, ends } = source.tree;
  const end = ends[node];
  let open = starts[node];
  while (open < end && bytes[open] !== doubleQuote && bytes[open] !== singleQuote) open++;
  const quotes = (flags & StringFlag.Triple) !== 0 ? 3 : 1;
  const closes = end - open >= 2 * quotes && endsWithQuotes(bytes, end, quotes, bytes[open]);
  return source.slice(open + quotes, closes ? end - quotes : end);
}

function endsWithQuotes(bytes: Uint8Array, end: number, quotes: number, quote: number): boolean {
  for (let at = end - quotes; at < end; at++) if (bytes[at] !== quote) return false;
  return true;
}

function fixedParts(source: SourceText, node: number, raw: boolean): string {
  const { tree } = source;
  let text = '';
  for (let child = tree.firstChild[node]; child >= 0; child = tree.nextSibling[child]) {
    if (kindOf(tree, child) !== NodeKind.StringText) text += '{}';
    else {
      const fixed = source.textOf(child).replaceAll('{{', '{').replaceAll('}}', '}');
      text += raw ? fixed : decodeEscapes(fixed);
    }
  }
  return text;
}
