import { distributionOf } from '../../distributions/modules';
import { isStandIn } from '../../distributions/standIns';
import { remember } from '../../documents/remember';
import type { Document } from '../../model/document';
import { folderOf, isInside } from '../../model/location';
import type { Evidence } from '../../model/report';
import type { Dependency } from '../dependencies';
import type { Ground, GroundFile } from '../ground';
import { toEvidence } from '../hits';
import type { MakeChecker } from './checker';

interface Declared {
  readonly dependency: Dependency;
  readonly evidence: Evidence;
  readonly isFixed: boolean;
}

/**
 * The pinned dependencies, if they are at least `share` (0 to 1) of all direct ones and, with `imported`, all that code
 * outside of tests imports. Those of a manifest with a lock file in its folder or above it are pinned; `locks` names the
 * set that finds lock files.
 */
export const pinnedShare: MakeChecker = readers =>
  function* ({ ground, options, search }): Iterable<Evidence> {
    const share = typeof options['share'] === 'number' ? options['share'] : 1;
    const lockFolders = search(String(options['locks'])).evidence.map(({ path }) => folderOf(path));
    const declared = ground.files.filter(isNoTest).flatMap(({ document, entry }): readonly Declared[] =>
      (document === undefined ? [] : readers.dependenciesIn(document))
        .filter(({ main }) => main)
        .map(dependency => ({
          dependency,
          evidence: toEvidence(entry.path, dependency.hit),
          isFixed: dependency.pinned || lockFolders.some(folder => folder === '' || isInside(entry.path, folder)),
        })),
    );
    const pinned = declared.filter(({ isFixed }) => isFixed);
    const open = declared.filter(({ isFixed }) => !isFixed);
    const isEnough = declared.length > 0 && pinned.length >= share * declared.length;
    if (isEnough && !(options['imported'] === true && isImported(open, ground))) {
      yield* pinned.map(({ evidence }) => evidence);
    }
  };

function isNoTest({ zone }: GroundFile): boolean {
  return zone !== 'test';
}

/** Whether code imports one of them, by this or another name. */
function isImported(dependencies: readonly Declared[], { files }: Ground): boolean {
  const names = new Set(dependencies.map(({ dependency }) => dependency.name));
  return (
    names.size > 0 &&
    files.filter(isNoTest).some(({ document }) => document !== undefined && importsOf(document).some(isOneOf(names)))
  );
}

function isOneOf(names: ReadonlySet<string>): (distribution: string) => boolean {
  return distribution => isStandIn(distribution, names);
}

/** The distributions that a document's imports come from; a module that nobody knows goes by its own name. */
const importsOf = remember((document: Document): readonly string[] =>
  document.kind === 'python' || document.kind === 'notebook'
    ? document.facts.imports
        .filter(({ level, module }) => level === 0 && module !== '')
        .map(({ module, name }) => {
          const full = name === undefined || name === '*' ? module : `${module}.${name}`;
          return distributionOf(full) ?? (module.split('.')[0] ?? '').toLowerCase().replaceAll('_', '-');
        })
    : [],
);
