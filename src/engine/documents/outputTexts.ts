import type { NotebookCell } from '../notebook/index';
import { isRecord } from '../rules/fields';

/** What the outputs of one cell show as text: printed lines, values, tracebacks. */
export interface OutputText {
  readonly cell: number;
  readonly text: string;
}

/** Outputs beyond that are pictures and tables for scripts. */
const longest = 300_000;

/** A path of somebody, an address, or a word that keys are near to: all other outputs are not worth decoding twice. */
const telling =
  /\/home\/|\/Users\/|\\Users\\|key|token|secret|passw|sig=|AKIA|ASIA|eyJ|sk-|hf_|gh[pousr]_|AIza|xox|BEGIN/i;

/** Whether a text of an output is worth a second look. */
export function isTelling(text: string): boolean {
  return telling.test(text);
}

const decoder = new TextDecoder();

/** Of the cells of which the outputs may say too much; `bytes` are the file's. */
export function tellingOutputs(bytes: Uint8Array, cells: readonly NotebookCell[]): readonly OutputText[] {
  return cells.flatMap(({ index, outputs: { span, count, bytes: length } }) => {
    if (span === undefined || count === 0 || length > longest) {
      return [];
    }
    const json = decoder.decode(bytes.subarray(span.start, span.end));
    const text = telling.test(json) ? allTexts(json) : '';
    return telling.test(text) ? [{ cell: index, text }] : [];
  });
}

/** Tracebacks among them. */
function allTexts(json: string): string {
  return [...outputTexts(json), ...readOutputs(json).map(({ traceback }) => joinText(traceback))].join('\n');
}

/** The outputs of a cell from their JSON; none for what is no JSON. */
export function readOutputs(json: string): readonly Readonly<Record<string, unknown>>[] {
  const all = parse(json);
  return Array.isArray(all) ? all.filter(isRecord) : [];
}

/** What outputs print, and the values they show, as text. */
export function outputTexts(json: string): readonly string[] {
  return readOutputs(json).flatMap(output => [joinText(output['text']), plainText(output)]);
}

/** The value that an output shows, as text; empty for pictures. */
export function plainText({ data }: Readonly<Record<string, unknown>>): string {
  return isRecord(data) ? joinText(data['text/plain']) : '';
}

/** nbformat keeps texts whole or as a list of lines. */
export function joinText(value: unknown): string {
  return Array.isArray(value) ? value.join('') : typeof value === 'string' ? value : '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
