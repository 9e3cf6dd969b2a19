/** A line of a text: its offsets (UTF-16, `end` without the line break, `next` after it) and its characters. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly text: string;
}

/** Lines of a text, whatever its line breaks are; a byte order mark is no part of the first line. */
export function textLines(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  const linePattern = /[^\r\n]*(?:\r\n|\r|\n|$)/g;
  linePattern.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  for (const { 0: line, index: start } of text.matchAll(linePattern)) {
    const next = start + line.length;
    if (next === start) break;
    const content = line.replace(/[\r\n]+$/, '');
    lines.push({ start, end: start + content.length, next, text: content });
  }
  return lines;
}

export type LineGroup = readonly [TextLine, ...TextLine[]];

/** Splits lines before each line that `isFirst` says yes to. The first group may begin with another. */
export function groupLines(lines: readonly TextLine[], isFirst: (line: TextLine) => boolean): readonly LineGroup[] {
  const groups: [TextLine, ...TextLine[]][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last === undefined || isFirst(line)) groups.push([line]);
    else last.push(line);
  }
  return groups;
}

export function isBlank(line: TextLine): boolean {
  return line.text.trim() === '';
}
