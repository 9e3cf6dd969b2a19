import type { BinaryOperator } from '../../python/index';
import { set } from '../dicts';
import { hashKey } from '../equality';
import { Given } from '../given';
import { combineSets, compare } from '../operators';
import { representKnown } from '../text';
import { itemsOf } from '../truth';
import { type Arguments, type PyValue, type SetValue, bool, builtin, none, raise } from '../values';

type Method = (target: SetValue, given: Arguments) => PyValue;

/** A method of a set; `undefined` when it is not known here. */
export function setMethod(target: SetValue, name: string): PyValue | undefined {
  const method = methods.get(name);
  return method === undefined ? undefined : builtin(`set.${name}`, given => method(target, given));
}

/** With any number of other collections. */
function combining(operator: BinaryOperator): Method {
  return (target, { positional }) =>
    positional.reduce<SetValue>(
      (left, right) => {
        const combined = combineSets(operator, left, set(itemsOf(right, false)));
        return combined?.kind === 'set' ? combined : left;
      },
      { kind: 'set', entries: new Map(target.entries) },
    );
}

function comparing(operator: '<=' | '>='): Method {
  return (target, given) =>
    compare(operator, target, set(itemsOf(new Given('issubset', given, ['other']).need('other'), false)));
}

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['add', (target, given) => {
    const item = new Given('add', given, ['elem']).need('elem');
    target.entries.set(hashKey(item), item);
    return none;
  }],
  ['update', (target, { positional }) => {
    positional.flatMap(each => itemsOf(each, false)).forEach(item => target.entries.set(hashKey(item), item));
    return none;
  }],
  ['discard', (target, given) => {
    target.entries.delete(hashKey(new Given('discard', given, ['elem']).need('elem')));
    return none;
  }],
  ['remove', (target, given) => {
    const item = new Given('remove', given, ['elem']).need('elem');
    return target.entries.delete(hashKey(item)) ? none : raise('KeyError', representKnown(item));
  }],
  ['copy', target => ({ kind: 'set', entries: new Map(target.entries) })],
  ['union', combining('|')],
  ['intersection', combining('&')],
  ['difference', combining('-')],
  ['symmetric_difference', combining('^')],
  ['issubset', comparing('<=')],
  ['issuperset', comparing('>=')],
  ['isdisjoint', (target, given) => bool(itemsOf(new Given('isdisjoint', given, ['other']).need('other'), false).every(item => !target.entries.has(hashKey(item))))],
]); // prettier-ignore
