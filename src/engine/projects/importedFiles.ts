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

/**
 * The files of the index that a document imports: from its own folder, the folders above it, or a `src` beside one of
 * these.
 */
export function importedFiles(document: Document, index: ModuleIndex): readonly string[] {
  if (document.kind !== 'python' && document.kind !== 'notebook') {
    return [];
  }
  const found = new Set<string>();
  for (const { module, name, level } of document.facts.imports) {
    const steps = module.split('.').filter(step => step !== '');
    if (level > 0 || index.names.has(steps[0] ?? '')) {
      const bases = level > 0 ? [folderUp(folderOf(document.path), level - 1)] : foldersToSearch(document.path);
      // In `from package import module`, the name may be a file of its own.
      const routes = name === undefined || name === '*' ? [steps] : [[...steps, name], steps];
      routes.flatMap(route => firstFile(bases, route, index.paths)).forEach(path => found.add(path));
    }
  }
  return [...found];
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

function firstFile(bases: readonly string[], route: readonly string[], paths: ReadonlySet<string>): readonly string[] {
  if (route.length === 0) {
    return [];
  }
  const place = route.join('/');
  for (const base of bases) {
    const path = [join(base, `${place}.py`), join(base, `${place}/__init__.py`)].find(each => paths.has(each));
    if (path !== undefined) {
      return [path];
    }
  }
  return [];
}
