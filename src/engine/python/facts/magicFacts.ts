import { MagicKind } from '../nodeKind';
import type { MagicFact } from './facts';
import type { ModuleReading } from './moduleReading';
import type { Site } from './moduleScan';

/** One fact for each IPython escape. */
export function readMagics(reading: ModuleReading): MagicFact[] {
  return reading.scan.magics.map(site => {
    const place = reading.scan.sources[site.source].placeOf(site.node);
    return { place, ...nameAndText(reading, site), guards: reading.guardsOf(site.region) };
  });
}

/** `%pip install x` is `%pip` and `install x`; `df??` is `?` and `df`. */
export function nameAndText(reading: ModuleReading, site: Site): { readonly name: string; readonly text: string } {
  const source = reading.scan.sources[site.source];
  const text = source.textOf(site.node);
  switch (source.tree.values[site.node]) {
    case MagicKind.Help:
      return { name: '?', text: trimMarks(text) };
    case MagicKind.Shell:
      return splitAt(text, text.startsWith('!!') ? 2 : 1);
    case MagicKind.AutoCall:
      return splitAt(text, 1);
    case MagicKind.Cell:
      return { name: firstWord(text), text: text.slice(firstWord(text).length).trim() };
    default:
      return splitAt(text, firstWord(text).length);
  }
}

function splitAt(text: string, length: number): { readonly name: string; readonly text: string } {
  return { name: text.slice(0, length), text: joinLines(text.slice(length)).trim() };
}

function firstWord(text: string): string {
  let end = 0;
  while (end < text.length && !' \t\r\n\\'.includes(text[end])) end++;
  return text.slice(0, end);
}

/** A backslash at the end of a line continues it. */
function joinLines(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split('\\\n')
    .map((line, index) => (index === 0 ? line : line.trimStart()))
    .join('');
}

function trimMarks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === '?') start++;
  while (end > start && text[end - 1] === '?') end--;
  return text.slice(start, end).trim();
}
