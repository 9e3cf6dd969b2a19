import { parsePython } from '../parsePython';
import type { Dialect } from '../syntaxTree';
import { Reader } from './reader';
import { readStatements } from './readStatement';
import type { StatementSyntax } from './syntax';

/** The statements of a file or cell; stretches that are no Python, and magics, are `other`. */
export function readSyntax(text: string, dialect: Dialect = 'python'): readonly StatementSyntax[] {
  return readStatements(new Reader(parsePython(text, dialect)), 0);
}
