import type { ByteSpan, NotebookCell } from './notebookModel';
import type { SourceMap } from './sourceMap';

/** A change of a cell's source: UTF-16 offsets in that source, `end` exclusive. */
export interface SourceEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** A cell, where its source stands in the file, and what is to change. */
export interface EditedCell {
  readonly file: Uint8Array;
  readonly cell: NotebookCell;
  readonly sourceSpan: ByteSpan;
  /** The strings of the source, quotes included. */
  readonly strings: readonly ByteSpan[];
  readonly map: SourceMap;
  /** In ascending order, none overlapping another. */
  readonly edits: readonly SourceEdit[];
  /** Gives text as it stands inside a JSON string of this file. */
  readonly encode: (text: string) => Uint8Array;
}
