import * as l10n from '@vscode/l10n';
import { baseName } from '../../model/location';
import type { NotebookDocument } from '../../model/document';
import type { ProjectFacts } from '../facts/projectFacts';
import { type ScaffoldDraft, type ScaffoldResult, type ScaffoldSource, drafts, refused } from '../scaffold';

/** What becomes of one notebook. */
export type NotebookDraft = Omit<ScaffoldDraft, 'title'>;

interface Words {
  /** What is done, with the names of the notebooks: `Move imports to the top of train.ipynb`. */
  readonly title: (notebooks: string) => string;
  /** Why there is nothing to do. */
  readonly refusal: string;
}

/** One draft for all notebooks in which the rule has found something and that can be mended. */
export function draftOfNotebooks(
  { project }: ProjectFacts,
  { places }: ScaffoldSource,
  { title, refusal }: Words,
  draftOf: (document: NotebookDocument) => NotebookDraft | undefined,
): ScaffoldResult {
  const done = places.flatMap(path => {
    const document = project.workspace.documentAt(path);
    const isWhole = document?.kind === 'notebook' && (document.notebook?.nbformat ?? 0) >= 4;
    const draft = isWhole ? draftOf(document) : undefined;
    return draft === undefined ? [] : [{ path, draft }];
  });
  const names = done.map(({ path }) => baseName(path));
  const shown = names.length > 3 ? l10n.t('{0} notebooks', names.length) : names.join(', ');
  return done.length === 0
    ? refused(refusal)
    : drafts({
        title: title(shown),
        edits: done.flatMap(({ draft }) => draft.edits),
        files: done.flatMap(({ draft }) => draft.files),
        cells: done.flatMap(({ draft }) => draft.cells ?? []),
      });
}
