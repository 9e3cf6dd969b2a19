import assert from 'node:assert/strict';
import { documentKind } from '../../src/engine/documents/documentKind';
import { parseBytes } from '../../src/engine/documents/readDocument';
import type { Document } from '../../src/engine/model/document';
import { workspacePath } from '../../src/engine/model/location';
import { exampleFile } from '../../src/engine/rules/exampleNotebook';

/** One document as the engine reads it. A notebook may be given as cells, like in an example of a rule. */
export function documentOf(path: string, file: string | Uint8Array | readonly unknown[]): Document {
  const text = file instanceof Uint8Array ? file : exampleFile.read(file, [path], failWith);
  assert(text !== undefined);
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const kind = documentKind(workspacePath(path));
  assert(kind !== undefined, `${path} is no kind of file that is read`);
  const reading = parseBytes({ path: workspacePath(path), size: bytes.length, version: '1' }, kind, bytes);
  assert(reading.kind === 'document', `${path} gave ${reading.kind}`);
  return reading.document;
}

function failWith(_route: unknown, message: string): never {
  throw new Error(message);
}
