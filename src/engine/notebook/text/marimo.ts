import { finishCells, type CellDraft } from './textCells';
import { groupLines, isBlank, textLines, type LineGroup } from './textLines';
import type { TextNotebook } from './textNotebook';

/** Reads a marimo notebook: `app = marimo.App()`, then `@app.cell`, `@app.function` or `with app.setup:` for each cell. */
export function readMarimo(text: string): TextNotebook | undefined {
  const app = /^(\w+)\s*=\s*marimo\.App\(/m.exec(text)?.[1];
  if (app === undefined || !/^import marimo\b/m.test(text)) return undefined;
  const start = new RegExp(`^(?:@${app}\\.(?:cell|function|class_definition)\\b|with ${app}\\.setup\\b)`);
  const groups = groupLines(textLines(text), line => start.test(line.text) || line.text.startsWith('if __name__'));
  const cells = groups.filter(group => start.test(group[0].text));
  return { flavour: 'marimo', cells: finishCells(cells.map(draftCell)) };
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
