import { finishCells, type CellDraft } from './textCells';
import { groupLines, isBlank, textLines, type LineGroup, type TextLine } from './textLines';
import type { TextNotebook } from './textNotebook';

/** Reads a marimo notebook: `app = marimo.App()` and functions under `@app.cell`, whose bodies are the cells. */
export function readMarimo(text: string): TextNotebook | undefined {
  const app = /^(\w+)\s*=\s*marimo\.App\(/m.exec(text)?.[1];
  if (app === undefined || !/^import marimo\b/m.test(text)) return undefined;
  const groups = groupLines(textLines(text), line => isCellStart(line, app) || isEnd(line));
  const cells = groups.filter(group => isCellStart(group[0], app));
  return { flavour: 'marimo', cells: finishCells(cells.map(draftCell)) };
}

/** `@app.cell`, `@app.cell(hide_code=True)`, `@app.function`, `with app.setup:`. */
function isCellStart(line: TextLine, app: string): boolean {
  return new RegExp(`^(?:@${app}\\.(?:cell|function|class_definition)\\b|with ${app}\\.setup\\b)`).test(line.text);
}

function isEnd(line: TextLine): boolean {
  return line.text.startsWith('if __name__');
}

/**
 * The content of a cell is the body of its function, or of the `with`: the indented lines below a head that may have
 * several lines. A `@app.function` or class is content itself.
 */
function draftCell(lines: LineGroup): CellDraft {
  const isDefinition = /\.(?:function|class_definition)\b/.test(lines[0].text);
  const headEnd = isDefinition ? 0 : lines.findIndex(line => /^[^@\s].*:\s*(?:#.*)?$/.test(line.text));
  const content = lines.slice(headEnd + 1).filter(line => isDefinition || isBlank(line) || /^\s/.test(line.text));
  return { lines, content, kind: 'code', language: 'python' };
}
