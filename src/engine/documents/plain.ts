import type { PlainDocument } from '../model/document';
import type { TextSource } from './textSource';

/** A text that is searched as it is: Markdown, SQL, shell, Makefile, R, Julia and the rest. */
export function readPlain(kind: PlainDocument['kind'], source: TextSource): PlainDocument {
  return { ...source, kind };
}
