import Papa from 'papaparse';
import { decodeText } from '../workspace/decodeText';
import type { FileEntry, WorkspaceReader } from '../workspace/reader';

/** Bytes: the header of a table with some hundred columns. */
const mostBytes = 8192;

/**
 * The names of the columns of a CSV or TSV file; `undefined` for any other file, and where whole files would have to be
 * read. Only the first line is looked at: values of a table never get into a document.
 */
export async function readColumns(
  { path }: FileEntry,
  reader: WorkspaceReader,
): Promise<readonly string[] | undefined> {
  if (!/\.(?:csv|tsv)$/i.test(path) || reader.readStart === undefined) {
    return undefined;
  }
  const bytes = await reader.readStart(path, mostBytes);
  const end = bytes instanceof Uint8Array ? bytes.indexOf(lineFeed) : -1;
  // A header that goes on behind what was read could end in half a name.
  const line = bytes instanceof Uint8Array && end > 0 ? decodeText(bytes.subarray(0, end)) : undefined;
  return line?.kind === 'text' ? namesIn(line.text) : undefined;
}

const lineFeed = 10;

function namesIn(header: string): readonly string[] {
  const rows = [',', ';', '\t', '|'].map(
    delimiter => Papa.parse<readonly string[]>(header, { delimiter }).data[0] ?? [],
  );
  return rows.reduce((most, row) => (row.length > most.length ? row : most), []);
}
