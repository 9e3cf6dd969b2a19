import * as l10n from '@vscode/l10n';
import Papa from 'papaparse';
import type { ColumnFacts, TableFacts } from '../tables';
import { type Seen, factsOf, look, nothingSeen } from './columnType';

/** What there is to know of a table, its values left behind; or why nothing is, as the rest of a sentence. */
export function readTable(text: string): Omit<TableFacts, 'path'> | string {
  const delimiter = delimiterOf(text);
  if (delimiter === undefined) {
    return l10n.t('is empty');
  }
  let names: readonly string[] | undefined;
  let seen: readonly Seen[] = [];
  let rows = 0;
  let trouble: string | undefined;
  Papa.parse<readonly string[]>(text, {
    delimiter,
    skipEmptyLines: true,
    step: ({ data, errors }, parser) => {
      if (names === undefined) {
        names = data;
        seen = data.map(nothingSeen);
        trouble = troubleOfHeader(data);
      } else {
        rows += 1;
        seen.forEach((column, index) => {
          look(column, data[index] ?? '');
        });
        trouble = data.length > seen.length ? l10n.t('has rows that are longer than its header') : undefined;
      }
      trouble = errors.some(({ type }) => type === 'Quotes') ? l10n.t('has a quote that does not end') : trouble;
      if (trouble !== undefined) {
        parser.abort();
      }
    },
  });
  return trouble ?? { delimiter, columns: describe(names ?? [], seen), rows };
}

const delimiters = [',', ';', '\t', '|'] as const;

/** Of the delimiters that each of the first rows has equally often, the one that cuts them into most pieces. */
function delimiterOf(text: string): TableFacts['delimiter'] | undefined {
  const head = text.slice(0, 64 * 1024);
  const counts = delimiters.map(delimiter => {
    const { data } = Papa.parse<readonly string[]>(head, { delimiter, preview: 20, skipEmptyLines: true });
    const lengths = (data.length > 2 && head.length < text.length ? data.slice(0, -1) : data).map(row => row.length);
    const [first = 0] = lengths;
    return { delimiter, columns: first, isEven: lengths.every(length => length === first), rows: data.length };
  });
  const best = counts
    .filter(({ columns }) => columns > 1)
    .sort((a, b) => Number(b.isEven) - Number(a.isEven) || b.columns - a.columns)[0];
  return counts[0]?.rows === 0 ? undefined : (best?.delimiter ?? ',');
}

const number = /^\s*[-+]?\d*[.,]?\d+(e[-+]?\d+)?\s*$/i;

/** Names are words, beside them perhaps numbers that count (years): a row of other numbers, or with holes, is data. */
function troubleOfHeader(names: readonly string[]): string | undefined {
  const filled = names.findLastIndex(name => name.trim() !== '') + 1;
  const empty = names.slice(0, filled).filter(name => name.trim() === '').length;
  const numbers = names.filter(name => number.test(name)).map(Number);
  const areCounting = numbers.every((value, index) => value === (numbers[0] ?? 0) + index);
  const isHeader = numbers.length === 0 || (numbers.length > 1 && areCounting && numbers.length + empty < filled);
  return filled > 0 && empty <= 1 && isHeader ? undefined : l10n.t('has no header');
}

/** pandas' names: an empty one is `Unnamed: 0`, the second `price` is `price.1`. */
function describe(names: readonly string[], seen: readonly Seen[]): readonly ColumnFacts[] {
  const given = new Map<string, number>();
  return names.map((raw, index) => {
    const name = raw === '' ? `Unnamed: ${index}` : raw;
    const times = given.get(name) ?? 0;
    given.set(name, times + 1);
    return { name: times === 0 ? name : `${name}.${times}`, ...factsOf(seen[index] ?? nothingSeen()) };
  });
}
