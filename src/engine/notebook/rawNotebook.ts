import { readArray, readObject, skipValue, type JsonText, type Read } from './jsonScanner';
import { isArrayAt, isObjectAt } from './jsonValues';
import { noNotebookMetadata, readNotebookMetadata } from './notebookMetadata';
import type { NotebookMetadata } from './notebookMetadata';
import type { ByteSpan } from './notebookModel';
import { readRawCells, type RawCell } from './rawCell';
import type { SourceSink } from './sourceSink';

const fieldNames = ['cells', 'metadata', 'nbformat', 'nbformat_minor', 'worksheets'] as const;

type FieldName = (typeof fieldNames)[number];

/** A notebook's members as its bytes have them. */
export interface RawNotebook {
  readonly nbformat: ByteSpan | undefined;
  readonly nbformatMinor: ByteSpan | undefined;
  readonly metadata: NotebookMetadata;
  /** The cells come from `worksheets`, as in nbformat 3. */
  readonly isWorksheets: boolean;
  /** From `cells`, or from `worksheets` as nbformat 3 has it; `undefined` when neither is a list. */
  readonly cells: readonly RawCell[] | undefined;
}

/** Reads the object at `at` as a notebook. What it is worth is for the caller to judge. */
export function readRawNotebook(text: JsonText, sink: SourceSink, at: number): Read<RawNotebook> {
  const spans: Partial<Record<FieldName, ByteSpan>> = {};
  const lists: Partial<Record<FieldName, readonly RawCell[] | undefined>> = {};
  let metadata = noNotebookMetadata;
  const end = readObject(text, at, fieldNames, (name, start) => {
    const valueEnd = readField(name, start);
    spans[name] = { start, end: valueEnd };
    return valueEnd;
  });
  const cells = lists.cells ?? lists.worksheets;
  const isWorksheets = lists.cells === undefined;
  const { nbformat, nbformat_minor: nbformatMinor } = spans;
  return { end, value: { nbformat, nbformatMinor, metadata, isWorksheets, cells } };

  function readField(name: FieldName, start: number): number {
    if (name === 'metadata') {
      const read = readNotebookMetadata(text, start);
      metadata = read.value;
      return read.end;
    }
    if (name !== 'cells' && name !== 'worksheets') return skipValue(text, start);
    const read = name === 'cells' ? readRawCells(text, sink, start) : readWorksheets(text, sink, start);
    lists[name] = read.value;
    return read.end;
  }
}

/** Cells of `[{"cells": […]}, …]`, one worksheet after the other. */
function readWorksheets(text: JsonText, sink: SourceSink, at: number): Read<readonly RawCell[] | undefined> {
  if (!isArrayAt(text.bytes, at)) return { end: skipValue(text, at), value: undefined };
  const worksheets: (readonly RawCell[])[] = [];
  const end = readArray(text, at, worksheetAt => {
    const worksheet = readWorksheet(text, sink, worksheetAt);
    worksheets.push(worksheet.value);
    return worksheet.end;
  });
  return { end, value: worksheets.flat() };
}

function readWorksheet(text: JsonText, sink: SourceSink, at: number): Read<readonly RawCell[]> {
  if (!isObjectAt(text.bytes, at)) return { end: skipValue(text, at), value: [] };
  let cells: readonly RawCell[] = [];
  const end = readObject(text, at, ['cells'], (_name, valueAt) => {
    const list = readRawCells(text, sink, valueAt);
    cells = list.value ?? [];
    return list.end;
  });
  return { end, value: cells };
}
