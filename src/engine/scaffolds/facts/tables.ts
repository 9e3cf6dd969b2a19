import * as l10n from '@vscode/l10n';
import { compareText } from '../../model/compareText';
import { type WorkspacePath, baseName } from '../../model/location';
import type { Project } from '../../projects/project';
import { decodeText } from '../../workspace/decodeText';
import { inMegabytes } from '../../workspace/limits';
import type { FileEntry } from '../../workspace/reader';
import type { FactSource } from './factSource';
import { readTable } from './tables/readTable';

export interface ColumnFacts {
  /** As pandas names it: an empty name is `Unnamed: 0`, the second `price` is `price.1`. */
  readonly name: string;
  /** Of its values, as pandas reads them (with gaps an integer is a float there); a `date` is text such as `2024-01-31`. */
  readonly type: 'integer' | 'number' | 'boolean' | 'date' | 'text';
  /** Some rows have no value. */
  readonly hasGaps: boolean;
  /** No value is there twice, and each row has one. */
  readonly isUnique: boolean;
}

/** A data file with a header. Values are looked at and never leave this module. */
export interface TableFacts {
  readonly path: WorkspacePath;
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly columns: readonly ColumnFacts[];
  readonly rows: number;
}

/** A data file of which nothing is known, and why, as the rest of a sentence: `has no header`. */
export interface UnreadTable {
  readonly path: WorkspacePath;
  readonly why: string;
}

export interface FoundTables {
  /** By path. */
  readonly tables: readonly TableFacts[];
  readonly unread: readonly UnreadTable[];
}

/** The data file that has most of the columns, and more than half of them. */
export function tableWith(
  tables: readonly TableFacts[],
  columns: readonly { readonly name: string }[],
): TableFacts | undefined {
  const shared = (table: TableFacts): number =>
    columns.filter(({ name }) => table.columns.some(column => column.name === name)).length;
  const [best] = [...tables].sort((a, b) => shared(b) - shared(a));
  return best !== undefined && shared(best) * 2 > columns.length ? best : undefined;
}

const megabyte = 1024 * 1024;

/** Above these a file is left out: no larger one is read, and no more than that of all together, in bytes. */
export const tableLimits = { file: 20 * megabyte, together: 60 * megabyte } as const;

/** Reads the CSV and TSV files of the project: those that code names first, then the smaller ones. */
export async function findTables(source: FactSource): Promise<FoundTables> {
  const tables: TableFacts[] = [];
  const unread: UnreadTable[] = [];
  let left: number = tableLimits.together;
  for (const entry of candidates(source.project)) {
    source.signal.throwIfAborted();
    const found = entry.size > Math.min(tableLimits.file, left) ? tooLarge(entry) : await readEntry(entry, source);
    left -= typeof found === 'string' ? 0 : entry.size;
    if (typeof found === 'string') {
      unread.push({ path: entry.path, why: found });
    } else {
      tables.push(found);
    }
  }
  const byPath = (a: { readonly path: string }, b: { readonly path: string }): number => compareText(a.path, b.path);
  return { tables: tables.sort(byPath), unread: unread.sort(byPath) };
}

function candidates({ files, documents }: Project): readonly FileEntry[] {
  const named = new Set(
    documents.flatMap(document =>
      document.kind === 'python' || document.kind === 'notebook'
        ? document.facts.strings.map(({ text }) => baseName(text.replaceAll('\\', '/')))
        : [],
    ),
  );
  const rank = ({ path }: FileEntry): number => (named.has(baseName(path)) ? 0 : 1);
  return files
    .filter(({ path }) => /\.(csv|tsv|tab|psv)$/i.test(path))
    .sort((a, b) => rank(a) - rank(b) || a.size - b.size || compareText(a.path, b.path));
}

function tooLarge({ size }: FileEntry): string {
  return size > tableLimits.file
    ? l10n.t('is larger than {0} and was not read', inMegabytes(tableLimits.file))
    : l10n.t('was not read, because the data files together are larger than {0}', inMegabytes(tableLimits.together));
}

async function readEntry({ path }: FileEntry, { reader, signal }: FactSource): Promise<TableFacts | string> {
  const bytes = await reader.readBytes(path, signal);
  if (!(bytes instanceof Uint8Array)) {
    return l10n.t('cannot be read');
  }
  const decoded = decodeText(bytes);
  if (decoded.kind === 'binary') {
    return l10n.t('is no text');
  }
  const table = readTable(decoded.text);
  return typeof table === 'string' ? table : { path, ...table };
}
