import type { PythonDocument } from '../model/document';
import { baseName, folderOf } from '../model/location';
import type { Project } from '../projects/project';

/** Names under which a project's own Python files can be imported: every module and package on their paths. */
export function projectModules(project: Project): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { path } of project.workspace.files) {
    if (path.endsWith('.py') && !isTestFile(path)) {
      names.add(baseName(path).slice(0, -'.py'.length));
      folderOf(path)
        .split('/')
        .forEach(folder => names.add(folder));
    }
  }
  // Names of folders that are no packages, and of libraries that a folder may happen to share.
  ['', '__init__', 'src', 'lib', 'tests', 'test'].forEach(name => names.delete(name));
  return names;
}

/** Whether a file imports a module of the project, relatively or by a name that no library has. */
export function importsProjectCode(document: PythonDocument, modules: ReadonlySet<string>): boolean {
  const { imports, calls } = document.facts;
  return (
    imports.some(({ module, name, level }) => level > 0 || isProjectModule(module, name, modules)) ||
    // A test may also run the project from outside, or load a file by its path.
    calls.some(({ callee }) => callee !== undefined && /^(subprocess\.|runpy\.|importlib\.)/.test(callee))
  );
}

function isProjectModule(module: string, name: string | undefined, modules: ReadonlySet<string>): boolean {
  const [first = '', second] = module.split('.');
  return first === 'src' || first === 'app'
    ? modules.has(second ?? name ?? '') || second === undefined
    : modules.has(first);
}

function isTestFile(path: string): boolean {
  return /^(test_.*|.*_test|conftest)\.py$/.test(baseName(path));
}
