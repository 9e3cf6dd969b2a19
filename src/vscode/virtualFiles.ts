import * as vscode from 'vscode';
import { type FileEntry, type FileListing, type Skipped, isWorkspacePath } from '../engine/index';
import { type FolderContent, type WalkFolder, ignoreNothing, visitFolder } from '../engine/index';

/** What a listing may cost: a virtual file system may be far away. */
const most = { files: 5000, milliseconds: 20_000 } as const;

/** Lists a folder through VS Code's file systems, breadth first, within a budget; what it left out is said. */
export async function listVirtualFolder(top: vscode.Uri): Promise<FileListing> {
  const files: FileEntry[] = [];
  const skipped: Skipped[] = [];
  const end = Date.now() + most.milliseconds;
  const waiting: WalkFolder[] = [firstFolder];
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    if (files.length >= most.files || Date.now() > end) {
      skipped.push({ path: folder.path, why: 'partial scan: the file system is too large or too slow' });
      break;
    }
    const content = await readContent(vscode.Uri.joinPath(top, folder.path));
    if (content === undefined) {
      skipped.push({ path: folder.path, why: 'unreadable folder' });
      continue;
    }
    const visit = visitFolder(folder, content);
    const entries = await Promise.all(visit.files.map(path => readEntry(top, path)));
    files.push(...entries.flatMap(entry => entry ?? []));
    skipped.push(...visit.skipped);
    waiting.push(...visit.folders);
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), tracked: undefined, skipped };
}

/** The content of a file, or a sentence that says why it cannot be had. */
export async function readVirtualFile(file: vscode.Uri): Promise<Uint8Array | { readonly problem: string }> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch (error) {
    return { problem: `The file cannot be read: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

const firstFolder: WalkFolder = {
  path: '',
  ignores: ignoreNothing,
  prefix: '',
  isIgnored: false,
  tracked: undefined,
  disowned: [],
};

async function readContent(folder: vscode.Uri): Promise<FolderContent | undefined> {
  const entries = await readEntries(folder);
  if (entries === undefined) {
    return undefined;
  }
  const named = (type: vscode.FileType): string[] => entries.filter(entry => entry[1] === type).map(([name]) => name);
  const files = named(vscode.FileType.File);
  const text = async (name: string): Promise<string> =>
    files.includes(name) ? readText(vscode.Uri.joinPath(folder, name)) : '';
  return {
    files,
    folders: named(vscode.FileType.Directory),
    gitignore: await text('.gitignore'),
    gitattributes: await text('.gitattributes'),
  };
}

async function readEntries(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][] | undefined> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return undefined;
  }
}

async function readText(file: vscode.Uri): Promise<string> {
  const bytes = await readVirtualFile(file);
  return 'problem' in bytes ? '' : new TextDecoder().decode(bytes);
}

async function readEntry(top: vscode.Uri, path: string): Promise<FileEntry | undefined> {
  if (!isWorkspacePath(path)) {
    return undefined;
  }
  try {
    const { size, mtime } = await vscode.workspace.fs.stat(vscode.Uri.joinPath(top, path));
    return { path, size, version: `${size}-${mtime}` };
  } catch {
    return undefined;
  }
}
