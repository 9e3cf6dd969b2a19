import * as l10n from '@vscode/l10n';
import { BASELINE_FILE } from '../baseline/baselineFile';
import type { Document, DocumentKind } from '../model/document';
import type { Problem, Skipped } from '../model/report';
import { decodeText } from '../workspace/decodeText';
import { whyGenerated } from '../workspace/generatedFile';
import { brokenLimit, inMegabytes, isData } from '../workspace/limits';
import type { FileEntry, WorkspaceReader } from '../workspace/reader';
import { documentKind } from './documentKind';
import { readColumns } from './readColumns';
import { readNotebookDocument } from './notebook';
import { parseText } from './parseText';

/** What became of one file. */
export type FileReading =
  | { readonly kind: 'document'; readonly document: Document }
  /** Of a data file only the names of its columns are taken. */
  | { readonly kind: 'table'; readonly columns: readonly string[] }
  /** Nobody asks for the content of such a file. */
  | { readonly kind: 'unasked' }
  | { readonly kind: 'skipped'; readonly skipped: Skipped }
  /** A check that needed it is unknown. */
  | { readonly kind: 'unreadable'; readonly problem: Problem };

/** Reads and parses one file, perhaps with the help of what its earlier version was. Rejects only with the signal's reason. */
export async function readDocument(
  entry: FileEntry,
  reader: WorkspaceReader,
  signal: AbortSignal,
  before?: Document,
): Promise<FileReading> {
  const kind = documentKind(entry.path);
  if (kind === undefined || (isData(kind, entry.size) && entry.path !== BASELINE_FILE)) {
    const columns = await readColumns(entry, reader);
    return columns === undefined ? { kind: 'unasked' } : { kind: 'table', columns };
  }
  const early = refuseLarge(entry, kind, entry.size);
  if (early !== undefined) {
    return early;
  }
  const bytes = await reader.readBytes(entry.path, signal);
  if ('problem' in bytes) {
    return unreadable(entry, 'unreadable', bytes.problem);
  }
  try {
    return parseBytes(entry, kind, bytes, before);
  } catch (error) {
    // A mistake of ours, or of a library, must not cost the answers about every other file.
    const reason = error instanceof Error ? error.message : String(error);
    return unreadable(
      entry,
      'unreadable',
      l10n.t('Preflight failed to read it ({0}): report it, with the file if you can.', reason),
    );
  }
}

/** As `readDocument`, for bytes that are at hand. */
export function parseBytes(entry: FileEntry, kind: DocumentKind, bytes: Uint8Array, before?: Document): FileReading {
  // The file may have grown since it was listed.
  const large = refuseLarge(entry, kind, bytes.length);
  if (large !== undefined) {
    return large;
  }
  if (kind === 'notebook') {
    return { kind: 'document', document: readNotebookDocument(entry, bytes, before) };
  }
  const decoded = decodeText(bytes, { codingCookie: kind === 'python' });
  if (decoded.kind === 'binary') {
    return unreadable(
      entry,
      'unreadable',
      l10n.t('The file is binary, whatever its name says: rename it, or exclude it.'),
    );
  }
  const generated = kind === 'python' ? whyGenerated(decoded.text) : undefined;
  if (generated !== undefined) {
    return { kind: 'skipped', skipped: { path: entry.path, why: generated } };
  }
  const { path, version } = entry;
  const message = l10n.t('The file {0}.', decoded.trouble ?? '');
  const problems: readonly Problem[] = decoded.trouble === undefined ? [] : [{ kind: 'encoding', path, message }];
  return { kind: 'document', document: parseText(kind, { path, version, text: decoded.text, problems }, before) };
}

function refuseLarge(entry: FileEntry, kind: DocumentKind, size: number): FileReading | undefined {
  const limit = brokenLimit(kind, size);
  if (limit === undefined) {
    return undefined;
  }
  const [has, most] = [inMegabytes(size), inMegabytes(limit)];
  const message =
    kind === 'notebook'
      ? l10n.t('The file has {0}, and more than {1} are not read: clear its outputs.', has, most)
      : l10n.t('The file has {0}, and more than {1} are not read: make it smaller or exclude it.', has, most);
  return unreadable(entry, 'too-large', message);
}

function unreadable({ path }: FileEntry, kind: Problem['kind'], message: string): FileReading {
  return { kind: 'unreadable', problem: { kind, path, message } };
}
