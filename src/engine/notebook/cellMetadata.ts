import { readObject, skipValue, type JsonText, type Read } from './jsonScanner';
import { isObjectAt, readStringMembers } from './jsonValues';
import type { ByteSpan } from './notebookModel';

/** The parts of a cell's metadata that mean something to a rule. */
export interface CellMetadata {
  /** Where the value of `tags` stands. */
  readonly tags: ByteSpan | undefined;
  /** The language VS Code saved for this cell because it is not the notebook's. */
  readonly language: string | undefined;
}

export const noCellMetadata: CellMetadata = { tags: undefined, language: undefined };

const fieldNames = ['tags', 'vscode'] as const;
const languageName = ['languageId'] as const;

/** Reads `{"tags": ["parameters"], "vscode": {"languageId": "sql"}}`. */
export function readCellMetadata(text: JsonText, at: number): Read<CellMetadata> {
  if (!isObjectAt(text.bytes, at)) return { end: skipValue(text, at), value: noCellMetadata };
  let tags: ByteSpan | undefined;
  let language: string | undefined;
  const end = readObject(text, at, fieldNames, (name, start) => {
    if (name === 'vscode') {
      const members = readStringMembers(text, start, languageName);
      language = members.value.get('languageId');
      return members.end;
    }
    tags = { start, end: skipValue(text, start) };
    return tags.end;
  });
  return { end, value: { tags, language } };
}
