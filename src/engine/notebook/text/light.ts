import type { JupytextHeader } from './jupytextHeader';
import { finishCells, magicOf, type CellDraft } from './textCells';
import { groupLines, isBlank, type LineGroup, type TextLine } from './textLines';
import type { TextNotebook } from './textNotebook';

/**
 * Reads jupytext's light format, where a blank line ends a cell, unless what follows is indented or the cell was opened
 * with `# +`, which `# -` closes. A block of comments is Markdown.
 */
export function readLight(header: JupytextHeader): TextNotebook {
  return { flavour: 'light', cells: finishCells(groupBlocks(header.rest).map(lines => draftCell(lines, header))) };
}

const opener = /^# \+(.*)$/;
const closer = /^# -\s*$/;

type LineRole = 'opener' | 'closer' | 'blank' | 'indented' | 'body';
type Place = 'between' | 'inside' | 'explicit';

function groupBlocks(lines: readonly TextLine[]): readonly LineGroup[] {
  const starts = cellStarts(lines);
  return groupLines(lines, line => starts.has(line)).filter(group => !group.every(isBlank));
}

function cellStarts(lines: readonly TextLine[]): ReadonlySet<TextLine> {
  const starts = new Set<TextLine>();
  let place: Place = 'between';
  for (const line of lines) {
    const role = roleOf(line);
    if (role === 'opener' || (role === 'body' && place === 'between')) starts.add(line);
    place = placeAfter(role, place);
  }
  return starts;
}

function roleOf(line: TextLine): LineRole {
  if (opener.test(line.text)) return 'opener';
  if (closer.test(line.text)) return 'closer';
  if (isBlank(line)) return 'blank';
  return /^\s/.test(line.text) ? 'indented' : 'body';
}

function placeAfter(role: LineRole, place: Place): Place {
  if (role === 'opener') return 'explicit';
  if (role === 'closer') return 'between';
  if (place === 'explicit') return 'explicit';
  return role === 'blank' ? 'between' : 'inside';
}

function draftCell(lines: LineGroup, header: JupytextHeader): CellDraft {
  const options = opener.exec(lines[0].text)?.[1];
  const content = lines.filter((line, index) => !(index === 0 && options !== undefined) && !closer.test(line.text));
  const isText = options === undefined && content.every(line => isBlank(line) || /^#(?! ?[%!])/.test(line.text));
  const isMarkdown = isText || /\[(?:markdown|md)\]/.test(options ?? '');
  const magics = content.map(line => magicOf(line, /^(?:# ?)?/)).filter(magic => magic !== undefined);
  return { lines, content, kind: isMarkdown ? 'markdown' : 'code', language: header.language ?? 'python', magics };
}
