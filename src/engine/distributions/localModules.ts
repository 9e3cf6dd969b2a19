import { type FactsDocument, hasFacts } from '../detectors/sources';
import { distributionOf } from './modules';
import { folderOf } from '../model/location';
import { moduleIndex, resolveImports } from '../projects/importedFiles';
import type { Project } from '../projects/project';
import type { ImportFact } from '../python/index';

/** Says of an import whether it means a file of the workspace. */
export type IsLocal = (fact: ImportFact, document: FactsDocument) => boolean;

/**
 * A file that the import leads to is local, and so is a module of no known distribution that is called like any file or
 * folder: what `sys.path` or a build makes importable cannot be seen. A known distribution wins over a file of its name
 * in a package, where `import prophet` does not mean the neighbour `prophet.py`.
 */
export function localModules({ workspace }: Project): IsLocal {
  const paths = workspace.files.map(({ path }) => path);
  const index = moduleIndex(paths.filter(path => path.endsWith('.py')));
  const names = new Set(paths.flatMap(path => path.split('/').map(part => part.replace(/\.\w+$/, ''))));
  return (fact, document) => {
    const top = fact.module.split('.')[0] ?? '';
    if (fact.level > 0 || !names.has(top)) {
      return fact.level > 0;
    }
    if (distributionOf(fact.module) === undefined) {
      return true;
    }
    const inPackage = index.paths.has(`${folderOf(document.path)}/__init__.py`);
    return resolveImports({ ...document, facts: { ...document.facts, imports: [fact] } }, index).some(
      ({ path, base }) => path !== document.path && !(inPackage && base === folderOf(document.path)),
    );
  };
}

/** Documents with Python facts, production first. What only builds or documents the project is left out. */
export function codeOf({ documents, zoneOf }: Project): readonly FactsDocument[] {
  const order = ['production', 'exploration', 'test'];
  const code = documents
    .filter(hasFacts)
    .filter(({ path }) => !/(^|\/)(setup|conf|noxfile|versioneer)\.py$/.test(path));
  return [...code].sort((a, b) => order.indexOf(zoneOf(a.path)) - order.indexOf(zoneOf(b.path)));
}
