import { argumentOf } from '../facts/tableReads';
import type { ColumnFacts, TableFacts } from '../facts/tables';
import type { CallFact, Value } from '../../python/index';

/** A column as one call reads it. */
export interface ReadColumn {
  readonly name: string;
  /** `undefined` when the call decides it, and not the values. */
  readonly type: ColumnFacts['type'] | undefined;
  readonly hasGaps: boolean;
  /** It names its row, by its name and in every row there is. */
  readonly isId: boolean;
}

/** The columns that a call of `pandas.read_csv` makes of a table; `undefined` when the call renames or cuts them up. */
export function columnsAsRead({ columns, delimiter }: TableFacts, call: CallFact): readonly ReadColumn[] | undefined {
  const given = new Map(call.arguments.map(argument => [argument.keyword ?? argument.unpacked ?? '', argument.value]));
  const isOther = ['*', '**', ...otherTables].some(keyword => given.has(keyword));
  if (isOther || !readsDelimiter(call, delimiter) || !keepsHeader(given.get('header'))) {
    return undefined;
  }
  const isLoose = valueChanging.some(keyword => given.has(keyword));
  const index = indexColumns(given.get('index_col'), columns);
  const wanted = namesIn(given.get('usecols'));
  if (index === undefined || (given.has('usecols') && wanted === undefined)) {
    return undefined;
  }
  const dates = datesIn(given.get('parse_dates'));
  return columns
    .filter(({ name }) => !index.includes(name) && (wanted === undefined || wanted.includes(name)))
    .filter(({ name }) => !/^Unnamed: \d+$/.test(name))
    .map(column => {
      const { name, type, hasGaps, isUnique } = column;
      const isOpen = isLoose || dates === 'any' || dates.includes(name);
      return {
        name,
        type: isOpen ? undefined : type,
        hasGaps: hasGaps || isLoose,
        isId: isUnique && !isLoose && idName.test(name),
      };
    });
}

/** `customer_id`, `PassengerId`, `ID`, `uuid`; not `paid`. */
const idName = /^(id|uuid|guid|index)$|[_\s.-](id|uuid|guid)$|[a-z](Id|ID|Uuid|UUID)$|^ID$/i;

/** The result has other columns, or is no table. */
const otherTables = [
  'names',
  'skiprows',
  'chunksize',
  'iterator',
  'squeeze',
  'prefix',
  'comment',
  'dialect',
  'skipfooter',
];

/** Types or gaps are other than the usual reading makes them. */
const valueChanging = [
  'dtype', 'converters', 'na_values', 'keep_default_na', 'na_filter', 'true_values', 'false_values', 'decimal', 'thousands',
  'dtype_backend', 'engine_kwargs', 'date_parser', 'date_format', 'dayfirst',
]; // prettier-ignore

function readsDelimiter(call: CallFact, delimiter: string): boolean {
  const said = (argumentOf(call, 1, 'sep') ?? argumentOf(call, 1, 'delimiter'))?.value;
  if (said === undefined) {
    return delimiter === (call.callee === 'pandas.read_table' ? '\t' : ',');
  }
  const text = said.kind === 'name' ? said.resolved : said;
  return text?.kind !== 'string' || text.text.length > 1 || text.text === delimiter;
}

function keepsHeader(header: Value | undefined): boolean {
  return header === undefined || (header.kind === 'number' && header.value === 0) || isText(header, 'infer');
}

function isText(value: Value, text: string): boolean {
  return value.kind === 'string' && value.text === text;
}

/** Names of the columns that become the index; `undefined` when nobody can say which. */
function indexColumns(value: Value | undefined, columns: readonly ColumnFacts[]): readonly string[] | undefined {
  if (value === undefined || (value.kind === 'constant' && value.value !== true)) {
    return [];
  }
  const items = value.kind === 'collection' ? value.items : [value];
  const names = items.flatMap(item => {
    const name = item.kind === 'number' ? columns[item.value]?.name : item.kind === 'string' ? item.text : undefined;
    return name === undefined ? [] : [name];
  });
  return names.length === items.length ? names : undefined;
}

function namesIn(value: Value | undefined): readonly string[] | undefined {
  const list = value?.kind === 'name' ? value.resolved : value;
  const items = list?.kind === 'collection' && list.keys === undefined ? list.items : undefined;
  const names = items?.flatMap(item => (item.kind === 'string' ? [item.text] : []));
  return names?.length === items?.length ? names : undefined;
}

/** Columns that the call makes into moments. */
function datesIn(value: Value | undefined): readonly string[] | 'any' {
  if (value === undefined || (value.kind === 'constant' && value.value !== true)) {
    return [];
  }
  return namesIn(value) ?? 'any';
}
