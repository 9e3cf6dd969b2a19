import { keywords } from '../facts/importMap';
import { type ModulePlace, isFirstParty } from '../parts/modulePlace';
import { inlineText, pythonString, pythonWord } from '../parts/pythonText';
import type { ReadColumn } from './columns';
import type { CheckedTable } from './schemaModule';

/** Tests of the checks: rows as they should be pass; a lost column, a gap, a wrong type or an id that is there twice do not. */
export function testModule(
  tables: readonly CheckedTable[],
  { dotted, importRoot }: Pick<ModulePlace, 'dotted' | 'importRoot'>,
  panderaImport: string,
): string {
  const gap = isFirstParty(importRoot) ? '\n' : '';
  const names = tables.map(({ word }) => `check_${word}`).sort();
  const imports = [
    'import pandas as pd',
    panderaImport,
    'import pytest',
    `${gap}from ${dotted} import ${names.join(', ')}`,
  ];
  return `${imports.join('\n')}\n\n\n${tables.flatMap(testsOf).join('\n\n')}`;
}

function testsOf(checked: CheckedTable): readonly string[] {
  const { columns, word } = checked;
  const plain = [...columns].sort((a, b) => Number(a.isId) - Number(b.isId));
  const gapless = plain.find(({ hasGaps }) => !hasGaps);
  const number = plain.find(({ type }) => type === 'integer' || type === 'number');
  return [
    exampleRows(checked),
    `def test_${word}_rows_pass():
    pd.testing.assert_frame_equal(check_${word}(rows_of_${word}()), rows_of_${word}())
`,
    `@pytest.mark.parametrize("column", rows_of_${word}().columns)
${refusal(word, 'lost_column(column: str)', '.drop(columns=column)')}`,
    ...(gapless === undefined ? [] : [refusal(word, 'gap()', assigned(gapless, 'None'))]),
    ...(number === undefined ? [] : [refusal(word, 'text_for_a_number()', assigned(number, '"unknown"'))]),
    ...columns.filter(({ isId }) => isId).map(column => twice(word, column)),
  ];
}

function assigned({ name }: ReadColumn, value: string): string {
  // Python takes names in their compatible form: `ﬁn` would become `fin`.
  const isPlain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && name === name.normalize('NFKC') && !keywords.has(name);
  return isPlain ? `.assign(${name}=${value})` : `.assign(**{${pythonString(name)}: ${value}})`;
}

function exampleRows({ columns, word, table }: CheckedTable): string {
  const rows = columns.map(column => `            ${pythonString(column.name)}: [${valuesOf(column)}],\n`).join('');
  return `def rows_of_${word}() -> pd.DataFrame:
    """Made-up rows in the form of ${inlineText(table.path)}."""
    return pd.DataFrame(
        {
${rows}        }
    )
`;
}

function valuesOf({ type, hasGaps }: ReadColumn): string {
  const [first, second] = madeUp[type === 'integer' && hasGaps ? 'number' : (type ?? 'text')];
  return `${first}, ${hasGaps ? 'None' : second}`;
}

const madeUp = {
  integer: ['1', '2'],
  number: ['1.5', '2.5'],
  boolean: ['True', 'False'],
  date: ['"2024-01-31"', '"2024-02-01"'],
  text: ['"a"', '"b"'],
} as const;

function refusal(word: string, what: string, broken: string): string {
  return `def test_${word}_refuses_a_${what}:
    with pytest.raises(pa.errors.SchemaErrors):
        check_${word}(rows_of_${word}()${broken})
`;
}

function twice(word: string, { name }: ReadColumn): string {
  return `def test_${word}_refuses_the_same_${pythonWord(name)}_twice():
    rows = rows_of_${word}()
    rows[${pythonString(name)}] = rows[${pythonString(name)}].iloc[0]
    with pytest.raises(pa.errors.SchemaErrors):
        check_${word}(rows)
`;
}
