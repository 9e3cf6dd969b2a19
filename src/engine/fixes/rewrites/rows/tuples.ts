import { codeOf, countOf, wordsIn } from '../loops/mentions';
import type { Rewritten } from '../rewrite';
import { replacePlace } from '../training/lines';
import type { RowLoop } from './rowLoop';

/** Rows as tuples, with the values as they are: not where numbers of NumPy would do other things than those of Python. */
export function asTuples(loop: RowLoop): Rewritten | undefined {
  const { document, body, reads, call, row, index, table, step } = loop;
  const isUsed = countOf(index, codeOf(document, body)) > 0;
  const isName = /^[A-Za-z_]\w*$/.test(table);
  const rest = isUsed || isName ? table : '';
  if (!isSame(codeWithoutStrings(loop)) || (isUsed && !isName) || !keepsTable(loop, rest)) {
    return undefined;
  }
  const tuples = `${table}.itertuples()`;
  const target = isUsed ? [] : [replacePlace(document, step.statement.target.place, row)];
  return {
    edits: [
      ...target,
      replacePlace(document, call.place, isUsed ? `zip(${table}.index, ${tuples})` : tuples),
      ...reads.map(({ place, column }) => replacePlace(document, place, `${row}.${column}`)),
    ],
  };
}

/** Division by zero, roots of negative numbers and tests for a type are other things for numbers of NumPy. */
function isSame(code: string): boolean {
  return !/[/%~]|\*\*|\bis\b|\b(?:isinstance|type|bool|np|numpy)\b/.test(code);
}

function codeWithoutStrings({ document, body }: RowLoop): string {
  let code = codeOf(document, body);
  for (const { place, kind, nested } of document.facts.strings) {
    if (place.source === body.source && place.start >= body.start && place.end <= body.end && kind === 'string' && !nested) {
      const [start, end] = [place.start - body.start, place.end - body.start];
      code = code.slice(0, start) + '_'.repeat(end - start) + code.slice(end);
    }
  } // prettier-ignore
  return code;
}

/** What the loop does with the table changes no value that is still to be read. */
function keepsTable({ document, body, table, index, reads }: RowLoop, name: string): boolean {
  const code = codeOf(document, body);
  if (name === '') {
    const words = wordsIn(document, { kind: 'other', place: body, parts: [] });
    return (table.match(/(?<![\w.])[A-Za-z_]\w*/g) ?? []).every(word => !words.includes(word));
  }
  const written = new RegExp(String.raw`(?<![\w.])${table}\.(?:loc|at)\[${index}, *["']([^"'\\]+)["']\] *=(?!=)`, 'g');
  const columns = Array.from(code.matchAll(written), match => match[1]);
  const lengths = code.split(new RegExp(String.raw`\blen\(${table}\)`)).length - 1;
  return countOf(table, code) === columns.length + lengths && !reads.some(({ column }) => columns.includes(column));
}
