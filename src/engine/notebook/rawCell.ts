import { noCellMetadata, readCellMetadata, type CellMetadata } from './cellMetadata';
import { readArray, readObject, skipValue, type JsonText, type Read } from './jsonScanner';
import { isArrayAt, isObjectAt } from './jsonValues';
import type { ByteSpan } from './notebookModel';
import { noOutputs, readOutputs, type Outputs } from './outputs';

const fieldNames = [
  'cell_type',
  'source',
  'outputs',
  'metadata',
  'execution_count',
  'id',
  'input',
  'prompt_number',
  'language',
] as const;

type FieldName = (typeof fieldNames)[number];

/** A cell as its bytes have it. The notebook's format and language, which a cell needs, come last in the file. */
export interface RawCell {
  readonly isObject: boolean;
  readonly span: ByteSpan;
  /** Where the value of each field stands; of a repeated key, the last. */
  readonly fields: Readonly<Partial<Record<FieldName, ByteSpan>>>;
  readonly metadata: CellMetadata;
  readonly outputs: Outputs;
}

/** Cells of the list at `at`; `undefined` when no list stands there. */
export function readRawCells(text: JsonText, at: number): Read<readonly RawCell[] | undefined> {
  if (!isArrayAt(text.bytes, at)) return { end: skipValue(text, at), value: undefined };
  const value: RawCell[] = [];
  const end = readArray(text, at, cellAt => {
    const cell = readRawCell(text, cellAt);
    value.push(cell);
    return cell.span.end;
  });
  return { end, value };
}

function readRawCell(text: JsonText, start: number): RawCell {
  const fields: Partial<Record<FieldName, ByteSpan>> = {};
  let metadata = noCellMetadata;
  let outputs = noOutputs;
  if (!isObjectAt(text.bytes, start)) {
    return { isObject: false, span: { start, end: skipValue(text, start) }, fields, metadata, outputs };
  }
  const end = readObject(text, start, fieldNames, (name, valueAt) => {
    const valueEnd = readField(name, valueAt);
    fields[name] = { start: valueAt, end: valueEnd };
    return valueEnd;
  });
  return { isObject: true, span: { start, end }, fields, metadata, outputs };

  function readField(name: FieldName, valueAt: number): number {
    if (name !== 'metadata' && name !== 'outputs') return skipValue(text, valueAt);
    if (name === 'metadata') {
      const read = readCellMetadata(text, valueAt);
      metadata = read.value;
      return read.end;
    }
    const read = readOutputs(text, valueAt);
    outputs = read.value;
    return read.end;
  }
}
