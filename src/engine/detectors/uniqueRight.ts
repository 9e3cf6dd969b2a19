import type { CallFact, Place, Value } from '../python/facts/facts';
import { argumentNamed } from './arguments';
import type { Subject } from './exceptions';
import { lastAssigned } from './lastAssigned';
import type { FactsDocument } from './sources';

/**
 * Whether the right side of a join can hold no key twice, since it was grouped by keys of the join, or was made to hold
 * keys many times: `melt`, `explode`.
 */
export function hasUniqueRight({ call }: Subject, document: FactsDocument): boolean {
  const right = call === undefined ? undefined : argumentNamed(call, 'right', positionOf(call));
  if (call === undefined || right === undefined || right === 'unknown') {
    return false;
  }
  const { value, valuePlace } = right;
  const made = value.kind === 'name' ? lastAssigned(document, value.text, call)?.valuePlace : valuePlace;
  const inside = made === undefined ? [] : callsWithin(document, made);
  const keys = textsOf(keysOf(call));
  return (
    !inside.some(({ method }) => joins.test(method)) &&
    inside.some(each => repeats.test(each.method) || (keys !== undefined && isGrouped(each, keys)))
  );
}

const joins = /^(?:merge|join|concat|append)$/;
const repeats = /^(?:melt|explode)$/;

/** `pd.merge(left, right)` or `left.merge(right)`. */
function positionOf({ callee }: CallFact): number {
  return callee === 'pandas.merge' ? 1 : 0;
}

function keysOf({ arguments: given }: CallFact): Value | undefined {
  return given.find(({ keyword }) => keyword === 'on' || keyword === 'right_on')?.value;
}

/** Grouped by, or rid of what occurs twice in, some of the keys. */
function isGrouped(call: CallFact, keys: readonly string[]): boolean {
  const name = { groupby: 'by', drop_duplicates: 'subset' }[call.method];
  const given = name === undefined ? undefined : argumentNamed(call, name, 0);
  const columns = given === undefined || given === 'unknown' ? undefined : textsOf(given.value);
  return columns !== undefined && columns.length > 0 && columns.every(column => keys.includes(column));
}

function callsWithin({ facts }: FactsDocument, { source, start, end }: Place): readonly CallFact[] {
  return facts.calls.filter(({ place }) => place.source === source && start <= place.start && place.end <= end);
}

/** `'id'` and `['id', 'day']`, also by way of a constant. */
function textsOf(value: Value | undefined): readonly string[] | undefined {
  if (value?.kind === 'name') {
    return textsOf(value.resolved);
  }
  if (value?.kind === 'string') {
    return [value.text];
  }
  const texts =
    value?.kind === 'collection' ? value.items.map(item => (item.kind === 'string' ? item.text : '')) : [''];
  return texts.includes('') ? undefined : texts;
}
