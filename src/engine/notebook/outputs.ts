import { isStringAt, readArray, readObject, skipValue, type JsonText, type Read } from './jsonScanner';
import { isArrayAt, isObjectAt } from './jsonValues';

/** What is known of a cell's outputs after hopping over them. */
export interface Outputs {
  readonly count: number;
  readonly hasError: boolean;
}

export const noOutputs: Outputs = { count: 0, hasError: false };

/** Hops over the outputs at `at` and decodes nothing of them but their type. */
export function readOutputs(text: JsonText, at: number): Read<Outputs> {
  if (!isArrayAt(text.bytes, at)) return { end: skipValue(text, at), value: noOutputs };
  let count = 0;
  let hasError = false;
  const end = readArray(text, at, outputAt => {
    const isError = readIsError(text, outputAt);
    count++;
    hasError ||= isError.value;
    return isError.end;
  });
  return { end, value: { count, hasError } };
}

const fieldNames = ['output_type'] as const;

/** A saved exception is an `error` output; nbformat 3 called it `pyerr`. */
function readIsError(text: JsonText, at: number): Read<boolean> {
  if (!isObjectAt(text.bytes, at)) return { end: skipValue(text, at), value: false };
  let value = false;
  const end = readObject(text, at, fieldNames, (_name, valueAt) => {
    value = isStringAt(text.bytes, valueAt, 'error') || isStringAt(text.bytes, valueAt, 'pyerr');
    return skipValue(text, valueAt);
  });
  return { end, value };
}
