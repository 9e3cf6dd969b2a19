import { textLines, type TextLine } from './textLines';

/** The comment block `# ---` … `# ---` in which jupytext keeps the notebook's metadata. */
export interface JupytextHeader {
  /** jupytext's name for the format, for example `percent`. */
  readonly format: string | undefined;
  /** The kernel's language, where the header says it. */
  readonly language: string | undefined;
  /** The lines after the header. */
  readonly rest: readonly TextLine[];
}

/** Reads the header of a script that jupytext has written, or gives `undefined`. */
export function readHeader(text: string): JupytextHeader | undefined {
  const lines = textLines(text);
  const start = lines.findIndex(line => !/^#(?:!| -\*-|\s*$)|^\s*$/.test(line.text));
  if (!isFence(lines[start])) return undefined;
  const end = lines.findIndex((line, index) => index > start && isFence(line));
  const header = lines.slice(start + 1, end < 0 ? undefined : end);
  if (end < 0 || !header.every(line => line.text.startsWith('#')) || !isJupytext(header)) return undefined;
  return {
    format: valueOf(header, 'format_name'),
    language: valueOf(header, 'language'),
    rest: lines.slice(end + 1),
  };
}

/** Whether nothing but blank lines, `#!` and `# -*-` stands before a `# ---`. A quick look, for ordinary scripts. */
export function mayHaveHeader(text: string): boolean {
  const fence = /^\uFEFF?(?:(?:#!.*|# -\*-.*|#?[^\S\r\n]*)(?:\r\n?|\n))*# ---[^\S\r\n]*(?:[\r\n]|$)/;
  return fence.test(text) && text.includes('jupytext');
}

function isFence(line: TextLine | undefined): boolean {
  return line !== undefined && /^# ---\s*$/.test(line.text);
}

function isJupytext(header: readonly TextLine[]): boolean {
  return header.some(line => /^#\s+(?:jupyter|jupytext):/.test(line.text));
}

function valueOf(header: readonly TextLine[], key: string): string | undefined {
  const pattern = new RegExp(`^#\\s+${key}:\\s*['"]?([\\w-]+)`);
  return header.map(line => pattern.exec(line.text)?.[1]).find(value => value !== undefined);
}
