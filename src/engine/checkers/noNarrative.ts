import { matchAt } from '../detectors/matchAt';
import type { Document } from '../model/document';
import type { NotebookCell } from '../notebook/index';
import type { Checker } from './checker';

/** Fewer cells of code need no explanation. */
const leastCells = 5;

const leastWords = 30;

/** Finds notebooks that begin without a title and hardly explain anything. */
export const noNarrative: Checker = {
  scope: 'document',
  kinds: ['notebook'],
  captures: ['words'],
  anchors: [],
  concerns: document => cellsOf(document).filter(isCode).length >= leastCells,
  *detect(document) {
    const cells = cellsOf(document);
    const prose = cells.filter(cell => !isCode(cell)).map(({ source }) => source);
    const words = prose.join(' ').match(/\p{L}{2,}/gu)?.length ?? 0;
    if (cells.filter(isCode).length >= leastCells && words < leastWords && !hasTitle(cells)) {
      yield matchAt({ kind: 'document', path: document.path }, { words: String(words) });
    }
  },
};

function cellsOf(document: Document): readonly NotebookCell[] {
  const notebook = document.kind === 'notebook' ? document.notebook : undefined;
  return (notebook?.cells ?? []).filter(({ source }) => source.trim() !== '');
}

function isCode({ kind }: NotebookCell): boolean {
  return kind === 'code';
}

/** A heading in the first cells, front matter, or a docstring or comment of a sentence that the code begins with. */
function hasTitle(cells: readonly NotebookCell[]): boolean {
  return cells
    .slice(0, 3)
    .some(({ kind, source }) =>
      kind === 'code'
        ? /^\s*(?:"""|'''|#)\s*\S+(?:\s+\S+){3,}/.test(source)
        : /^\s*#{1,6}\s*\S|^---\s*$|<h\d|^\S.*\n[=-]{3,}\s*$/im.test(source),
    );
}
