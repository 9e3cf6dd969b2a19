import { joinBytes, type BytePatch } from './bytePatches';
import { frameOf } from './jsonLayout';
import type { ByteSpan } from './notebookModel';
import type { EditedCell, SourceEdit } from './sourceEdit';
import { endByte, sourceOffset, startByte } from './sourceMap';

/**
 * Edits a source that is a list of lines. Lines without a change keep their bytes; a new line becomes an item of its
 * own, and a line that loses its line break is joined with the next.
 */
export function listPatch(edited: EditedCell): BytePatch {
  const { file, sourceSpan, strings, edits } = edited;
  const pieces =
    strings.length === 0
      ? edits.flatMap(edit => newPieces(edited, edit.newText))
      : linesOf(edited).flatMap(line => piecesOf(edited, line));
  const items = groupPieces(pieces);
  if (items.length === 0) return { span: sourceSpan, bytes: encoder.encode('[]') };
  const frame = frameOf(file, sourceSpan, strings);
  const gap = encoder.encode(frame.gap);
  const inside = items.flatMap((item, index) => [...(index === 0 ? [] : [item[0].gapBefore ?? gap]), stringOf(item)]);
  return { span: sourceSpan, bytes: joinBytes([encoder.encode(frame.open), ...inside, encoder.encode(frame.close)]) };
}

const encoder = new TextEncoder();
const quote = encoder.encode('"');

/** A string of the list: its span in the source, in UTF-16 offsets, and the edits that concern it. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly span: ByteSpan;
  /** What stands between the string before and this one. */
  readonly gapBefore: Uint8Array | undefined;
  readonly edits: readonly SourceEdit[];
  /** Whether an item ends where a line does, as Jupyter writes it. */
  readonly isByLine: boolean;
}

/** Part of an item of the new list. */
interface Piece {
  readonly bytes: Uint8Array;
  readonly endsItem: boolean;
  /** What stood before the line that the piece begins. */
  readonly gapBefore?: Uint8Array | undefined;
}

function linesOf({ file, cell, strings, map, edits }: EditedCell): readonly Line[] {
  const spans = strings.map(span => ({
    start: sourceOffset(map, span.start + 1),
    end: sourceOffset(map, span.end - 1),
    span,
  }));
  const last = spans.length - 1;
  const isByLine = spans.every(({ start, end }, index) => isOneLine(cell.source.slice(start, end), index === last));
  const ranges = edits.map(edit => ({ edit, ...touchedLines(spans, edit) }));
  return spans.map((line, index) => ({
    ...line,
    gapBefore: index === 0 ? undefined : file.subarray(spans[index - 1].span.end, line.span.start),
    edits: ranges.filter(({ first, last }) => first <= index && index <= last).map(({ edit }) => edit),
    isByLine,
  }));
}

function isOneLine(text: string, isLast: boolean): boolean {
  const lineBreak = text.indexOf('\n');
  return lineBreak < 0 ? isLast : lineBreak === text.length - 1;
}

/** An insertion between two lines belongs to the later one; a deletion up to the end of a line ends with that line. */
function touchedLines(
  lines: readonly Pick<Line, 'start' | 'end'>[],
  { start, end }: SourceEdit,
): { readonly first: number; readonly last: number } {
  const first = lines.findLastIndex(line => line.start <= start);
  return { first, last: end === start ? first : lines.findIndex(line => line.end >= end) };
}

/** What is left of a line and what comes in, in order. */
function piecesOf(edited: EditedCell, line: Line): readonly Piece[] {
  const pieces = line.edits.length === 0 ? [keptPiece(edited, line)] : changedPieces(edited, line);
  return line.isByLine ? pieces : pieces.map((piece, index) => ({ ...piece, endsItem: index === pieces.length - 1 }));
}

function keptPiece({ file, cell }: EditedCell, { start, end, span, gapBefore }: Line): Piece {
  const endsItem = cell.source.slice(start, end).endsWith('\n');
  return { bytes: file.subarray(span.start + 1, span.end - 1), endsItem, gapBefore };
}

function changedPieces(edited: EditedCell, line: Line): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = line.start;
  for (const edit of line.edits) {
    pieces.push(...oldPieces(edited, at, edit.start));
    // The new text of an edit over several lines comes in with the first of them.
    if (edit.start >= line.start) pieces.push(...newPieces(edited, edit.newText));
    at = Math.max(at, edit.end);
  }
  pieces.push(...oldPieces(edited, at, line.end));
  return pieces.map((piece, index) => (index === 0 ? { ...piece, gapBefore: line.gapBefore } : piece));
}

/** The bytes of a stretch of one line, if there is any. */
function oldPieces({ file, cell, map }: EditedCell, start: number, end: number): readonly Piece[] {
  if (start >= end) return [];
  const bytes = file.subarray(startByte(map, start), endByte(map, end));
  return [{ bytes, endsItem: cell.source[end - 1] === '\n' }];
}

function newPieces({ encode }: EditedCell, newText: string): readonly Piece[] {
  const lines = newText.match(/[^\n]*\n|[^\n]+/g) ?? [];
  return lines.map(line => ({ bytes: encode(line), endsItem: line.endsWith('\n') }));
}

/** Puts together what makes one item. */
function groupPieces(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const items: Piece[][] = [];
  for (const [index, piece] of pieces.entries()) {
    const last = items.at(-1);
    if (last === undefined || pieces[index - 1].endsItem) items.push([piece]);
    else last.push(piece);
  }
  return items;
}

function stringOf(item: readonly Piece[]): Uint8Array {
  return joinBytes([quote, ...item.map(piece => piece.bytes), quote]);
}
