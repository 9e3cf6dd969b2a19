import { NodeKind, ReplacementFlag, StringFlag } from '../nodeKind';
import { Token } from '../tokens/token';
import { accept, advance, createNode, expect, fail, finish, addLeaf, openNode, push, refuse, startOf } from './parser';
import type { Parser } from './parser';
import { parseValue } from './yields';

/** One string literal, or several next to each other. */
export function parseStrings(p: Parser): number {
  const start = startOf(p);
  const first = parseString(p);
  if (!beginsString(p)) {
    return first;
  }
  const node = createNode(p, NodeKind.StringConcatenation, start);
  const base = p.waitingCount;
  push(p, first);
  while (beginsString(p)) {
    const part = parseString(p);
    push(p, part);
    if (sortOf(p, part) !== sortOf(p, first)) {
      refuse(p, part, 'Bytes, template strings and ordinary strings cannot be joined.');
    }
  }
  return finish(p, node, base);
}

function beginsString(p: Parser): boolean {
  return p.kind === Token.String || p.kind === Token.FormatStart;
}

/** Literals next to each other must be of one sort: bytes, templates, or neither. */
function sortOf(p: Parser, node: number): number {
  return p.values[node] & (StringFlag.Bytes | StringFlag.Template);
}

function parseString(p: Parser): number {
  const flags = p.tokenValues[p.position];
  if (p.kind === Token.String) {
    return addLeaf(p, NodeKind.String, flags);
  }
  const isTemplate = (flags & StringFlag.Template) !== 0;
  const node = openNode(p, isTemplate ? NodeKind.TemplateString : NodeKind.FormattedString);
  const base = p.waitingCount;
  p.values[node] = flags;
  advance(p);
  pushParts(p);
  expect(p, Token.FormatEnd, 'This formatted string is never closed.');
  return finish(p, node, base);
}

function pushParts(p: Parser): void {
  for (;;) {
    if (p.kind === Token.FormatText) {
      push(p, addLeaf(p, NodeKind.StringText, 0));
    } else if (p.kind === Token.LeftBrace) {
      push(p, parseReplacement(p));
    } else {
      return;
    }
  }
}

function parseReplacement(p: Parser): number {
  const node = openNode(p, NodeKind.Replacement);
  const base = p.waitingCount;
  advance(p);
  push(p, parseValue(p));
  let flags = accept(p, Token.Equal) ? ReplacementFlag.Debug : 0;
  if (p.kind === Token.Exclamation) {
    flags |= parseConversion(p);
  }
  p.values[node] = flags;
  if (p.kind === Token.Colon) {
    push(p, parseSpecification(p));
  }
  expect(p, Token.RightBrace, 'A closing } is missing.');
  return finish(p, node, base);
}

function parseSpecification(p: Parser): number {
  advance(p);
  const node = openNode(p, NodeKind.FormatSpecification);
  const base = p.waitingCount;
  pushParts(p);
  p.starts[node] = Math.min(p.starts[node], startOf(p));
  return finish(p, node, base);
}

const CONVERSIONS = ['', '', 's', '', 'r'];

/** `!r`: nothing may stand between the mark and its letter. */
function parseConversion(p: Parser): number {
  const mark = p.tokenEnds[p.position];
  advance(p);
  const letter = String.fromCharCode(p.bytes[startOf(p)]);
  const isLetter = p.kind === Token.Name && p.tokenEnds[p.position] === mark + 1;
  const flag = letter === 'a' ? ReplacementFlag.Ascii : CONVERSIONS.indexOf(letter);
  if (!isLetter || flag < 0) {
    fail(p, 'A conversion is one of !s, !r and !a.');
    return 0;
  }
  advance(p);
  return flag;
}
