import { raise, unsupported } from './values';

/** What a file holds; `undefined` for bytes that are not followed. */
export type Content = string | undefined;

/** The folder a test runs in: empty but for what the test puts there. Paths are relative, with `/`. */
export class Disk {
  readonly #files: Map<string, Content>;
  readonly #folders = new Set<string>(['.']);
  readonly #before: ReadonlyMap<string, Content>;
  /** Something was asked of it. */
  isUsed = false;

  constructor(
    given: ReadonlyMap<string, Content>,
    /** Told of each file that is looked for in vain. */
    readonly missing: (path: string) => void,
  ) {
    this.#files = new Map(given);
    this.#before = given;
    [...given.keys()].forEach(path => {
      this.makeFolder(folderOf(path), true);
    });
    this.isUsed = false;
  }

  hasFile(path: string): boolean {
    const at = this.#place(path);
    if (!this.#files.has(at) && !this.#folders.has(at)) {
      this.missing(at);
    }
    return this.#files.has(at);
  }

  /** Whether anything of that name is there; nobody looks for it. */
  isThere(path: string): boolean {
    const at = this.#place(path);
    return this.#files.has(at) || this.#folders.has(at);
  }

  hasFolder(path: string): boolean {
    return this.#folders.has(this.#place(path));
  }

  read(path: string): string {
    const at = this.#place(path);
    if (!this.hasFile(path)) {
      return raise('FileNotFoundError', `[Errno 2] No such file or directory: '${path}'`);
    }
    return this.#files.get(at) ?? unsupported('it reads bytes');
  }

  write(path: string, content: Content): void {
    const at = this.#place(path);
    if (this.#folders.has(at)) {
      raise('IsADirectoryError', path);
    }
    if (!this.#folders.has(folderOf(at))) {
      raise('FileNotFoundError', `[Errno 2] No such file or directory: '${path}'`);
    }
    this.#files.set(at, content);
  }

  remove(path: string): void {
    if (!this.hasFile(path)) {
      raise('FileNotFoundError', path);
    }
    this.#files.delete(this.#place(path));
  }

  makeFolder(path: string, withParents: boolean): void {
    const at = this.#place(path);
    const above = folderOf(at);
    if (!this.#folders.has(above)) {
      if (!withParents) {
        raise('FileNotFoundError', path);
      }
      this.makeFolder(above, true);
    }
    this.#folders.add(at);
  }

  /** Names of what is in a folder, sorted: Python gives them in any order. */
  namesIn(path: string): readonly string[] {
    const at = this.#place(path);
    if (!this.#folders.has(at)) {
      return raise('FileNotFoundError', path);
    }
    const inside = [...this.#files.keys(), ...this.#folders].filter(each => each !== '.' && folderOf(each) === at);
    return inside.map(each => each.slice(each.lastIndexOf('/') + 1)).sort();
  }

  /** Files that are not as the test made them, and folders that the test did not make. */
  get changes(): readonly { readonly path: string; readonly content: Content; readonly isFolder: boolean }[] {
    const made = [...this.#folders].filter(path => path !== '.' && ![...this.#before.keys()].some(file => file.startsWith(`${path}/`))); // prettier-ignore
    const written = [...this.#files].filter(([path, content]) => !this.#before.has(path) || this.#before.get(path) !== content); // prettier-ignore
    return [
      ...written.map(([path, content]) => ({ path, content, isFolder: false })),
      ...made.map(path => ({ path, content: undefined, isFolder: true })),
    ];
  }

  #place(path: string): string {
    this.isUsed = true;
    if (path === '') {
      return unsupported('it works with a path that is empty');
    }
    if (path.startsWith('/') || path.startsWith('~') || path.split('/').includes('..')) {
      return unsupported('it works with files outside the folder it runs in');
    }
    return path.split('/').filter(part => part !== '' && part !== '.').join('/') || '.'; // prettier-ignore
  }
}

function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '.' : path.slice(0, at);
}
