import type { ProfileSource } from './inferProfile';

/**
 * Modules that the project imports outside its tests, with their parents: `azure.functions` and `azure`. Notebooks
 * count when there is no other code: a `flask` tried in a notebook makes no service.
 */
export function collectModules({ documents, zoneOf }: ProfileSource): ReadonlySet<string> {
  const scripts = documents.filter(document => document.kind === 'python' && zoneOf(document.path) !== 'test');
  const asked = scripts.length > 0 ? scripts : documents;
  const modules = new Set<string>();
  for (const document of asked) {
    const imports = document.kind === 'python' || document.kind === 'notebook' ? document.facts.imports : [];
    for (const { module, name, level } of imports.filter(each => each.level === 0)) {
      addWithParents(modules, name === undefined || level > 0 ? module : `${module}.${name}`);
    }
  }
  return modules;
}

/** `names` are separated by spaces. */
export function importsAny(modules: ReadonlySet<string>, names: string): boolean {
  return names.split(' ').some(name => modules.has(name));
}

function addWithParents(modules: Set<string>, module: string): void {
  for (let end = module.length; end > 0; end = module.lastIndexOf('.', end - 1)) {
    modules.add(module.slice(0, end));
  }
}
