import * as l10n from '@vscode/l10n';
import { invalid } from './invalidNotebook';
import { depthLimit, type JsonText } from './jsonScanner';
import { startsWith } from './jsonScalars';
import type { InvalidNotebook } from './notebookModel';

/** Says why the text stops being JSON at `offset`, in words for the person who has to mend it. */
export function explainFailure(text: JsonText, offset: number): InvalidNotebook {
  const { bytes } = text;
  const conflict = conflictMarker(bytes);
  if (conflict >= 0) {
    const message = l10n.t(
      'The notebook has git conflict markers at line {0}: keep one side (nbdime shows both as notebooks) and save.',
      lineOf(bytes, conflict),
    );
    return invalid('conflict', message, conflict);
  }
  if (text.tooDeepAt >= 0) {
    const message = l10n.t(
      'The notebook nests more than {0} lists and objects at {1}: no program wrote it so; restore it from git.',
      depthLimit,
      placeOf(bytes, offset),
    );
    return invalid('too-deep', message, offset);
  }
  if (isCutOff(bytes, offset)) {
    const message = l10n.t(
      'The notebook ends in the middle, at {0}: restore it from git, or save it again.',
      placeOf(bytes, offset),
    );
    return invalid('truncated', message, offset);
  }
  const message = l10n.t(
    'The notebook is not valid JSON at {0}, where {1} stands: mend that place, or restore the file from git.',
    placeOf(bytes, offset),
    nameOf(bytes[offset]),
  );
  return invalid('not-json', message, offset);
}

const lineFeed = 0x0a;

/** Offset of the first line that begins with `<<<<<<<`, or -1. Valid JSON cannot have one. */
function conflictMarker(bytes: Uint8Array): number {
  const marker = '<<<<<<<';
  for (let at = 0; at >= 0 && at < bytes.length; at = nextLine(bytes, at)) if (startsWith(bytes, at, marker)) return at;
  return -1;
}

function nextLine(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(lineFeed, at);
  return end < 0 ? -1 : end + 1;
}

/** Whether the text ends at `offset`, or in a number, word or escape that begins there. */
function isCutOff(bytes: Uint8Array, offset: number): boolean {
  const longest = 32;
  if (bytes.length - offset > longest) return false;
  const rest = new TextDecoder().decode(bytes.subarray(offset)).trimEnd();
  return (
    /^(?:\\(?:u[\da-f]{0,3})?|-?\d*(?:\.\d*)?(?:e[+-]?)?)$/i.test(rest) || words.some(word => word.startsWith(rest))
  );
}

const words = ['true', 'false', 'null', 'NaN', 'Infinity', '-Infinity'];

function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = nextLine(bytes, 0); at >= 0 && at <= offset; at = nextLine(bytes, at)) line++;
  return line;
}

/** `line 3, column 14`, in characters from 1. */
function placeOf(bytes: Uint8Array, offset: number): string {
  const lineStart = bytes.subarray(0, offset).lastIndexOf(lineFeed) + 1;
  const column = new TextDecoder().decode(bytes.subarray(lineStart, offset)).length + 1;
  return `line ${lineOf(bytes, offset)}, column ${column}`;
}

function nameOf(byte: number): string {
  if (byte > 0x20 && byte < 0x7f) return `\`${String.fromCharCode(byte)}\``;
  if (byte === lineFeed) return l10n.t('a line break inside a string');
  return byte < 0x20 ? l10n.t('a control character') : l10n.t('a character that may not be there');
}
