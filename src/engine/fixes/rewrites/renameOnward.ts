import type { NotebookDocument } from '../../model/document';
import type { AssignmentFact, NameFact } from '../../python/index';
import type { Rewrite } from './rewrite';
import { linesOf, replacePlace } from './training/lines';
import { freeName, isAfter, isWithin, usesOf } from './training/uses';
import { sourceAt } from '../../detectors/sources';

/**
 * Gives what a cell makes of another cell's value a name of its own, from there on: `flats = flats.drop("id")` becomes
 * `flats_2 = flats.drop("id")`. Needs the capture `name`. Not where functions, texts or magics have the name in them.
 */
export const renameOnward: Rewrite = ({ location, captures }, { document }) => {
  const name = captures['name']?.text ?? '';
  if (document.kind !== 'notebook' || location.kind !== 'cell') {
    return undefined;
  }
  const source = sourceAt(document, location);
  const statement = document.facts.assignments.find(
    ({ place, targets, scope, augmented }) =>
      place.source === source &&
      place.start === location.span.start &&
      targets.join() === name &&
      scope === 0 &&
      !augmented,
  );
  const uses = usesOf(document, name);
  if (statement === undefined || !isPlainlyUsed(document, name, uses, statement)) {
    return undefined;
  }
  const fresh = nextName(document, name);
  const target = uses.filter(({ use, place }) => use === 'bind' && isWithin(place, statement.place));
  const later = uses.filter(({ place }) => isAfter(place, statement.place));
  return { edits: [...target, ...later].map(({ place }) => replacePlace(document, place, fresh)) };
};

function isPlainlyUsed(
  document: NotebookDocument,
  name: string,
  uses: readonly NameFact[],
  { place }: AssignmentFact,
): boolean {
  const { facts } = document;
  const word = new RegExp(`(?<![\\w.])${name}(?!\\w)`);
  const isHidden =
    facts.strings.some(each => each.place.source >= place.source && word.test(each.text)) ||
    facts.magics.some(each => each.place.source >= place.source && word.test(each.text));
  const isSimple = uses.every(
    ({ deferred, conditional, place: at }) => !deferred && !(conditional && isWithin(at, place)),
  );
  return isSimple && !isHidden && facts.openWorld.length === 0 && linesOf(document, place) !== undefined;
}

/** `flats` → `flats_2` → `flats_3` */
function nextName(document: NotebookDocument, name: string): string {
  return freeName(document, name.replace(/_\d+$/, ''));
}
