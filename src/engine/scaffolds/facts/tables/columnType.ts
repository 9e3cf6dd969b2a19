import type { ColumnFacts } from '../tables';

/** What a column may still be after the values so far; it keeps values only as long as none came twice. */
export interface Seen {
  values: number;
  gaps: number;
  isInteger: boolean;
  isNumber: boolean;
  isBoolean: boolean;
  isDate: boolean;
  distinct: Set<string> | undefined;
}

export function nothingSeen(): Seen {
  return {
    values: 0,
    gaps: 0,
    isInteger: true,
    isNumber: true,
    isBoolean: true,
    isDate: true,
    distinct: new Set(),
  };
}

/** Takes one more value into account. */
export function look(seen: Seen, value: string): void {
  if (missing.has(value)) {
    seen.gaps += 1;
    return;
  }
  seen.values += 1;
  seen.isInteger &&= isInteger(value);
  seen.isNumber &&= seen.isInteger || number.test(value);
  seen.isBoolean &&= boolean.test(value);
  seen.isDate &&= isoDate.test(value);
  seen.distinct = seen.distinct?.has(value) === true ? undefined : seen.distinct?.add(value);
}

export function factsOf(seen: Seen): Omit<ColumnFacts, 'name'> {
  const isUnique = seen.distinct !== undefined && seen.gaps === 0 && seen.values > 1;
  return { type: typeOf(seen), hasGaps: seen.gaps > 0, isUnique };
}

function typeOf(seen: Seen): ColumnFacts['type'] {
  if (seen.values === 0) {
    return seen.gaps === 0 ? 'text' : 'number';
  }
  if (seen.isBoolean) {
    return 'boolean';
  }
  if (seen.isNumber) {
    return seen.isInteger ? 'integer' : 'number';
  }
  return seen.isDate ? 'date' : 'text';
}

/** What `pandas.read_csv` takes for no value. */
const missing = new Set([
  ...['', '#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan', '1.#IND', '1.#QNAN', '<NA>', 'N/A', 'NA'],
  ...['NULL', 'NaN', 'None', 'n/a', 'nan', 'null'],
]);

const integer = /^\s*[-+]?\d+\s*$/;
const number = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$|^\s*[-+]?inf(inity)?\s*$/i;
const boolean = /^(true|false|True|False|TRUE|FALSE)$/;

/** What 64 bits hold. */
function isInteger(value: string): boolean {
  return integer.test(value) && (value.length < 19 || BigInt.asIntN(64, BigInt(value)) === BigInt(value));
}

/** As ISO 8601 has it. Which of `01/02/2024` is the month, only its author knows: that is text. */
const isoDate =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[-+]\d{2}:?\d{2})?)?$/;
