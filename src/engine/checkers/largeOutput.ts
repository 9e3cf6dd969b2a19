import { matchAt, matchOutputs } from '../detectors/matchAt';
import { sizeInWords } from '../detectors/words';
import type { Document, NotebookDocument } from '../model/document';
import type { Project } from '../projects/project';
import type { Checker } from './checker';

/** Bytes of outputs, as they stand in the file. */
export const largeOutputLimits = { cell: 300_000, notebook: 1_000_000 };

/** Finds cells whose saved outputs are large, and notebooks where many small ones add up. */
export const largeOutput: Checker = {
  scope: 'project',
  kinds: ['notebook'],
  captures: ['size'],
  anchors: [],
  concerns: document => sizeOf(document) > 0,
  *detect(project) {
    if (isStripped(project) || isPublished(project)) {
      return;
    }
    for (const document of project.documents) {
      if (document.kind !== 'notebook') {
        continue;
      }
      const large = cellsOf(document).filter(({ outputs }) => outputs.bytes > largeOutputLimits.cell);
      for (const { index, outputs } of large) {
        yield matchOutputs(document, index, { size: sizeInWords(outputs.bytes) });
      }
      if (large.length === 0 && sizeOf(document) > largeOutputLimits.notebook) {
        yield matchAt({ kind: 'document', path: document.path }, { size: sizeInWords(sizeOf(document)) });
      }
    }
  },
};

/** Those whose outputs nobody keeps on purpose. */
function cellsOf({ notebook }: NotebookDocument): NonNullable<NotebookDocument['notebook']>['cells'] {
  return (notebook?.cells ?? []).filter(({ tags }) => !tags.includes('keep_output'));
}

function sizeOf(document: Document): number {
  return document.kind === 'notebook' ? cellsOf(document).reduce((sum, { outputs }) => sum + outputs.bytes, 0) : 0;
}

/** Git gets the notebooks without outputs. */
function isStripped({ workspace }: Project): boolean {
  return workspace.documents.some(
    ({ path, text }) => /(?:^|\/)\.gitattributes$/.test(path) && /filter=(?:nbstripout|nb-?clean|strip)/.test(text),
  );
}

/** A site is built from them, of which the outputs are a part. */
function isPublished({ workspace }: Project): boolean {
  return workspace.documents.some(
    ({ path, text }) =>
      /(?:^|\/)(?:_quarto\.ya?ml|_toc\.ya?ml|myst\.ya?ml)$/.test(path) ||
      (/(?:^|\/)(?:mkdocs\.ya?ml|conf\.py)$/.test(path) && /mkdocs-jupyter|nbsphinx|myst_nb/.test(text)),
  );
}
