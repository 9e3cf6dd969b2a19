/** A cell that is new. Its id and its layout come from the notebook that it goes into. */
export interface NewCell {
  readonly kind: 'code' | 'markdown';
  readonly source: string;
  readonly tags: readonly string[];
}

/** A change of a notebook beside the text of its cells. Numbers count all cells from 0, before any of the changes. */
export type NotebookChange =
  /** As Jupyter does it: the count of the run that made them goes with them. */
  | { readonly kind: 'clear-outputs'; readonly cell: number }
  /** The outputs stay. */
  | { readonly kind: 'clear-count'; readonly cell: number }
  | { readonly kind: 'tag'; readonly cell: number; readonly tag: string }
  | { readonly kind: 'remove'; readonly cell: number }
  /** Before a cell; the number of cells stands for the end. */
  | { readonly kind: 'insert'; readonly cell: number; readonly content: NewCell }
  /** To the place before another cell. */
  | { readonly kind: 'move'; readonly cell: number; readonly before: number };
