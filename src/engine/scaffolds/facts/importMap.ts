import type { PythonDocument } from '../../model/document';
import { isStandardModule } from '../../evidence/standardModules';
import { baseName, folderOf, isInside, workspacePath } from '../../model/location';
import { type ImportedFile, moduleIndex, resolveImports, resolveModule } from '../../projects/importedFiles';
import type { Project } from '../../projects/project';
import type { ModuleFacts } from './code';

/** How files of a project import each other. */
export interface ImportMap {
  /** How a file is imported; `undefined` when its path has a part that is no Python name. */
  readonly routeTo: (
    document: PythonDocument,
  ) => Pick<ModuleFacts, 'dotted' | 'importRoot' | 'searchPath' | 'needs'> | undefined;
  /** Whether `import module` in a file leads to a file of the project. */
  readonly leadsTo: (from: string, module: string) => boolean;
}

interface Imports {
  readonly root: string;
  /** What each file imports. */
  readonly byPath: ReadonlyMap<string, readonly ImportedFile[]>;
  /** The folders from which each file is imported somewhere. */
  readonly foundFrom: ReadonlyMap<string, readonly string[]>;
  readonly packages: ReadonlySet<string>;
}

/** The folder from which the project itself imports a file decides; then packages; then usual layouts. */
export function importMap(project: Project): ImportMap {
  const paths = project.files.map(({ path }) => path).filter(path => path.endsWith('.py'));
  const index = moduleIndex(paths);
  const byPath = new Map(project.documents.map(document => [document.path, resolveImports(document, index)]));
  const foundFrom = new Map<string, string[]>();
  for (const [importer, files] of byPath) {
    for (const { path, base } of files) {
      if (base !== undefined && path !== importer) {
        foundFrom.set(path, [...(foundFrom.get(path) ?? []), base]);
      }
    }
  }
  const packages = new Set(paths.filter(path => baseName(path) === '__init__.py').map(folderOf));
  const root = project.root === '.' ? '' : project.root;
  const imports: Imports = { root, byPath, foundFrom, packages };
  return {
    routeTo: document => routeTo(document, imports),
    leadsTo: (from, module) => resolveModule(from, { module, level: 0 }, index) !== undefined,
  };
}

function routeTo(document: PythonDocument, imports: Imports): ReturnType<ImportMap['routeTo']> {
  const root = candidateRoots(document, imports).find(folder => dottedName(document.path, folder) !== undefined);
  const dotted = root === undefined ? undefined : dottedName(document.path, root);
  if (root === undefined || dotted === undefined) {
    return undefined;
  }
  const needs = neededBy(document.path, imports);
  const bases = [document.path, ...needs].flatMap(path => basesOf(path, imports));
  const searchPath = [...new Set([root, ...bases])].map(folder => withoutRoot(folder, imports.root));
  return { dotted, importRoot: withoutRoot(root, imports.root), searchPath, needs: needs.map(workspacePath) };
}

/** Folders of the project in which a file's imports were found. */
function basesOf(path: string, { byPath, root }: Imports): readonly string[] {
  const isOwn = (folder: string): boolean => root === '' || isInside(folder, root);
  return (byPath.get(path) ?? []).flatMap(({ base }) => (base !== undefined && isOwn(base) ? [base] : []));
}

/** Folders that can make a file importable, the best one first. */
function candidateRoots({ path, facts }: PythonDocument, imports: Imports): readonly string[] {
  const above = foldersUpTo(imports.root, folderOf(path));
  const levels = Math.max(0, ...facts.imports.map(({ level }) => level));
  const votes = mostFrequent(imports.foundFrom.get(path) ?? []);
  const asImporter = mostFrequent(basesOf(path, imports));
  const topPackage = above.find(folder => !imports.packages.has(folder));
  const isPackaged = topPackage !== folderOf(path);
  const wanted = [...votes, ...(isPackaged ? [topPackage] : asImporter), ...usual(path, imports.root), ...above];
  // `from ..data import load` works only below two packages.
  const allowed = above.slice(levels);
  const possible = wanted.flatMap(folder => (folder !== undefined && allowed.includes(folder) ? [folder] : []));
  // A folder `code` at the top is never found: Python has a module of that name.
  const isHidden = (folder: string): boolean => isStandardModule(withoutRoot(path, folder).split('/')[0] ?? '');
  return [...possible.filter(folder => !isHidden(folder)), ...possible.filter(isHidden)];
}

/** `src/features.py` is imported as `features`, `churn/features.py` as `churn.features`. */
function usual(path: string, root: string): readonly string[] {
  const folder = folderOf(path);
  return /(^|\/)(src|lib|code|python|scripts?|bin)$/.test(folder) ? [folder] : [root];
}

/** The folder itself first, the root last. */
function foldersUpTo(root: string, folder: string): readonly string[] {
  return folder === root || folder === '' ? [folder] : [folder, ...foldersUpTo(root, folderOf(folder))];
}

function mostFrequent(folders: readonly string[]): readonly string[] {
  const count = (folder: string): number => folders.filter(each => each === folder).length;
  return [...new Set(folders)].sort((a, b) => count(b) - count(a));
}

function dottedName(path: string, root: string): string | undefined {
  const inside = withoutRoot(path, root).replace(/(^|\/)__init__\.py$|\.py$/, '');
  const steps = inside.split('/');
  return steps.every(step => identifier.test(step) && !keywords.has(step)) ? steps.join('.') : undefined;
}

const identifier = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Words that are no names in Python. */
export const keywords: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

function withoutRoot(path: string, root: string): string {
  return root === '' ? path : path.slice(root.length + 1);
}

/** What it imports, and the `__init__.py` of every package on the way. */
function neededBy(path: string, { byPath, packages }: Imports): readonly string[] {
  const needed = new Set<string>();
  const waiting = [path];
  const packagesOf = (file: string): readonly string[] =>
    foldersUpTo('', folderOf(file)).flatMap(folder =>
      packages.has(folder) ? [folder === '' ? '__init__.py' : `${folder}/__init__.py`] : [],
    );
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const imported = (byPath.get(next) ?? []).map(each => each.path);
    for (const file of [...imported, ...packagesOf(next)]) {
      if (file !== path && !needed.has(file)) {
        needed.add(file);
        waiting.push(file);
      }
    }
  }
  return [...needed].sort();
}
