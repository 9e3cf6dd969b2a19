import type { Document } from '../model/document';
import { folderOf } from '../model/location';
import { join } from '../workspace/visitFolder';

/** The Python files of a project, ready to be asked what imports what. */
export interface ModuleIndex {
  readonly paths: ReadonlySet<string>;
  /** Names that an import can begin with: of files without `.py`, and of folders. Most imports name none of them. */
  readonly names: ReadonlySet<string>;
}

export function moduleIndex(paths: readonly string[]): ModuleIndex {
  const names = paths.flatMap(path => path.replace(/\.py$/, '').split('/'));
  return { paths: new Set(paths), names: new Set(names) };
}

/** A file that a document imports. */
export interface ImportedFile {
  readonly path: string;
  /** The folder in which the import was looked up: it has to be importable. `undefined` for a relative import. */
  readonly base: string | undefined;
}

/**
 * The files of the index that a document imports: from its own folder, the folders above it, or a `src` beside one of
 * these.
 */
export function importedFiles(document: Document, index: ModuleIndex): readonly string[] {
  return [...new Set(resolveImports(document, index).map(({ path }) => path))];
}

/** As `importedFiles`, with where each one was found. */
export function resolveImports(document: Document, index: ModuleIndex): readonly ImportedFile[] {
  if (document.kind !== 'python' && document.kind !== 'notebook') {
    return [];
  }
  return document.facts.imports.flatMap(({ module, name, level }) => {
    const steps = module.split('.').filter(step => step !== '');
    if (level === 0 && !index.names.has(steps[0] ?? '')) {
      return [];
    }
    const bases = level > 0 ? [folderUp(folderOf(document.path), level - 1)] : foldersToSearch(document.path);
    // In `from package import module`, the name may be a file of its own.
    const routes = name === undefined || name === '*' ? [steps] : [[...steps, name], steps];
    const found = routes.flatMap(route => firstFile(bases, route, index.paths));
    return level > 0 ? found.map(({ path }) => ({ path, base: undefined })) : found;
  });
}

/** The file that `import module` in a file leads to; `undefined` when it is none of the index. */
export function resolveModule(
  from: string,
  { module, level }: { readonly module: string; readonly level: number },
  index: ModuleIndex,
): string | undefined {
  const steps = module.split('.').filter(step => step !== '');
  if (level === 0 && !index.names.has(steps[0] ?? '')) {
    return undefined;
  }
  const bases = level > 0 ? [folderUp(folderOf(from), level - 1)] : foldersToSearch(from);
  return firstFile(bases, steps, index.paths)[0]?.path;
}

function folderUp(folder: string, levels: number): string {
  return folder.split('/').slice(0, Math.max(0, folder.split('/').length - levels)).join('/'); // prettier-ignore
}

function foldersToSearch(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    folders.push(folder, join(folder, 'src'));
    if (folder === '') {
      return folders;
    }
  }
}

function firstFile(
  bases: readonly string[],
  route: readonly string[],
  paths: ReadonlySet<string>,
): readonly ImportedFile[] {
  if (route.length === 0) {
    return [];
  }
  const place = route.join('/');
  for (const base of bases) {
    const path = [join(base, `${place}.py`), join(base, `${place}/__init__.py`)].find(each => paths.has(each));
    if (path !== undefined) {
      return [{ path, base }];
    }
  }
  return [];
}
