import type { CallFact, Place, Value } from '../python/facts/facts';
import { argumentNamed } from './arguments';
import type { Subject } from './exceptions';
import { lastAssigned } from './lastAssigned';
import type { FactsDocument } from './sources';

/**
 * Whether the right side of a join can hold no key twice, since it was grouped by keys of the join, or is meant to hold
 * keys many times: made by `melt` or `explode`, or rows that refer to one of the left. A cross join has no keys.
 */
export function hasUniqueRight({ call }: Subject, document: FactsDocument): boolean {
  return call !== undefined && (isCross(call) || isRightUnique(call, document));
}

function isRightUnique(call: CallFact, document: FactsDocument): boolean {
  const right = argumentNamed(call, 'right', positionOf(call));
  if (right === undefined || right === 'unknown') {
    return false;
  }
  const { value, valuePlace } = right;
  const made = value.kind === 'name' ? lastAssigned(document, value.text, call)?.valuePlace : valuePlace;
  const inside = made === undefined ? [] : callsWithin(document, made);
  return refersToLeft(call) || (!inside.some(({ method }) => joins.test(method)) && isMadeUnique(call, inside));
}

function isCross({ arguments: given }: CallFact): boolean {
  return given.some(({ keyword, value }) => keyword === 'how' && value.kind === 'string' && value.text === 'cross');
}

function isMadeUnique(call: CallFact, inside: readonly CallFact[]): boolean {
  const keys = textsOf(keysOf(call));
  return (
    inside.some(each => repeats.test(each.method) || (keys !== undefined && isGrouped(each, keys))) ||
    (isByIndex(call) && isIndexOfGroups(inside))
  );
}

/** `left_on="id", right_on="order_id"`: each order has many lines. */
function refersToLeft({ arguments: given }: CallFact): boolean {
  const [left, right] = ['left_on', 'right_on'].map(name =>
    textsOf(given.find(({ keyword }) => keyword === name)?.value),
  );
  return (
    left !== undefined &&
    right?.length === left.length &&
    right.every((key, index) => /.[a-z]_?id$/i.test(key) && isOwnKey(left[index] ?? '', key))
  );
}

/** `id` and `id_order` for `order_id`. */
function isOwnKey(left: string, right: string): boolean {
  const thing = right.replace(/_?id$/i, '').toLowerCase();
  return left.toLowerCase() === 'id' || left.toLowerCase() === `id_${thing}`;
}

function isByIndex({ arguments: given }: CallFact): boolean {
  return given.some(
    ({ keyword, value }) => keyword === 'right_index' && value.kind === 'constant' && value.value === true,
  );
}

/** `groupby("id").agg("sum")`, whose index holds each key once; what was ranked or shifted keeps the rows. */
function isIndexOfGroups(calls: readonly CallFact[]): boolean {
  return (
    calls.some(({ method }) => method === 'groupby') &&
    !calls.some(({ method }) =>
      /^(?:reset_index|set_index|transform|apply|rank|shift|cum\w+|head|tail|rolling)$/.test(method),
    )
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

/** `'id'` and `['id', 'day']`, also by way of a constant; of another name the name. */
function textsOf(value: Value | undefined): readonly string[] | undefined {
  if (value?.kind === 'name') {
    return value.resolved === undefined ? [`=${value.text}`] : textsOf(value.resolved);
  }
  if (value?.kind === 'string') {
    return [value.text];
  }
  const texts =
    value?.kind === 'collection' ? value.items.map(item => (item.kind === 'string' ? item.text : '')) : [''];
  return texts.includes('') ? undefined : texts;
}
