import * as l10n from '@vscode/l10n';
import type { Document } from '../model/document';
import type { WorkspacePath } from '../model/location';
import type { Problem, Skipped } from '../model/report';
import type { Workspace } from '../projects/project';
import { compareText } from '../model/compareText';
import type { RuleFile } from '../rules/ruleSet';
import { isWorkspaceRule } from '../rules/rulesFolder';
import { isOwnFile } from '../workspace/ownFiles';
import type { FileListing, WorkspaceReader } from '../workspace/reader';
import type { DocumentCache } from './cache';
import { type FileReading, readDocument } from './readDocument';

export interface ReadingOptions {
  /** Checked between files; when aborted, reading rejects with its reason. */
  readonly signal: AbortSignal;
  /** Told after each file that was read, with how many there are; what it returns is awaited. */
  readonly onProgress?: (read: number, files: number) => Promise<void>;
}

export interface WorkspaceReading {
  readonly workspace: Workspace;
  /** Rules of the repository's own. */
  readonly ruleFiles: readonly RuleFile[];
  readonly statistics: {
    readonly files: number;
    readonly notebooks: number;
    readonly skipped: readonly Skipped[];
  };
}

/** Lists a workspace and reads every file that rules may ask for; what the cache has is not read again. */
export async function readWorkspace(
  reader: WorkspaceReader,
  cache: DocumentCache,
  { signal, onProgress }: ReadingOptions,
): Promise<WorkspaceReading> {
  const listing = await reader.listFiles(signal);
  const readings: FileReading[] = [];
  for (const entry of listing.files) {
    signal.throwIfAborted();
    const reading = cache.get(entry) ?? (await readDocument(entry, reader, signal, cache.earlier(entry)));
    cache.set(entry, reading);
    readings.push(reading);
    await onProgress?.(readings.length, listing.files.length);
  }
  cache.keepOnly(new Set(listing.files.map(({ path }) => path)));
  const workspace = assemble(listing, readings);
  const skipped = [
    ...listing.skipped,
    ...readings.flatMap(reading => (reading.kind === 'skipped' ? [reading.skipped] : [])),
  ];
  return {
    workspace,
    ruleFiles: ruleFilesIn(readings),
    statistics: {
      files: workspace.files.length,
      notebooks: workspace.files.filter(({ path }) => /\.ipynb$/i.test(path)).length,
      skipped: skipped.sort((first, second) => compareText(first.path, second.path)),
    },
  };
}

function ruleFilesIn(readings: readonly FileReading[]): readonly RuleFile[] {
  const documents = readings.flatMap(reading => (reading.kind === 'document' ? [reading.document] : []));
  return documents.filter(({ path }) => isWorkspaceRule(path)).map(({ path, text }) => ({ path, text }));
}

function assemble(listing: FileListing, readings: readonly FileReading[]): Workspace {
  const { files: listed, tracked, above, closed = [] } = listing;
  const documents = readings.flatMap((reading): Document[] => (reading.kind === 'document' ? [reading.document] : []));
  const problems = readings.flatMap((reading): Problem[] => (reading.kind === 'unreadable' ? [reading.problem] : []));
  const byPath = new Map(documents.map(document => [document.path, document]));
  const isOwn = (path: WorkspacePath): boolean => isOwnFile(path, byPath.get(path)?.text);
  return {
    files: listed.filter(({ path }, index) => readings[index]?.kind !== 'skipped' && !isOwn(path)),
    tracked,
    columns: new Map(readings.flatMap(columnsOf(listed))),
    above,
    documents: documents.filter(({ path }) => !isOwn(path)),
    documentAt: path => byPath.get(path),
    unreadable: new Set(listed.filter((_, index) => readings[index]?.kind === 'unreadable').map(({ path }) => path)),
    closed: closed.map(({ path }) => path),
    problems: [...problems, ...closed.map(closedProblem)],
  };
}

function columnsOf(listed: FileListing['files']) {
  return (reading: FileReading, index: number): (readonly [WorkspacePath, readonly string[]])[] => {
    const path = listed[index]?.path;
    return reading.kind === 'table' && path !== undefined ? [[path, reading.columns]] : [];
  };
}

function closedProblem({ path, why }: Skipped): Problem {
  const message = l10n.t('The folder cannot be read ({0}): make it readable, or list it in .gitignore.', why);
  return { kind: 'unreadable', path, message };
}
