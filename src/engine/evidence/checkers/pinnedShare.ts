import { folderOf, isInside } from '../../model/location';
import type { Evidence } from '../../model/report';
import type { Dependency } from '../dependencies';
import { toEvidence } from '../hits';
import type { MakeChecker } from './checker';

interface Declared {
  readonly dependency: Dependency;
  readonly evidence: Evidence;
  readonly locked: boolean;
}

/**
 * The pinned dependencies, if they are at least `share` (0 to 1) of all direct ones. Those of a manifest with a lock
 * file in its folder or above it are pinned; `locks` names the set that finds lock files.
 */
export const pinnedShare: MakeChecker = readers =>
  function* ({ ground, options, search }): Iterable<Evidence> {
    const share = typeof options['share'] === 'number' ? options['share'] : 1;
    const lockFolders = search(String(options['locks'])).evidence.map(({ path }) => folderOf(path));
    const declared = ground.files.flatMap(({ document, entry, zone }): readonly Declared[] =>
      document === undefined || zone === 'test'
        ? []
        : readers
            .dependenciesIn(document)
            .filter(({ main }) => main)
            .map(dependency => ({
              dependency,
              evidence: toEvidence(entry.path, dependency.hit),
              locked: lockFolders.some(folder => folder === '' || isInside(entry.path, folder)),
            })),
    );
    const pinned = declared.filter(({ dependency, locked }) => dependency.pinned || locked);
    if (declared.length > 0 && pinned.length >= share * declared.length) {
      yield* pinned.map(({ evidence }) => evidence);
    }
  };
