import { parsePython } from '../parsePython';
import { Reader } from './reader';
import { readStatements } from './readStatement';
import type { StatementSyntax } from './syntax';

/** The statements of a file; stretches that are no Python are `other`. */
export function readSyntax(text: string): readonly StatementSyntax[] {
  return readStatements(new Reader(parsePython(text, 'python')), 0);
}
