import { noCellMetadata, readCellMetadata, type CellMetadata } from './cellMetadata';
import { readArray, readObject, skipValue, type JsonText, type Read } from './jsonScanner';
import { isArrayAt, isObjectAt } from './jsonValues';
import type { ByteSpan } from './notebookModel';
import { noOutputs, readOutputs, type Outputs } from './outputs';
import { readSource, type SinkRange, type SourceSink } from './sourceSink';

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
  readonly span: ByteSpan;
  /** Where the value of each field stands; of a repeated key, the last. */
  readonly fields: Readonly<Record<FieldName, ByteSpan | undefined>>;
  readonly metadata: CellMetadata;
  readonly outputs: Outputs;
  /** What `source`, or `input` in nbformat 3, added to the sink. */
  readonly source: SinkRange | undefined;
  readonly input: SinkRange | undefined;
}

/** Cells of the list at `at`; `undefined` when no list stands there. */
export function readRawCells(text: JsonText, sink: SourceSink, at: number): Read<readonly RawCell[] | undefined> {
  if (!isArrayAt(text.bytes, at)) return { end: skipValue(text, at), value: undefined };
  const value: RawCell[] = [];
  const end = readArray(text, at, cellAt => {
    const cell = readRawCell(text, sink, cellAt);
    value.push(cell);
    return cell.span.end;
  });
  return { end, value };
}

/** All names in one order: objects of one shape are what makes the code that reads them fast. */
const noFields: Record<FieldName, ByteSpan | undefined> = {
  cell_type: undefined,
  source: undefined,
  outputs: undefined,
  metadata: undefined,
  execution_count: undefined,
  id: undefined,
  input: undefined,
  prompt_number: undefined,
  language: undefined,
};

function readRawCell(text: JsonText, sink: SourceSink, start: number): RawCell {
  const fields = { ...noFields };
  let metadata = noCellMetadata;
  let outputs = noOutputs;
  let source: SinkRange | undefined;
  let input: SinkRange | undefined;
  const end = isObjectAt(text.bytes, start) ? readObject(text, start, fieldNames, readField) : skipValue(text, start);
  return { span: { start, end }, fields, metadata, outputs, source, input };

  function readField(name: FieldName, valueAt: number): number {
    const valueEnd = readValue(name, valueAt);
    fields[name] = { start: valueAt, end: valueEnd };
    return valueEnd;
  }

  function readValue(name: FieldName, valueAt: number): number {
    switch (name) {
      case 'metadata':
        return keep(readCellMetadata(text, valueAt), value => (metadata = value));
      case 'outputs':
        return keep(readOutputs(text, valueAt), value => (outputs = value));
      case 'source':
        return keep(readSource(text, sink, valueAt), value => (source = value));
      case 'input':
        return keep(readSource(text, sink, valueAt), value => (input = value));
      default:
        return skipValue(text, valueAt);
    }
  }
}

/** Hands on what was read, and gives the index after it. */
function keep<Value>({ end, value }: Read<Value>, take: (value: Value) => void): number {
  take(value);
  return end;
}
