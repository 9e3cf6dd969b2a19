import type { FactsDocument } from '../../detectors/sources';
import { baseName, folderOf } from '../../model/location';
import type { ModuleFacts } from '../facts/code';
import { hasFile } from '../facts/paths';
import type { ProjectFacts } from '../facts/projectFacts';

/** Where a new module goes, and how it is imported. */
export interface ModulePlace {
  /** From the project's root: `src/churn/validation.py`. */
  readonly path: string;
  /** In the code that reads: `churn.validation`, `.validation` or `validation`. */
  readonly importedAs: string;
  /** In a test: `churn.validation`, importable from this folder of the project. */
  readonly dotted: string;
  readonly importRoot: string;
}

/**
 * Beside the file that will import it, the way that file imports its neighbours, under the first of the names that is
 * free; `undefined` when all are taken.
 */
export function modulePlace(
  facts: ProjectFacts,
  reader: FactsDocument,
  names: readonly string[],
): ModulePlace | undefined {
  const folder = insideRoot(facts, folderOf(reader.path));
  const name = names.find(each => !hasFile(facts.project, inFolder(folder, `${each}.py`)));
  if (name === undefined) {
    return undefined;
  }
  const path = inFolder(folder, `${name}.py`);
  const module = facts.code.modules.find(({ document }) => document.path === reader.path);
  const parent = module === undefined ? '' : module.dotted.split('.').slice(0, -1).join('.');
  if (module === undefined || parent === '') {
    return { path, importedAs: name, dotted: name, importRoot: folder };
  }
  const dotted = `${parent}.${name}`;
  return { path, importedAs: importStyle(facts, module, { name, dotted }), dotted, importRoot: module.importRoot };
}

/** A script that is started inside a package finds its neighbours by their bare names, and only so. */
function importStyle(
  facts: ProjectFacts,
  { document, dotted: own }: ModuleFacts,
  { name, dotted }: { readonly name: string; readonly dotted: string },
): string {
  const { imports } = document.facts;
  if (imports.some(({ level }) => level > 0)) {
    return `.${name}`;
  }
  const [top = ''] = own.split('.');
  const importsPackage = imports.some(({ module }) => module === top || module.startsWith(`${top}.`));
  const isStarted = facts.code.entryPoints.some(entry => entry.document.path === document.path);
  return importsPackage || facts.packages.isPackage || !isStarted ? dotted : name;
}

/** Where linters look for the project's own modules, whose imports stand apart. */
export function isFirstParty(importRoot: string): boolean {
  return importRoot === '' || importRoot === 'src';
}

/** A path from the project's root. */
export function insideRoot({ project }: ProjectFacts, folder: string): string {
  return project.root === '.' ? folder : folder.slice(project.root.length + 1);
}

export function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** `tests`, or the folder that holds the tests there are. */
export function testFolder({ project }: ProjectFacts): string {
  const tests = project.documents
    .map(({ path }) => path)
    .filter(path => /^(test_.*|.*_test)\.py$/.test(baseName(path)) && project.zoneOf(path) === 'test');
  const first = tests.map(path => path.slice(project.root === '.' ? 0 : project.root.length + 1)).sort()[0];
  return first === undefined ? 'tests' : folderOf(first);
}
