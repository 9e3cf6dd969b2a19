import { callValue } from './callFunction';
import { compareOrder, isEqual } from './equality';
import { type Given, positionally } from './given';
import type { Machine } from './machine';
import { isTrue } from './truth';
import type { PyValue } from './values';

/** As `sorted`: equal items keep their order, reversed or not. Reads `key` and `reverse`. */
export function sortItems(items: readonly PyValue[], given: Given, machine: Machine): readonly PyValue[] {
  const key = given.get('key');
  const reverse = given.get('reverse');
  const keyed = items.map(item => ({
    item,
    by: key === undefined ? item : callValue(key, positionally(item), machine),
  }));
  const sign = reverse !== undefined && isTrue(reverse) ? -1 : 1;
  return keyed.sort((a, b) => sign * orderOf(a.by, b.by)).map(({ item }) => item);
}

/** Negative when the first comes first. A `TypeError` for values that have no order. */
export function orderOf(left: PyValue, right: PyValue): number {
  const isLess = compareOrder('<', left, right);
  if (isLess.kind === 'bool' && isLess.value) {
    return -1;
  }
  return isEqual(left, right) ? 0 : 1;
}
