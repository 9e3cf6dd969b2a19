import { NodeKind } from '../nodeKind';
import { kindOf } from '../syntaxTree';
import type { ArgumentFact } from './facts';
import type { ModuleReading } from './moduleReading';
import type { Site } from './moduleScan';
import { readValue } from './readValue';
import type { SourceText } from './sourceText';

const newline = 10;
const hash = 35;
const closingParenthesis = 41;
const comma = 44;

/** The arguments of a call, in source order. */
export function readArguments(reading: ModuleReading, call: Site): ArgumentFact[] {
  const { firstChild, nextSibling } = reading.scan.sources[call.source].tree;
  const facts: ArgumentFact[] = [];
  for (let node = nextSibling[firstChild[call.node]]; node >= 0; node = nextSibling[node]) {
    facts.push(readArgument(reading, call, node));
  }
  return facts;
}

function readArgument(reading: ModuleReading, call: Site, node: number): ArgumentFact {
  const source = reading.scan.sources[call.source];
  const { tree } = source;
  const kind = kindOf(tree, node);
  const isPlain = kind !== NodeKind.Keyword && kind !== NodeKind.KeywordUnpacking && kind !== NodeKind.Starred;
  const valueNode = isPlain ? node : tree.firstChild[node];
  return {
    place: source.placeOf(node),
    keyword: kind === NodeKind.Keyword ? tree.nameOf(tree.values[node]) : undefined,
    unpacked: unpackingOf(kind),
    value: readValue(reading, call, valueNode),
    valuePlace: source.placeOf(valueNode),
  };
}

function unpackingOf(kind: NodeKind): ArgumentFact['unpacked'] {
  if (kind === NodeKind.Starred) return '*';
  return kind === NodeKind.KeywordUnpacking ? '**' : undefined;
}

/** Byte offset where the last argument of a call ends, its own parentheses included; -1 without arguments. */
export function endOfArguments(source: SourceText, call: number): number {
  const last = lastArgument(source, call);
  if (last < 0) return -1;
  let end = Math.min(source.tree.ends[last], source.tree.ends[call] - 1);
  for (const at of codeBytesAfter(source, last, call)) {
    if (source.tree.source[at] === comma) break;
    if (source.tree.source[at] === closingParenthesis) end = at + 1;
  }
  return end;
}

/** Whether a comma stands between the last argument and the closing parenthesis. */
export function hasTrailingComma(source: SourceText, call: number): boolean {
  const last = lastArgument(source, call);
  if (last < 0) return false;
  for (const at of codeBytesAfter(source, last, call)) if (source.tree.source[at] === comma) return true;
  return false;
}

/** The bytes between the last argument and the end of the call that are in no comment. */
function* codeBytesAfter(source: SourceText, last: number, call: number): Generator<number> {
  const { source: bytes, ends } = source.tree;
  const close = ends[call] - 1;
  for (let at = ends[last]; at < close; at++) {
    if (bytes[at] === hash) while (at < close && bytes[at] !== newline) at++;
    yield at;
  }
}

function lastArgument(source: SourceText, call: number): number {
  const { firstChild, nextSibling } = source.tree;
  let last = nextSibling[firstChild[call]];
  while (last >= 0 && nextSibling[last] >= 0) last = nextSibling[last];
  return last;
}
