import { skipSpace } from './jsonScanner';
import type { ByteSpan } from './notebookModel';

/** What stands around the items of a list or object: `[⏎  `, `,⏎  ` and `⏎ ]`. */
export interface ListFrame {
  readonly open: string;
  readonly gap: string;
  readonly close: string;
}

const decoder = new TextDecoder();

/**
 * The frame of the list or object in `span`, so that what is added looks like the rest. Of an empty one, it is what the
 * file's own layout would have given it.
 */
export function frameOf(file: Uint8Array, span: ByteSpan, items: readonly ByteSpan[]): ListFrame {
  const last = items.at(-1);
  if (last === undefined) return emptyFrame(file, span, indentAt(file, span.start));
  const open = textOf(file, span.start, items[0].start);
  const gap = items.length > 1 ? textOf(file, items[0].end, items[1].start) : gapLike(file, open.slice(1));
  return { open, gap, close: textOf(file, last.end, span.end) };
}

/** The frame for a new list in a line with this indentation, or amid a line when there is none. */
export function newFrame(
  file: Uint8Array,
  [open, close]: readonly [string, string],
  indent: string | undefined,
): ListFrame {
  const layout = layoutOf(file);
  if (layout.step === undefined || indent === undefined) return { open, gap: `,${layout.space}`, close };
  const lineBreak = layout.lineBreak + indent;
  return { open: open + lineBreak + layout.step, gap: `,${lineBreak}${layout.step}`, close: lineBreak + close };
}

/** What stands between a key and its value: `: ` or `:`. */
export function colonOf(file: Uint8Array): string {
  return `:${layoutOf(file).space}`;
}

/** JSON of a new value whose first line stands where `at` does, in the layout of the file. */
export function layOut(file: Uint8Array, value: unknown, at: number): string {
  const { step, lineBreak, space } = layoutOf(file);
  if (step === undefined) {
    const wide = JSON.stringify(value, null, 1).replace(/,\n */g, ', ').replace(/\n */g, '');
    return space === '' ? JSON.stringify(value) : wide;
  }
  const indent = indentAt(file, at);
  return JSON.stringify(value, null, step).replace(/\n/g, lineBreak + indent);
}

/** The white space at the start of the line in which `at` stands. */
function indentAt(file: Uint8Array, at: number): string {
  const lineStart = file.subarray(0, at).lastIndexOf(lineFeed) + 1;
  return textOf(file, lineStart, Math.min(skipSpace(file, lineStart), at));
}

const lineFeed = 0x0a;

function emptyFrame(file: Uint8Array, { start, end }: ByteSpan, indent: string): ListFrame {
  return newFrame(file, [textOf(file, start, start + 1), textOf(file, end - 1, end)], indent);
}

/** The gap that goes with the space before a single item; on one line, the file decides. */
function gapLike(file: Uint8Array, spaceBefore: string): string {
  return `,${spaceBefore === '' ? layoutOf(file).space : spaceBefore}`;
}

interface Layout {
  /** One step of indentation, when members stand on lines of their own. */
  readonly step: string | undefined;
  readonly lineBreak: string;
  /** What follows a colon, and a comma within a line. */
  readonly space: string;
}

/** Reads the layout off the first member of the notebook. */
function layoutOf(file: Uint8Array): Layout {
  const open = file.indexOf(0x7b) + 1;
  const space = textOf(file, open, skipSpace(file, open));
  const colon = file.indexOf(0x3a, open);
  return {
    step: space.includes('\n') ? space.slice(space.lastIndexOf('\n') + 1) : undefined,
    lineBreak: space.includes('\r\n') ? '\r\n' : '\n',
    space: file[colon + 1] === 0x20 ? ' ' : '',
  };
}

function textOf(file: Uint8Array, start: number, end: number): string {
  return decoder.decode(file.subarray(start, end));
}
