import type { TextCell, TextMagic } from './textNotebook';
import { isBlank, type LineGroup, type TextLine } from './textLines';

/** What a flavour knows of a cell; spans and index follow from its lines. */
export interface CellDraft {
  /** All lines of the cell. */
  readonly lines: LineGroup;
  /** The lines left when marker and title are taken away. */
  readonly content: readonly TextLine[];
  readonly kind: TextCell['kind'];
  /** Of code; other kinds have none. */
  readonly language: string;
  readonly title?: string | undefined;
  readonly tags?: readonly string[];
  readonly magics?: readonly TextMagic[];
}

/** Numbers the cells and gives them their spans. */
export function finishCells(drafts: readonly CellDraft[]): readonly TextCell[] {
  return drafts.map((draft, index) => {
    const { lines, kind, language, title, tags = [], magics = [] } = draft;
    const end = lines[lines.length - 1].next;
    const content = trimBlank(draft.content);
    const sourceStart = content[0]?.start ?? end;
    const sourceEnd = content.at(-1)?.end ?? end;
    const named = { index, kind, language: kind === 'code' ? language : kind };
    return { ...named, start: lines[0].start, end, sourceStart, sourceEnd, title, tags, magics };
  });
}

/** The magic in a line that begins with one after `prefix`: `%pip install x`, `!ls`; a `%` of formatting is none. */
export function magicOf(line: TextLine, prefix: RegExp): TextMagic | undefined {
  const [mark] = prefix.exec(line.text) ?? [undefined];
  if (mark === undefined) return undefined;
  const text = line.text.slice(mark.length);
  return /^(?:%%?[A-Za-z]|!\S)/.test(text) ? { text, start: line.start + mark.length, end: line.end } : undefined;
}

function trimBlank(lines: readonly TextLine[]): readonly TextLine[] {
  const first = lines.findIndex(line => !isBlank(line));
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(line => !isBlank(line)) + 1);
}
