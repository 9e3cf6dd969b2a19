/** Bytes of a file, `end` exclusive, counted from 0. */
export interface ByteSpan {
  readonly start: number;
  readonly end: number;
}

/** What `readNotebook` found: a notebook, or one reason why there is none. */
export type NotebookRead = { readonly kind: 'notebook'; readonly notebook: NotebookModel } | InvalidNotebook;

/** A file that is no readable notebook. */
export interface InvalidNotebook {
  readonly kind: 'invalid';
  readonly reason: InvalidReason;
  /** One sentence: what is the matter, where (line and column from 1), what to do. */
  readonly message: string;
  /** Byte at which reading stopped. */
  readonly offset: number;
}

export type InvalidReason =
  | 'empty'
  | 'too-large'
  | 'utf-16'
  | 'lfs-pointer'
  | 'annex-pointer'
  | 'conflict'
  | 'truncated'
  | 'not-json'
  | 'too-deep'
  | 'not-a-notebook';

/** A Jupyter notebook of nbformat 3 or 4 as its file has it. Nothing of its outputs is decoded. */
export interface NotebookModel {
  readonly nbformat: number;
  readonly nbformatMinor: number;
  /** `kernelspec.language`, else `language_info.name`, else `python`; lower case, `ipython` and `pyspark` are `python`. */
  readonly language: string;
  /** `metadata.kernelspec.name`, for example `python3`. */
  readonly kernelName: string | undefined;
  /** `metadata.language_info.version`, of the kernel that ran it last: `3.12.4`. */
  readonly languageVersion: string | undefined;
  /** Tools that left their mark in the metadata. */
  readonly marks: readonly NotebookMark[];
  readonly cells: readonly NotebookCell[];
  /** What is against the format but did not hinder reading. */
  readonly problems: readonly NotebookProblem[];
}

/** `databricks` is an `.ipynb` exported by Databricks; `papermill` one that a job has run. */
export type NotebookMark = 'colab' | 'databricks' | 'deepnote' | 'jupytext' | 'kaggle' | 'papermill';

/** A breach of the notebook format. `offset` is the byte it is about. */
export interface NotebookProblem {
  readonly kind:
    | 'bad-cell'
    | 'bad-source'
    | 'duplicate-cell-id'
    | 'missing-cell-id'
    | 'missing-nbformat'
    | 'not-a-number'
    | 'unknown-nbformat';
  readonly message: string;
  readonly offset: number;
  /** Index of the cell, if it is about one. */
  readonly cell?: number;
}

/** One cell. */
export interface NotebookCell {
  /** From 0, over cells of every kind (and, in nbformat 3, over all worksheets). */
  readonly index: number;
  /** From nbformat 4.5 on. */
  readonly id: string | undefined;
  readonly kind: 'code' | 'markdown' | 'raw';
  /** The cell's own language, else the notebook's; `markdown` and `raw` for cells of these kinds. */
  readonly language: string;
  /** Decoded text; a list of lines is joined. Empty when the file has no text there. */
  readonly source: string;
  readonly tags: readonly string[];
  /** `null` for a cell that has not run, `undefined` when the file does not say. */
  readonly executionCount: number | null | undefined;
  readonly outputs: OutputSummary;
  /** The whole cell, braces included. */
  readonly span: ByteSpan;
  /** The value of `source` (`input` in nbformat 3), quotes or brackets included. */
  readonly sourceSpan: ByteSpan | undefined;
  readonly metadataSpan: ByteSpan | undefined;
}

/** What can be said about outputs without decoding them. */
export interface OutputSummary {
  readonly count: number;
  /** One of them is a saved exception. */
  readonly hasError: boolean;
  /** Length of the outputs' JSON in the file. */
  readonly bytes: number;
  readonly span: ByteSpan | undefined;
}
