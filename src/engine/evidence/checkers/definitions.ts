import type { Document } from '../../model/document';
import { baseName } from '../../model/location';
import type { Evidence } from '../../model/report';
import { remember } from '../../documents/remember';
import { type Hit, hitAtPlace, toEvidence } from '../hits';
import type { MakeChecker } from './checker';

/**
 * Files that define functions or classes: modules with at least `modules` of them, notebooks with at least `notebook`.
 * An option that is left out takes that kind of file out of consideration. Tests and build scripts do not count.
 */
export const definitions: MakeChecker = () => {
  const definedIn = remember(definedAtTop);
  return function* ({ ground, options }): Iterable<Evidence> {
    for (const { document, entry, zone } of ground.files) {
      if (document === undefined || zone === 'test' || isBuildScript(entry.path)) {
        continue;
      }
      const least = options[isNotebook(document) ? 'notebook' : 'modules'];
      const defined = typeof least === 'number' ? definedIn(document) : [];
      const first = defined[0];
      if (first !== undefined && defined.length >= Number(least)) {
        yield toEvidence(entry.path, first);
      }
    }
  };
};

function isNotebook(document: Document): boolean {
  return document.kind === 'notebook' || (document.kind === 'python' && document.textNotebook !== undefined);
}

function isBuildScript(path: string): boolean {
  return /^(setup|conf|conftest|noxfile|fabfile|test_environment)\.py$/.test(baseName(path));
}

function definedAtTop(document: Document): readonly Hit[] {
  if (document.kind !== 'python' && document.kind !== 'notebook') {
    return [];
  }
  return document.facts.scopes
    .filter(({ kind, parent, empty }) => (kind === 'function' || kind === 'class') && parent === 0 && !empty)
    .map(({ place }) => hitAtPlace(document, place));
}
