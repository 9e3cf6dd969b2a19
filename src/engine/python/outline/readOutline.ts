import { SourceText } from '../facts/sourceText';
import { parsePython } from '../parsePython';
import type { Dialect } from '../syntaxTree';
import type { Statement } from './outline';
import { OutlineSource } from './outlineSource';
import { readStatements } from './readStatements';

/** The statements of each text, as many lists as texts: one for a file, one for each code cell of a notebook. */
export function readOutline(texts: readonly string[], dialect: Dialect): readonly (readonly Statement[])[] {
  return texts.map((text, index) =>
    readStatements(new OutlineSource(new SourceText(parsePython(text, dialect), index, 0)), 0),
  );
}
