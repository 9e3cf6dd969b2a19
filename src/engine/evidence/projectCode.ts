import type { PythonDocument } from '../model/document';
import { baseName, folderOf } from '../model/location';
import type { ImportFact } from '../python/index';
import type { Project } from '../projects/project';

/**
 * Names under which a project's own Python files can be imported: every module, packages that stand in no other
 * package, and folders at the top or below `src`. A folder deep inside may well be called like a library.
 */
export function projectModules(project: Project): ReadonlySet<string> {
  const paths = project.workspace.files
    .map(({ path }) => path)
    .filter(path => path.endsWith('.py') && !isTestFile(path));
  const packages = new Set(paths.filter(path => baseName(path) === '__init__.py').map(folderOf));
  const roots = ['', project.root === '.' ? '' : project.root];
  const names = new Set<string>();
  for (const path of paths) {
    names.add(baseName(path).slice(0, -'.py'.length));
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
      const parent = folderOf(folder);
      const isTop = roots.includes(parent) || /(^|\/)(src|lib|app|code|python)$/.test(parent);
      if (isTop || (packages.has(folder) && !packages.has(parent))) {
        names.add(baseName(folder));
      }
    }
  }
  ['__init__', 'src', 'lib', 'tests', 'test'].forEach(name => names.delete(name));
  return names;
}

/** Whether a file imports a module of the project, or runs the project from outside. */
export function importsProjectCode(document: PythonDocument, modules: ReadonlySet<string>): boolean {
  const { imports, calls } = document.facts;
  return (
    imports.some(each => isProjectImport(each, modules)) ||
    calls.some(({ callee }) => callee !== undefined && /^(subprocess\.|runpy\.|importlib\.)/.test(callee))
  );
}

/** `from .data import load`, `import churn.train`, `from src.features import scale`. */
export function isProjectImport({ module, name, level }: ImportFact, modules: ReadonlySet<string>): boolean {
  const [first = '', second] = module.split('.');
  if (level > 0 || modules.has(first)) {
    return true;
  }
  return (
    (first === 'src' || first === 'app') && (second === undefined || modules.has(second) || modules.has(name ?? ''))
  );
}

function isTestFile(path: string): boolean {
  return /^(test_.*|.*_test|conftest)\.py$/.test(baseName(path));
}
