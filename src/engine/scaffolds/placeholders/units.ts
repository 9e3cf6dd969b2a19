import { placeholdersIn } from '../../checkers/placeholderTest';
import type { PythonDocument } from '../../model/document';
import { type ClassSyntax, type FunctionSyntax, type StatementSyntax, readSyntax } from '../../python/index';

/** A part of a test file that checks nothing and can go as a whole. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** Spaces before it. */
  readonly margin: string;
  /** The tests in it, as they are called. */
  readonly names: readonly string[];
  /** What somebody wrote in it for a reader: docstrings and comments. */
  readonly words: readonly string[];
}

export interface TestFile {
  readonly document: PythonDocument;
  readonly statements: readonly StatementSyntax[];
  readonly units: readonly Unit[];
}

/** Placeholders at the top of a file and in its classes; a class of nothing else is one unit. */
export function testFileOf(document: PythonDocument): TestFile {
  const statements = readSyntax(document.text);
  const starts = placeholdersIn(document).map(({ place, name }) => ({ at: place.start, name }));
  const isOne = (syntax: StatementSyntax): syntax is FunctionSyntax =>
    syntax.kind === 'function' &&
    starts.some(({ at, name }) => name === syntax.name && at >= syntax.start && at < syntax.end);
  const units = statements.flatMap(statement =>
    isOne(statement)
      ? [unitOf(document, statement, [statement])]
      : statement.kind === 'class'
        ? unitsOfClass(document, statement, isOne)
        : [],
  );
  return { document, statements, units };
}

function unitsOfClass(
  document: PythonDocument,
  syntax: ClassSyntax,
  isOne: (statement: StatementSyntax) => statement is FunctionSyntax,
): readonly Unit[] {
  const found = syntax.body.filter(isOne);
  const isNothingElse = syntax.body.every(each => isOne(each) || each.kind === 'pass' || isText(each));
  if (found.length === 0) {
    return [];
  }
  return isNothingElse ? [unitOf(document, syntax, found)] : found.map(each => unitOf(document, each, [each]));
}

function isText(statement: StatementSyntax | undefined): boolean {
  return statement?.kind === 'expression' && statement.value.kind === 'string';
}

function unitOf(
  { text }: PythonDocument,
  { start, end, body }: FunctionSyntax | ClassSyntax,
  functions: readonly FunctionSyntax[],
): Unit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const docstrings = [body, ...functions.map(each => each.body)].flatMap(([first]) =>
    first?.kind === 'expression' && first.value.kind === 'string' ? first.value.text.trim().split(/\s*\n\s*/) : [],
  );
  const comments = Array.from(text.slice(start, end).matchAll(/^[ \t]*#+[ \t]*(.*?)[ \t\r]*$/gm), ([, words]) => words);
  const words = [...new Set([...docstrings, ...comments])].filter(line => line !== undefined && line !== '');
  return { start: lineStart, end, margin: text.slice(lineStart, start), names: functions.map(each => each.name), words: words.map(String) }; // prettier-ignore
}
