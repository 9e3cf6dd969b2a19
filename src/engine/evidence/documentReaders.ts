import type { Document } from '../model/document';
import { type Command, readCommands } from './commands';
import { type Dependency, readDependencies } from './dependencies';
import { type TestFunction, readTests } from './tests';

/** What conditions and checkers ask of single documents; every answer is kept as long as the document lives. */
export interface DocumentReaders {
  readonly commandsIn: (document: Document) => readonly Command[];
  readonly dependenciesIn: (document: Document) => readonly Dependency[];
  readonly testsIn: (document: Document) => readonly TestFunction[];
}

export function createReaders(): DocumentReaders {
  return {
    commandsIn: remember(readCommands),
    dependenciesIn: remember(readDependencies),
    testsIn: remember(readTests),
  };
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
