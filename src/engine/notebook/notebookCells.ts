import { isStringAt, type JsonText } from './jsonScanner';
import { integerAt, isNullAt, stringAt, valuesAt } from './jsonValues';
import type { ByteSpan, NotebookCell, OutputSummary } from './notebookModel';
import { normalLanguage } from './language';
import type { RawCell } from './rawCell';
import { sourceOf, stringsOf } from './sourceText';

/** What cells cannot know by themselves. */
export interface CellContext {
  readonly language: string;
  /** nbformat 3 keeps code in `input`. */
  readonly isVersion3: boolean;
}

/** Finishes the cells: decodes the values that rules ask for, and says the rest in words of one format. */
export function finishCells(
  text: JsonText,
  rawCells: readonly RawCell[],
  context: CellContext,
): readonly NotebookCell[] {
  const sourceSpans = rawCells.map(raw => sourceSpanOf(raw, context.isVersion3));
  const sources = valuesAt(text, sourceSpans);
  const ids = valuesAt(
    text,
    rawCells.map(raw => raw.fields.id),
  );
  const tags = valuesAt(
    text,
    rawCells.map(raw => raw.metadata.tags),
  );
  return rawCells.map((raw, index) => {
    const kind = kindOf(text.bytes, raw) ?? 'raw';
    return {
      index,
      id: textOf(ids[index]),
      kind,
      language: kind === 'code' ? languageOf(text, raw, context.language) : kind,
      source: sourceOf(sources[index]) ?? '',
      tags: stringsOf(tags[index]),
      executionCount: countOf(text, raw),
      outputs: summaryOf(raw),
      span: raw.span,
      sourceSpan: sourceSpans[index],
      metadataSpan: raw.fields.metadata,
    };
  });
}

function sourceSpanOf({ fields }: RawCell, isVersion3: boolean): ByteSpan | undefined {
  return isVersion3 ? (fields.input ?? fields.source) : fields.source;
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

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
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
