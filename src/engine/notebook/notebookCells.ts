import { isStringAt, type JsonText } from './jsonScanner';
import { integerAt, isNullAt, stringAt, valuesAt } from './jsonValues';
import type { ByteSpan, NotebookCell, OutputSummary } from './notebookModel';
import { normalLanguage } from './language';
import type { RawCell } from './rawCell';
import type { SinkRange } from './sourceSink';
import { decodeSource, stringsOf } from './sourceText';

/** What cells cannot know by themselves. */
export interface CellContext {
  readonly language: string;
  /** nbformat 3 keeps code in `input`. */
  readonly isVersion3: boolean;
  /** All sources one after the other; `undefined` when each has to be decoded by itself. */
  readonly sources: string | undefined;
}

/** Finishes the cells: decodes the values that rules ask for, and says the rest in words of one format. */
export function finishCells(
  text: JsonText,
  rawCells: readonly RawCell[],
  context: CellContext,
): readonly NotebookCell[] {
  const idSpans = rawCells.map(raw => raw.fields.id);
  const tagSpans = rawCells.map(raw => raw.metadata.tags);
  const ids = valuesAt(text, idSpans);
  const tags = valuesAt(text, tagSpans);
  return rawCells.map((raw, index) => {
    const kind = kindOf(text.bytes, raw) ?? 'raw';
    const id = ids[index];
    const { range, span } = sourceOf(raw, context.isVersion3);
    return {
      index,
      id: typeof id === 'string' ? id : undefined,
      kind,
      language: kind === 'code' ? languageOf(text, raw, context.language) : kind,
      source: range?.isText && span ? (context.sources?.slice(range.start, range.end) ?? decodeSource(text, span)) : '',
      tags: stringsOf(tags[index]),
      executionCount: countOf(text, raw),
      outputs: summaryOf(raw),
      span: raw.span,
      sourceSpan: span,
      metadataSpan: raw.fields.metadata,
    };
  });
}

/** Where a cell has its code or text. */
export function sourceOf({ fields, source, input }: RawCell, isVersion3: boolean): CellSource {
  return isVersion3 && input !== undefined
    ? { range: input, span: fields.input }
    : { range: source, span: fields.source };
}

interface CellSource {
  readonly range: SinkRange | undefined;
  readonly span: ByteSpan | undefined;
}

/** The kind a `cell_type` of any version of the format names: `heading` and `html` are of nbformat 3. */
export function kindOf(bytes: Uint8Array, { fields: { cell_type: type } }: RawCell): NotebookCell['kind'] | undefined {
  if (type === undefined) return undefined;
  if (isStringAt(bytes, type.start, 'code')) return 'code';
  if (isStringAt(bytes, type.start, 'raw')) return 'raw';
  return ['markdown', 'heading', 'html'].some(name => isStringAt(bytes, type.start, name)) ? 'markdown' : undefined;
}

function languageOf(text: JsonText, { fields, metadata }: RawCell, notebookLanguage: string): string {
  const own = metadata.language ?? (fields.language && stringAt(text, fields.language));
  return own === undefined ? notebookLanguage : normalLanguage(own);
}

function countOf(text: JsonText, { fields }: RawCell): number | null | undefined {
  const span = fields.execution_count ?? fields.prompt_number;
  if (span === undefined) return undefined;
  return isNullAt(text.bytes, span.start) ? null : integerAt(text, span);
}

const noOutputs: OutputSummary = { count: 0, hasError: false, bytes: 0, span: undefined };

function summaryOf({ fields: { outputs: span }, outputs: { count, hasError } }: RawCell): OutputSummary {
  return span === undefined ? noOutputs : { count, hasError, bytes: span.end - span.start, span };
}
