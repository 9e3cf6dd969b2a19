import { type Statement, readOutline } from '../python/index';
import type { FactsDocument } from './sources';

/** The statements of a document, all code cells one after the other; read anew each time, so ask only where it may pay. */
export function outlineOf(document: FactsDocument): readonly Statement[] {
  if (document.kind === 'notebook') {
    const cells = document.notebook?.cells ?? [];
    const texts = document.codeCells.map(index => cells[index]?.source ?? '');
    return readOutline(texts, 'ipython').flat();
  }
  const hasMagics = document.textNotebook !== undefined && document.textNotebook.flavour !== 'marimo';
  return readOutline([document.text], hasMagics ? 'ipython' : 'python').flat();
}
