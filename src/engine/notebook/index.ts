export { applyCellEdits, replaceCellSource, type NotebookEdit } from './cellEdits';
export { notebookByteLimit } from './invalidNotebook';
export type {
  ByteSpan,
  InvalidNotebook,
  InvalidReason,
  NotebookCell,
  NotebookMark,
  NotebookModel,
  NotebookProblem,
  NotebookRead,
  OutputSummary,
} from './notebookModel';
export type { NewCell, NotebookChange } from './notebookChange';
export { applyNotebookChanges, changeObstacle } from './notebookChanges';
export { readNotebook } from './readNotebook';
export type { SourceEdit } from './sourceEdit';
export { endByte, mapSource, sourceOffset, startByte, type SourceMap } from './sourceMap';
export { readTextNotebook, type TextCell, type TextMagic, type TextNotebook } from './text/textNotebook';
