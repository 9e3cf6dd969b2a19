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
export { readNotebook } from './readNotebook';
export { readTextNotebook, type TextCell, type TextMagic, type TextNotebook } from './text/textNotebook';
