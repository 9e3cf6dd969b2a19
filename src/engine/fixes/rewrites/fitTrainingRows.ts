import type { Rewrite } from './rewrite';
import { callAt } from './training/callAt';
import { replacePlace } from './training/lines';
import { splitsOf } from './training/splits';
import { isBehind, usesOf } from './training/uses';

/** Gives the training halves of a split to a fit that takes the halves that were set aside. */
export const fitTrainingRows: Rewrite = ({ location }, context) => {
  const marked = callAt(context.document, location, 'fit', 'partial_fit');
  if (marked === undefined) {
    return undefined;
  }
  const { document, call: fit } = marked;
  const split = splitsOf(document).findLast(({ call }) => isBehind(fit.place, call.place));
  const names = split === undefined ? [] : [...split.train, ...split.test];
  const edits = fit.arguments.flatMap(({ value, valuePlace }) => {
    const at = value.kind === 'name' ? split?.test.indexOf(value.text) : undefined;
    const train = split?.train[at ?? -1];
    return train === undefined ? [] : [replacePlace(document, valuePlace, train)];
  });
  const isAsSplit = names.every(name => usesOf(document, name).filter(({ use }) => use !== 'read').length === 1);
  return edits.length > 0 && edits.length === fit.arguments.length && isAsSplit ? { edits } : undefined;
};
