import * as vscode from 'vscode';

/** A file system in memory only, as a virtual workspace has it: paths → text, and folders that nobody may look into. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #locked: readonly string[];
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  constructor(files: Readonly<Record<string, string>>, locked: readonly string[] = []) {
    this.#locked = locked;
    this.#files = new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const content = this.#files.get(path);
    if (content === undefined && this.#inside(path).length === 0) throw vscode.FileSystemError.FileNotFound(path);
    const type = content === undefined ? vscode.FileType.Directory : vscode.FileType.File;
    return { type, ctime: 0, mtime: 1, size: content?.length ?? 0 };
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    if (this.#locked.includes(path)) throw vscode.FileSystemError.NoPermissions('locked');
    const names = this.#inside(path).map(file => file.slice(path.replace(/\/$/, '').length + 1).split('/'));
    return Array.from(new Map(names.map(([name = '', ...rest]) => [name, rest.length]))).map(([name, depth]) => [
      name,
      depth === 0 ? vscode.FileType.File : vscode.FileType.Directory,
    ]);
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const content = this.#files.get(path);
    if (content === undefined) throw vscode.FileSystemError.FileNotFound(path);
    return content;
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions('read-only');
  }

  writeFile(): void {
    throw vscode.FileSystemError.NoPermissions('read-only');
  }

  delete(): void {
    throw vscode.FileSystemError.NoPermissions('read-only');
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions('read-only');
  }

  #inside(path: string): readonly string[] {
    const top = path.endsWith('/') ? path : `${path}/`;
    return [...this.#files.keys()].filter(file => file.startsWith(top));
  }
}
