import type { TableFacts } from '../facts/tables';
import { inlineText, pythonString } from '../parts/pythonText';
import type { ReadColumn } from './columns';

/** A table whose rows are checked, and how the code speaks of it. */
export interface CheckedTable {
  readonly table: TableFacts;
  readonly columns: readonly ReadColumn[];
  /** `churn` of `data/churn.csv`: for `CHURN` and `check_churn`. */
  readonly word: string;
}

/** `validation.py`: what each column must be, and for each table a function that holds a frame to it. */
export function schemaModule(tables: readonly CheckedTable[], panderaImport: string): string {
  const hasDates = tables.some(({ columns }) => columns.some(({ type }) => type === 'date'));
  const constants = [
    '# Ranges and allowed values cannot be read off a file: add those that must hold, such as pa.Check.ge(0).',
    ...(hasDates ? [dateCheck] : []),
    ...tables.map(schemaOf),
  ];
  const docstring = '"""What must be true of the data before anything is learned or predicted from it."""';
  const head = `${docstring}\n\nimport pandas as pd\n${panderaImport}\n\n${constants.join('\n\n')}\n`;
  return [head, ...tables.map(checkOf)].join('\n\n');
}

const dateCheck = `IS_DATE = pa.Check(
    lambda column: pd.to_datetime(column, format="ISO8601", utc=True, errors="coerce").notna(),
    error="is no date",
)`;

function schemaOf({ table, columns, word }: CheckedTable): string {
  const lines = columns.map(column => `        ${pythonString(column.name)}: ${columnOf(column)},\n`);
  return `# ${inlineText(table.path)}\n${word.toUpperCase()} = pa.DataFrameSchema(\n    {\n${lines.join('')}    }\n)`;
}

/** Whole numbers with gaps are floats in pandas; a float column without decimals in a later file is one still. */
function columnOf({ type, hasGaps, isId }: ReadColumn): string {
  const isFloat = type === 'number' || (type === 'integer' && hasGaps);
  const words = [
    ...typeWords(type, hasGaps),
    ...(hasGaps ? ['nullable=True'] : []),
    ...(isFloat ? ['coerce=True'] : []),
    ...(isId ? ['unique=True'] : []),
  ];
  return `pa.Column(${words.join(', ')})`;
}

function typeWords(type: ReadColumn['type'], hasGaps: boolean): readonly string[] {
  switch (type) {
    case 'integer':
      return [hasGaps ? 'float' : 'int'];
    case 'number':
      return ['float'];
    case 'boolean':
      return hasGaps ? ['checks=pa.Check.isin([True, False])'] : ['bool'];
    case 'date':
      return ['str', 'IS_DATE'];
    case 'text':
      return ['str'];
    case undefined:
      return [];
  }
}

function checkOf({ table, word }: CheckedTable): string {
  return `def check_${word}(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of ${inlineText(table.path)} as they are; SchemaErrors names each column and row that is wrong."""
    return ${word.toUpperCase()}.validate(table, lazy=True)
`;
}
