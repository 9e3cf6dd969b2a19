import * as vscode from 'vscode';
import { isTelling } from '../engine/index';

/**
 * An open notebook as nbformat JSON: cells with source, tags, execution count and id, and what its metadata says of
 * language and tools. Of outputs their number, whether one is an error, and texts that may say too much: the rest may be
 * megabytes.
 */
export function notebookContent(notebook: vscode.NotebookDocument): Uint8Array {
  const { nbformat, nbformat_minor: minor, metadata } = readRecord(notebook.metadata);
  const content = {
    cells: notebook.getCells().map(cellContent),
    metadata: withoutWidgets(readRecord(metadata)),
    nbformat: typeof nbformat === 'number' ? nbformat : 4,
    nbformat_minor: typeof minor === 'number' ? minor : 4,
  };
  return new TextEncoder().encode(JSON.stringify(content));
}

function cellContent(cell: vscode.NotebookCell): object {
  const { id, execution_count: stored, metadata } = readRecord(cell.metadata);
  const { tags } = readRecord(metadata);
  const { languageId } = cell.document;
  const isCode = cell.kind === vscode.NotebookCellKind.Code && languageId !== 'raw';
  const shared = {
    ...(typeof id === 'string' ? { id } : {}),
    metadata: { ...(Array.isArray(tags) ? { tags } : {}), ...(isCode ? { vscode: { languageId } } : {}) },
    source: cell.document.getText(),
  };
  if (!isCode) {
    return { cell_type: languageId === 'raw' ? 'raw' : 'markdown', ...shared };
  }
  const ran = cell.executionSummary?.executionOrder ?? (typeof stored === 'number' ? stored : null);
  return { cell_type: 'code', execution_count: ran, outputs: cell.outputs.map(outputContent), ...shared };
}

const errorMime = 'application/vnd.code.notebook.error';

/** An output is made once, and nothing changes in it, but the notebook is sent with every key that is pressed. */
const contents = new WeakMap<vscode.NotebookCellOutput, object>();

function outputContent(output: vscode.NotebookCellOutput): object {
  const content = contents.get(output) ?? readOutput(output);
  contents.set(output, content);
  return content;
}

function readOutput({ items }: vscode.NotebookCellOutput): object {
  const isError = items.some(({ mime }) => mime === errorMime);
  const text = items.filter(isText).map(({ data }) => decoder.decode(data)).join('\n'); // prettier-ignore
  return { output_type: isError ? 'error' : 'display_data', ...(isTelling(text) ? { text } : {}) };
}

const decoder = new TextDecoder();

/** Longer ones are no messages. */
const longest = 100_000;

function isText({ mime, data }: vscode.NotebookCellOutputItem): boolean {
  const isMessage = mime === 'text/plain' || mime === errorMime || /^application\/vnd\.code\.notebook\.std/.test(mime);
  return isMessage && data.length <= longest;
}

/** The state of widgets is the one part of the metadata that grows without limit. */
function withoutWidgets(metadata: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(metadata).filter(([name]) => name !== 'widgets'));
}

function readRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
