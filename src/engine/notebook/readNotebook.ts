import * as l10n from '@vscode/l10n';
import { formatProblems } from './formatProblems';
import { invalid, refuseAtOnce } from './invalidNotebook';
import { jsonText, skipSpace, skipValue, type JsonText } from './jsonScanner';
import { explainFailure } from './jsonFailure';
import { integerAt, isObjectAt } from './jsonValues';
import { normalLanguage } from './language';
import { finishCells } from './notebookCells';
import type { InvalidNotebook, NotebookModel, NotebookRead } from './notebookModel';
import type { RawCell } from './rawCell';
import { readRawNotebook, type RawNotebook } from './rawNotebook';
import { decodeSink, sourceSink } from './sourceSink';

/**
 * Reads a Jupyter notebook of nbformat 3 or 4 from the bytes of its file. Accepts what `JSON.parse` accepts, and `NaN`
 * and `Infinity`, which Python writes; nesting is limited to a thousand. Never throws.
 */
export function readNotebook(bytes: Uint8Array): NotebookRead {
  const refusal = refuseAtOnce(bytes);
  if (refusal !== undefined) return refusal;
  const text = jsonText(bytes);
  const start = skipSpace(text.bytes, startsWithMark(bytes) ? 3 : 0);
  if (!isObjectAt(text.bytes, start)) return refuseValue(text, start);
  const sink = sourceSink(bytes.length);
  const { end, value: raw } = readRawNotebook(text, sink, start);
  const failure = failureAfter(text, end);
  if (failure !== undefined) return failure;
  if (raw.cells === undefined) return notANotebook(start);
  return { kind: 'notebook', notebook: model(text, raw, { cells: raw.cells, sources: decodeSink(sink) }) };
}

/** Whether the bytes begin with the UTF-8 byte order mark. */
function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function refuseValue(text: JsonText, start: number): InvalidNotebook {
  return failureAfter(text, skipValue(text, start)) ?? notANotebook(start);
}

/** Why the text is no JSON, when it stops being it inside its one value or goes on after it. */
function failureAfter(text: JsonText, end: number): InvalidNotebook | undefined {
  if (end < 0) return explainFailure(text, ~end);
  const rest = skipSpace(text.bytes, end);
  return rest < text.bytes.length ? explainFailure(text, rest) : undefined;
}

function notANotebook(offset: number): InvalidNotebook {
  const message = l10n.t(
    'This file is JSON but no notebook: it has no list of cells. Restore the notebook, or rename the file.',
  );
  return invalid('not-a-notebook', message, offset);
}

/** Cells still raw, and their sources, if these could be decoded in one piece. */
interface RawCells {
  readonly cells: readonly RawCell[];
  readonly sources: string | undefined;
}

function model(text: JsonText, raw: RawNotebook, { cells: rawCells, sources }: RawCells): NotebookModel {
  const { kernelName, languageVersion, marks } = raw.metadata;
  const nbformat = (raw.nbformat && integerAt(text, raw.nbformat)) ?? (raw.isWorksheets ? 3 : 4);
  const nbformatMinor = (raw.nbformatMinor && integerAt(text, raw.nbformatMinor)) ?? 0;
  const language = normalLanguage(raw.metadata.language ?? 'python');
  const cells = finishCells(text, rawCells, { language, isVersion3: nbformat < 4, sources });
  const readable = { nbformat, nbformatMinor, language, kernelName, languageVersion, marks, cells };
  return { ...readable, problems: [...formatProblems(text, readable, raw, rawCells)] };
}
