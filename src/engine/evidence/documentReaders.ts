import type { Document } from '../model/document';
import { type Command, readCommands } from './commands';
import { type Dependency, readDependencies } from './dependencies';
import { type Source, sourcesOf } from './hits';
import { longestLine } from './patterns';
import { type TestFunction, readTests } from './tests';

/** What conditions and checkers ask of single documents; every answer is kept as long as the document lives. */
export interface DocumentReaders {
  readonly commandsIn: (document: Document) => readonly Command[];
  readonly dependenciesIn: (document: Document) => readonly Dependency[];
  readonly testsIn: (document: Document) => readonly TestFunction[];
  readonly sourcesIn: (document: Document) => readonly MeasuredSource[];
}

/** A text with what decides how it may be searched. */
export interface MeasuredSource extends Source {
  /** No line is longer than what patterns are given. */
  readonly hasShortLines: boolean;
}

export function createReaders(): DocumentReaders {
  return {
    commandsIn: remember(readCommands),
    dependenciesIn: remember(readDependencies),
    testsIn: remember(readTests),
    sourcesIn: remember(document =>
      sourcesOf(document).map(source => ({ ...source, hasShortLines: hasShortLines(source.text) })),
    ),
  };
}

function hasShortLines(text: string): boolean {
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start > longestLine) {
      return false;
    }
    start = end + 1;
  }
  return true;
}

/** Asks once per document. The answers belong to the function that is given back, and go with the documents. */
export function remember<Answer>(read: (document: Document) => Answer): (document: Document) => Answer {
  const answers = new WeakMap<Document, { readonly answer: Answer }>();
  return document => {
    const known = answers.get(document) ?? { answer: read(document) };
    answers.set(document, known);
    return known.answer;
  };
}
