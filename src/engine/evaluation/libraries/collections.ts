import { callValue } from '../callFunction';
import { dict } from '../dicts';
import { Given, positionally } from '../given';
import { countItems, pairsOf } from '../methods/dictMethods';
import { integerOf } from '../numbers';
import { binary } from '../operators';
import { isEqual } from '../equality';
import { getItem } from '../items';
import { StandInValue } from '../standInValue';
import { itemsOf } from '../truth';
import { type PyValue, builtin, int, none, raise, str, tuple, unsupported, view } from '../values';
import { library } from './library';
import { copyOf } from '../copying';

export const collections = library('collections', {
  OrderedDict: ({ positional: [value] }) => dict(value === undefined ? [] : pairsOf(value)),
  Counter: ({ positional: [value] }) =>
    countItems(value === undefined ? [] : value.kind === 'dict' ? unsupported('it counts a dict') : itemsOf(value)),
  defaultdict: ({ positional: [factory, value] }) => ({
    ...dict(value === undefined ? [] : pairsOf(value)),
    factory: factory?.kind === 'none' ? undefined : factory,
  }),
});

export const copying = library('copy', {
  copy: given => copyOf(noStandIn(new Given('copy', given, ['x']).need('x')), false),
  deepcopy: given => copyOf(noStandIn(new Given('deepcopy', given, ['x']).need('x')), true),
});

/** A copy of a stand-in is another one, which a test cannot reach. */
function noStandIn(value: PyValue): PyValue {
  return value instanceof StandInValue ? unsupported('it copies what has to be replaced') : value;
}

export const functools = library('functools', {
  reduce: ({ positional: [callee = none, items = none, ...start] }, machine) => {
    const [first, ...rest] = [...start, ...itemsOf(items)];
    return rest.reduce(
      (total, item) => callValue(callee, positionally(total, item), machine),
      first ?? raise('TypeError', 'reduce() of empty iterable'),
    );
  },
  partial: ({ positional: [callee = none, ...fixed], named: fixedNames }) =>
    builtin('partial', ({ positional, named }, machine) =>
      callValue(callee, { positional: [...fixed, ...positional], named: new Map([...fixedNames, ...named]) }, machine),
    ),
});

export const itertools = library('itertools', {
  tee: given => {
    const read = new Given('tee', given, ['iterable', 'n']);
    const items = itemsOf(read.need('iterable'));
    return tuple(Array.from({ length: read.integer('n') ?? 2 }, () => view(items)));
  },
  chain: ({ positional }) => view(positional.flatMap(each => itemsOf(each))),
  product: ({ positional, named }) => named.size > 0 ? unsupported('it calls product with repeat=') : view(products(positional.map(each => itemsOf(each))).map(tuple)),
  combinations: given => {
    const read = new Given('combinations', given, ['iterable', 'r']);
    return view(combinations(itemsOf(read.need('iterable')), read.integer('r') ?? 0).map(tuple));
  },
  permutations: given => {
    const read = new Given('permutations', given, ['iterable', 'r']);
    const items = itemsOf(read.need('iterable'));
    return items.length > 6 ? unsupported('it permutes many items') : view(permutations(items, read.integer('r') ?? items.length).map(tuple));
  },
  accumulate: ({ positional: [items = none, callee] }, machine) => {
    const sums: PyValue[] = [];
    for (const item of itemsOf(items)) {
      const last = sums.at(-1);
      sums.push(last === undefined ? item : callee === undefined ? binary('+', last, item) : callValue(callee, positionally(last, item), machine));
    }
    return view(sums);
  },
  islice: ({ positional: [items = none, ...bounds] }) => {
    const [start, stop] = bounds.length === 1 ? [0, bounds[0]] : [integerOf(bounds[0]), bounds[1]];
    return bounds.length > 2 ? unsupported('it calls islice with a step') : view(itemsOf(items).slice(start, stop?.kind === 'none' ? undefined : integerOf(stop)));
  },
  repeat: given => {
    const read = new Given('repeat', given, ['object', 'times']);
    return view(Array.from({ length: read.integer('times') ?? unsupported('it repeats without end') }, () => read.need('object')));
  },
  zip_longest: ({ positional, named }) => {
    const columns = positional.map(each => itemsOf(each));
    const fill = named.get('fillvalue') ?? none;
    const length = Math.max(0, ...columns.map(column => column.length));
    return view(Array.from({ length }, (_, index) => tuple(columns.map(column => column[index] ?? fill))));
  },
  groupby: ({ positional: [items = none, key], named }, machine) => {
    const by = key ?? named.get('key');
    const groups: { key: PyValue; items: PyValue[] }[] = [];
    for (const item of itemsOf(items)) {
      const value = by === undefined || by.kind === 'none' ? item : callValue(by, positionally(item), machine);
      const last = groups.at(-1);
      if (last !== undefined && isEqual(last.key, value)) {
        last.items.push(item);
      } else {
        groups.push({ key: value, items: [item] });
      }
    }
    return view(groups.map(group => tuple([group.key, view(group.items)])));
  },
}); // prettier-ignore

/** `itertools.chain.from_iterable`, which is no function of a module. */
export const chained = library('itertools.chain', {
  from_iterable: given =>
    view(itemsOf(new Given('from_iterable', given, ['iterable']).need('iterable')).flatMap(each => itemsOf(each))),
});

function products(lists: readonly (readonly PyValue[])[]): readonly (readonly PyValue[])[] {
  return lists.reduce<readonly (readonly PyValue[])[]>(
    (rows, items) => {
      const longer = rows.flatMap(row => items.map(item => [...row, item]));
      return longer.length > 2000 ? unsupported('it combines many items') : longer;
    },
    [[]],
  );
}

function combinations(items: readonly PyValue[], size: number): readonly (readonly PyValue[])[] {
  if (size === 0) {
    return [[]];
  }
  return items.flatMap((item, index) => combinations(items.slice(index + 1), size - 1).map(rest => [item, ...rest]));
}

function permutations(items: readonly PyValue[], size: number): readonly (readonly PyValue[])[] {
  if (size === 0) {
    return [[]];
  }
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)], size - 1).map(rest => [item, ...rest]),
  );
}

export const operator = library('operator', {
  itemgetter: ({ positional: [key = none] }) =>
    builtin('itemgetter', ({ positional: [object = none] }, machine) => getItem(object, key, machine)),
  add: ({ positional: [a = none, b = none] }) => binary('+', a, b),
  mul: ({ positional: [a = none, b = none] }) => binary('*', a, b),
});

export const strings = library(
  'string',
  {},
  {
    ascii_lowercase: str('abcdefghijklmnopqrstuvwxyz'),
    ascii_uppercase: str('ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
    ascii_letters: str('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'),
    digits: str('0123456789'),
    punctuation: str('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'),
    whitespace: str(' \t\n\r\x0b\x0c'),
  },
);

export const statistics = library('statistics', {
  mean: (given, machine) => {
    const items = itemsOf(new Given('mean', given, ['data']).need('data'));
    machine.isApproximate = true;
    return items.length === 0 ? raise('StatisticsError') : average(items);
  },
});

function average(items: readonly PyValue[]): PyValue {
  const total = items.reduce((sum, item) => binary('+', sum, item), int(0));
  const mean = binary('/', total, int(items.length));
  return mean.kind === 'float' && Number.isInteger(mean.value) && items.every(({ kind }) => kind === 'int')
    ? int(mean.value)
    : mean;
}
