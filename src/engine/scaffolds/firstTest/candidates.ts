import { dict } from '../../evaluation/dicts';
import { fingerprint } from '../../evaluation/copying';
import { PathValue } from '../../evaluation/libraries/paths';
import { type PyValue, bool, float, int, list, none, str } from '../../evaluation/values';
import type { Shape, Sort } from './shape';
import { arrays, columns, tables } from './tableCandidates';

/** Values that a parameter of this shape may be given, typical ones first; empty when none can be made by hand. */
export function candidatesFor(shape: Shape, depth = 3): readonly PyValue[] {
  const holdsColumns = [...shape.keys.values()].some(inner => inner.weightOf('column') > 0);
  const told = holdsColumns ? (['table', ...shape.sorts.filter(sort => sort !== 'table')] as const) : shape.sorts;
  const sorts = told.length > 0 ? told : shape.keys.size > 0 ? (['dict'] as const) : unknownSorts;
  const [first, ...others] = depth <= 0 ? [] : sorts.slice(0, 3).map(sort => valuesOf(sort, shape, depth));
  const more = depth < 3 ? [] : others.flatMap(values => values.slice(0, 5));
  return distinct([...(first ?? []), ...more, ...(shape.isOptional ? [none] : [])]);
}

/** What to try when the code says nothing of a value. */
const unknownSorts: readonly Sort[] = ['float', 'text', 'list'];

function valuesOf(sort: Sort, shape: Shape, depth: number): readonly PyValue[] {
  return makers[sort]?.(shape, depth) ?? [];
}

const makers: { readonly [Each in Sort]?: (shape: Shape, depth: number) => readonly PyValue[] } = {
  int: integers,
  float: floats,
  text: texts,
  bool: () => [bool(true), bool(false)],
  list: lists,
  dict: dicts,
  table: tables,
  column: columns,
  array: arrays,
  path: ({ constants }) => [
    ...constants.filter(({ kind }) => kind === 'str'),
    new PathValue('data/churn.csv'),
    str('data/churn.csv'),
  ],
};

/** On both sides of every number that it is compared with, then usual ones. */
function integers({ constants }: Shape): readonly PyValue[] {
  const compared = constants.flatMap(value =>
    value.kind === 'int' || value.kind === 'float' ? [Math.round(value.value)] : [],
  );
  const around = compared.flatMap(value => [value, value - 1, value + 1]);
  return [3, ...around, 7, 1, 0, 12, 2, -4].map(value => int(value));
}

function floats({ constants }: Shape): readonly PyValue[] {
  const compared = constants.flatMap(value => (value.kind === 'int' || value.kind === 'float' ? [value] : []));
  const around = compared.flatMap(value =>
    value.kind === 'int' ? beside(value.value, 1, int) : beside(value.value, stepOf(value.value), float),
  );
  return [...around, float(2.5), float(0.5), int(4), float(7.128), int(0), float(-1.5), float(0.25)];
}

function beside(value: number, step: number, make: (value: number) => PyValue): readonly PyValue[] {
  return [make(value), make(tidy(value - step)), make(tidy(value + step))];
}

/** A step that shows in the last decimal: 0.01 for 0.6, 1 for 25.0. */
function stepOf(value: number): number {
  const size = Math.abs(value);
  return size === 0 || size > 10 ? 1 : size > 1 ? 0.1 : size > 0.001 ? 0.01 : size / 10;
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

const usualTexts = ['Ana Lopez', 'churn_rate', '12', 'a-b_c d', '2024-03-15', ''];

function texts({ constants, pieces, methods }: Shape): readonly PyValue[] {
  const compared = constants.flatMap(value => (value.kind === 'str' ? [value.value] : []));
  const built = pieces.flatMap(piece => [`alpha${piece}beta${piece}gamma`, `${piece}alpha`, `alpha${piece}`]);
  const spaced = methods.has('strip') ? ['  Ana Lopez '] : [];
  return [...compared, ...built, ...spaced, ...usualTexts].map(str);
}

/** Of three, of one and of none; items differ as much as they can. */
function lists(shape: Shape, depth: number): readonly PyValue[] {
  const items = shape.hasElement ? candidatesFor(shape.element, depth - 1) : [float(1.5), float(4), float(2.5)];
  if (items.length === 0) {
    return [];
  }
  const take = (...indexes: readonly number[]): PyValue =>
    list(indexes.flatMap(index => items[index % items.length] ?? []));
  return [take(0, 1, 2), take(3, 1, 0, 2), take(1, 1, 0), take(2), list([]), take(4, 5, 3)];
}

function dicts(shape: Shape, depth: number): readonly PyValue[] {
  const fields = [...shape.keys].filter(([key]) => !key.startsWith('#'));
  if (fields.length === 0) {
    const items = shape.hasElement ? candidatesFor(shape.element, depth - 1) : [float(1.5), int(4), float(2.5)];
    const named = (count: number): PyValue =>
      dict(['alpha', 'beta', 'gamma'].slice(0, count).flatMap((key, index) => {
        const item = items[index % Math.max(1, items.length)];
        return item === undefined ? [] : [[str(key), item] as const];
      })); // prettier-ignore
    return items.length === 0 ? [] : [named(3), named(1), dict()];
  }
  const choices = fields.map(([key, inner]) => ({ key, values: candidatesFor(inner, depth - 1) }));
  if (choices.some(({ values }) => values.length === 0)) {
    return [];
  }
  const most = Math.min(8, Math.max(...choices.map(({ values }) => values.length)));
  return Array.from({ length: most }, (_, turn) =>
    dict(
      choices.map(
        ({ key, values }, index) =>
          [str(key), values[(turn + (turn > 1 ? index : 0)) % values.length] ?? none] as const,
      ),
    ),
  );
}

function distinct(values: readonly PyValue[]): readonly PyValue[] {
  const known = new Set<string>();
  return values.filter(value => {
    const text = fingerprint(value);
    const isNew = !known.has(text);
    known.add(text);
    return isNew;
  });
}
