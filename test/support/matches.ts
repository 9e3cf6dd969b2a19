import type { DocumentChecker } from '../../src/engine/checkers/checker';
import { checkers } from '../../src/engine/checkers/index';
import type { Match } from '../../src/engine/detectors/detector';
import { textAt } from '../../src/engine/detectors/sources';
import type { Document } from '../../src/engine/model/document';
import { documentOf } from './documents';

/** The texts that a checker marks in one file; a mark on the whole file is its path. */
export function marked(
  checker: string,
  path: string,
  file: string | Uint8Array | readonly unknown[],
): readonly string[] {
  const document = documentOf(path, file);
  return textsOf(document, Array.from(documentChecker(checker).detect(document, {})));
}

/** The texts that matches mark. */
export function textsOf(document: Document, matches: readonly Match[]): readonly string[] {
  return matches.map(({ location }) => (location.kind === 'document' ? location.path : textAt(document, location)));
}

function documentChecker(name: string): DocumentChecker {
  const checker = checkers[name];
  if (checker?.scope !== 'document') {
    throw new Error(`There is no checker "${name}" of single documents.`);
  }
  return checker;
}
