import { hasFacts } from '../../detectors/sources';
import type { Document } from '../../model/document';
import { type WorkspacePath, baseName, beside } from '../../model/location';
import type { Project } from '../../projects/project';
import type { CallFact } from '../../python/index';
import { readDependencies } from '../dependencies';
import { valuesAt } from '../plainData';

/** Where something is used or lies that leaves files behind. */
export type Sign = (project: Project) => readonly WorkspacePath[];

/** Files that import one of the modules, unless the project has a module of that name itself. */
export function imports(...modules: readonly string[]): Sign {
  return project => {
    const foreign = modules.filter(name => !project.files.some(({ path }) => isModule(path, name)));
    return pathsOf(project, document => {
      return (
        hasFacts(document) && document.facts.imports.some(({ module }) => foreign.some(name => isPart(module, name)))
      );
    });
  };
}

function isModule(path: string, name: string): boolean {
  return path.endsWith(`/${name}.py`) || path === `${name}.py` || `/${path}`.includes(`/${name}/__init__.py`);
}

function isPart(module: string, of: string): boolean {
  return module === of || module.startsWith(`${of}.`);
}

/** Manifests that ask for one of the packages. */
export function asksFor(...packages: readonly string[]): Sign {
  return project =>
    pathsOf(project, document => readDependencies(document).some(({ name }) => packages.includes(name)));
}

/** Documents whose text has something in it. */
export function says(pattern: RegExp): Sign {
  return project => pathsOf(project, ({ text }) => pattern.test(text));
}

/** Files of that name, whatever they hold. */
export function named(pattern: RegExp): Sign {
  return ({ files }) => files.map(({ path }) => path).filter(path => pattern.test(baseName(path)));
}

/** Files that call one of the functions in a way that `fits`. */
export function calls(callees: readonly string[], fits: (call: CallFact) => boolean): Sign {
  return project =>
    pathsOf(project, document => {
      return hasFacts(document) && callees.some(name => document.facts.callsOf(name).some(fits));
    });
}

/** None of these arguments is given, by name or in `**options`. */
export function lacks(...keywords: readonly string[]): (call: CallFact) => boolean {
  return call =>
    !call.arguments.some(
      ({ keyword, unpacked }) => unpacked !== undefined || keyword === undefined || keywords.includes(keyword),
    );
}

export function either(...signs: readonly Sign[]): Sign {
  return project => signs.flatMap(sign => sign(project));
}

export function unless(sign: Sign, excuse: Sign): Sign {
  return project => (excuse(project).length > 0 ? [] : sign(project));
}

/** Modules that others import, and tests: of those Python keeps compiled copies, of a script it does not. */
export function pythonModules(project: Project): readonly WorkspacePath[] {
  const asked = new Set(
    project.documents
      .filter(hasFacts)
      .flatMap(({ facts }) => facts.imports.flatMap(({ module, name = '' }) => [...module.split('.'), name])),
  );
  return pathsOf(project, ({ kind, path }) => {
    const stem = baseName(path).replace(/\.py$/, '');
    return kind === 'python' && (asked.has(stem) || /^test_|_test$/.test(stem));
  });
}

/** Files that DVC keeps elsewhere, by their pointer files. */
export function keptByDvc({ documents }: Project): readonly WorkspacePath[] {
  return documents.flatMap(document => {
    if (document.kind !== 'yaml' || !document.path.endsWith('.dvc')) {
      return [];
    }
    const data = document.data();
    const [folder = '.'] = valuesAt(data, ['wdir']).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
    return valuesAt(data, ['outs', '*', 'path']).flatMap(({ value }) =>
      typeof value === 'string' ? beside(document.path, `${folder}/${value}`) : [],
    );
  });
}

function pathsOf({ documents }: Project, fits: (document: Document) => boolean): readonly WorkspacePath[] {
  return documents.filter(fits).map(({ path }) => path);
}
