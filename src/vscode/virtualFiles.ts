import * as vscode from 'vscode';
import { type FileEntry, type FileListing, type Skipped, isWorkspacePath, join } from '../engine/index';
import { type FolderContent, type WalkFolder, topFolder, visitFolder } from '../engine/index';

/** What a listing may cost: a virtual file system may be far away. */
const most = { files: 5000, milliseconds: 20_000 } as const;

export type VirtualListing = FileListing | { readonly problem: string };

/**
 * Lists a folder through VS Code's file systems, breadth first, within a budget. Folders that cannot be read, or that
 * the budget does not reach, are closed: nobody knows what they hold.
 */
export async function listVirtualFolder(top: vscode.Uri): Promise<VirtualListing> {
  const files: FileEntry[] = [];
  const skipped: Skipped[] = [];
  const closed: Skipped[] = [];
  const end = Date.now() + most.milliseconds;
  const waiting: WalkFolder[] = [topFolder];
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    const { path } = folder;
    if (files.length >= most.files || Date.now() > end) {
      closed.push({ path, why: vscode.l10n.t('the file system is too large or too slow') });
      continue;
    }
    const content = await readContent(top, path);
    if ('problem' in content && path === '') {
      return { problem: vscode.l10n.t('The folder cannot be read: {0}.', content.problem) };
    }
    if ('problem' in content) {
      closed.push({ path, why: content.problem });
      continue;
    }
    const visit = visitFolder(folder, content);
    const entries = await Promise.all(visit.files.map(file => readEntry(top, file)));
    files.push(...entries.filter(entry => 'version' in entry));
    skipped.push(...content.links, ...visit.skipped, ...entries.filter(entry => 'why' in entry));
    waiting.push(...visit.folders);
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), tracked: undefined, skipped, closed };
}

/** The content of a file, or a sentence that says why it cannot be had. */
export async function readVirtualFile(file: vscode.Uri): Promise<Uint8Array | { readonly problem: string }> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch (error) {
    return { problem: vscode.l10n.t('The file cannot be read: {0}.', explain(error)) };
  }
}

interface VirtualContent extends FolderContent {
  /** Nobody can say where they lead, perhaps out of the folder. */
  readonly links: readonly Skipped[];
}

async function readContent(top: vscode.Uri, path: string): Promise<VirtualContent | { readonly problem: string }> {
  const folder = vscode.Uri.joinPath(top, path);
  const entries = await readEntries(folder);
  if ('problem' in entries) {
    return entries;
  }
  const named = (type: vscode.FileType): string[] => entries.filter(entry => entry[1] === type).map(([name]) => name);
  const files = named(vscode.FileType.File);
  const text = async (name: string): Promise<string> =>
    files.includes(name) ? readText(vscode.Uri.joinPath(folder, name)) : '';
  const links = entries.filter(([, type]) => (type & vscode.FileType.SymbolicLink) !== 0);
  return {
    files,
    folders: named(vscode.FileType.Directory),
    gitignore: await text('.gitignore'),
    gitattributes: await text('.gitattributes'),
    links: links.map(([name]) => ({ path: join(path, name), why: 'link' })),
  };
}

type Entries = readonly (readonly [string, vscode.FileType])[];

async function readEntries(folder: vscode.Uri): Promise<Entries | { readonly problem: string }> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch (error) {
    return { problem: explain(error) };
  }
}

async function readText(file: vscode.Uri): Promise<string> {
  const bytes = await readVirtualFile(file);
  return 'problem' in bytes ? '' : new TextDecoder().decode(bytes);
}

async function readEntry(top: vscode.Uri, path: string): Promise<FileEntry | Skipped> {
  if (!isWorkspacePath(path)) {
    return { path, why: vscode.l10n.t('its name is no path') };
  }
  try {
    const { size, mtime } = await vscode.workspace.fs.stat(vscode.Uri.joinPath(top, path));
    return { path, size, version: `${size}-${mtime}` };
  } catch (error) {
    return { path, why: explain(error) };
  }
}

function explain(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
