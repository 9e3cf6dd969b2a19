import { l10n } from 'vscode';
import { type FileEntry, isWorkspacePath } from '../engine/index';
import type { ToWorker } from '../host/protocol';
import type { Question } from './engineWorker';
import type { OpenDocuments } from './openDocuments';
import { type ScanFolder, uriIn } from './scanFolder';
import { type VirtualListing, listVirtualFolder, readVirtualFile } from './virtualFiles';

/** Answers the worker's questions about folders that it cannot read itself. */
export async function answerWorker(
  question: Question,
  folder: ScanFolder | undefined,
  untitled: OpenDocuments,
): Promise<ToWorker> {
  const { request } = question;
  if (question.kind === 'list') {
    return { kind: 'listed', request, listing: await list(folder, untitled) };
  }
  const uri = folder === undefined ? undefined : uriIn(folder, question.path);
  const gone = { problem: l10n.t('The folder was closed.') };
  return { kind: 'bytes', request, bytes: uri === undefined ? gone : await readVirtualFile(uri) };
}

async function list(folder: ScanFolder | undefined, untitled: OpenDocuments): Promise<VirtualListing> {
  if (folder?.kind === 'workspace') {
    return listVirtualFolder(folder.uri);
  }
  const paths = folder === undefined ? [] : [...untitled.keys()].filter(isWorkspacePath).sort();
  const files = paths.map((path): FileEntry => ({ path, size: 0, version: '' }));
  return { files, tracked: undefined, skipped: [] };
}
