import type { JsonText } from './jsonScanner';
import { kindOf, sourceOf } from './notebookCells';
import type { NotebookCell, NotebookModel, NotebookProblem } from './notebookModel';
import type { RawCell } from './rawCell';
import type { RawNotebook } from './rawNotebook';

type Readable = Omit<NotebookModel, 'problems'>;

/** Everything in a readable notebook that is against its format, in the order of the cells. */
export function* formatProblems(
  text: JsonText,
  notebook: Readable,
  raw: RawNotebook,
  rawCells: readonly RawCell[],
): Generator<NotebookProblem> {
  yield* versionProblems(notebook, raw);
  if (text.nonFiniteAt >= 0) yield nonFiniteProblem(text);
  for (const [index, cell] of notebook.cells.entries()) yield* cellProblems(text, notebook, cell, rawCells[index]);
  if (notebook.nbformat === 4 && notebook.nbformatMinor >= 5) yield* idProblems(notebook.cells);
}

function* versionProblems({ nbformat }: Readable, raw: RawNotebook): Generator<NotebookProblem> {
  const offset = raw.nbformat?.start ?? 0;
  if (raw.nbformat === undefined) {
    yield { kind: 'missing-nbformat', message: `The notebook does not say its nbformat: read as ${nbformat}.`, offset };
  } else if (nbformat !== 3 && nbformat !== 4) {
    yield {
      kind: 'unknown-nbformat',
      message: `nbformat ${nbformat} is neither 3 nor 4: read as far as known.`,
      offset,
    };
  }
}

function nonFiniteProblem({ nonFiniteAt }: JsonText): NotebookProblem {
  const message = '`NaN` and `Infinity` are no JSON: Jupyter reads them, other programs refuse the notebook.';
  return { kind: 'not-a-number', message, offset: nonFiniteAt };
}

function* cellProblems(
  text: JsonText,
  notebook: Readable,
  cell: NotebookCell,
  raw: RawCell,
): Generator<NotebookProblem> {
  const { index, span, sourceSpan } = cell;
  if (kindOf(text.bytes, raw) === undefined) {
    yield { kind: 'bad-cell', message: 'The cell is of no known type.', offset: span.start, cell: index };
  }
  if (!sourceOf(raw, notebook.nbformat < 4).range?.isText) {
    const offset = sourceSpan?.start ?? span.start;
    yield { kind: 'bad-source', message: 'The source of the cell is neither text nor lines.', offset, cell: index };
  }
}

/** From nbformat 4.5 on, every cell has an id of its own. */
function* idProblems(cells: readonly NotebookCell[]): Generator<NotebookProblem> {
  const seen = new Set<string>();
  for (const { id, index, span } of cells) {
    if (id === undefined) {
      const message = 'The cell has no id, which nbformat 4.5 asks for.';
      yield { kind: 'missing-cell-id', message, offset: span.start, cell: index };
    } else if (seen.has(id)) {
      const message = `An earlier cell has the id \`${id}\` too.`;
      yield { kind: 'duplicate-cell-id', message, offset: span.start, cell: index };
    } else {
      seen.add(id);
    }
  }
}
