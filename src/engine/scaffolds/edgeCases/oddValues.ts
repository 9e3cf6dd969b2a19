import { FrameValue } from '../../evaluation/libraries/tables/frame';
import { type PyValue, float, int, list, none, str } from '../../evaluation/values';
import { dict } from '../../evaluation/dicts';
import { oddTables } from './oddTables';

/** A value that comes sooner or later, and how the test of it is called: `with_rooms_zero`. */
export interface Odd {
  readonly label: string;
  readonly value: PyValue;
}

/** Values that may stand in the place of a usual one. */
export function oddValues(name: string, usual: PyValue): readonly Odd[] {
  const named = (label: string, value: PyValue): Odd => ({ label: `with_${name}_${label}`, value });
  if (usual instanceof FrameValue) {
    return oddTables(usual);
  }
  switch (usual.kind) {
    case 'int':
      return [named('zero', int(0)), named('negative', int(-1)), named('none', none)];
    case 'float':
      return [named('zero', float(0)), named('missing', float(Number.NaN)), named('negative', float(-1)), named('none', none)];
    case 'str':
      return [named('empty', str('')), named('never_seen', str('never seen')), named('none', none)];
    case 'list':
      return [named('empty', list([])), ...(usual.items[0] === undefined ? [] : [named('of_one', list([usual.items[0]]))])];
    case 'dict':
      return [named('empty', dict())];
    default:
      return [];
  }
} // prettier-ignore
