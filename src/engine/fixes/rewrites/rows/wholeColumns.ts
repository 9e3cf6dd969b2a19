import { lastAssigned } from '../../../detectors/lastAssigned';
import type { Expression, Statement } from '../../../python/index';
import { codeOf, countOf } from '../loops/mentions';
import type { Rewritten } from '../rewrite';
import { nameOf } from '../suites';
import { replacePlace, textOfPlace } from '../training/lines';
import type { RowLoop } from './rowLoop';

/** Arithmetic that a loop does with each row, done with the columns: collected in a list, or kept as a new column. */
export function wholeColumns(loop: RowLoop): Rewritten | undefined {
  const { document, step, table } = loop;
  const [only, ...others] = step.statement.body;
  const code = codeOf(document, step.statement.place);
  const isPlain = /^[\w.]+$/.test(table) && code === textOfPlace(document, step.statement.place);
  return only === undefined || others.length > 0 || !isPlain ? undefined : (asList(loop, only) ?? asColumn(loop, only));
}

/** `found = []` and `found.append(row["paid"] / row["due"])` */
function asList(loop: RowLoop, only: Statement): Rewritten | undefined {
  const { document, step, table } = loop;
  const { name, added } = appended(only);
  const before = step.suite[step.index - 1];
  if (name === undefined || name === table || !isEmptyList(before, name) || !isArithmetic(loop, added)) {
    return undefined;
  }
  const whole = { ...before.place, end: step.statement.place.end };
  const between = { ...whole, start: before.place.end, end: step.statement.place.start };
  const isNear = before.place.source === step.statement.place.source && textOfPlace(document, between).trim() === '';
  const columns = inColumns(loop, added);
  const list = added.kind === 'operation' ? `(${columns}).tolist()` : `${columns}.tolist()`;
  return isNear ? { edits: [replacePlace(document, whole, `${name} = ${list}`)] } : undefined;
}

function appended(statement: Statement): { readonly name: string | undefined; readonly added: Expression | undefined } {
  const call = statement.kind === 'expression' && statement.value.kind === 'call' ? statement.value : undefined;
  const list = call?.callee.kind === 'attribute' && call.callee.name === 'append' ? call.callee.object : undefined;
  const [given, ...others] = call?.arguments ?? [];
  return { name: nameOf(list), added: others.length === 0 ? given?.value : undefined };
}

function isEmptyList(statement: Statement | undefined, name: string): statement is Statement {
  return (
    statement?.kind === 'assign' &&
    statement.targets.length === 1 &&
    nameOf(statement.targets[0]) === name &&
    statement.value.kind === 'collection' &&
    statement.value.of === 'list' &&
    statement.value.items.length === 0
  );
}

/** `rows.loc[i, "ratio"] = row["paid"] / row["due"]`, for rows that were just read and so have a number each. */
function asColumn(loop: RowLoop, only: Statement): Rewritten | undefined {
  if (only.kind !== 'assign' || only.isAugmented || !isQuotient(loop, only.value)) {
    return undefined;
  }
  const column = newColumn(loop, only.targets);
  const newText = `${loop.table}["${column}"] = ${inColumns(loop, only.value)}`;
  return column !== undefined && isNumbered(loop)
    ? { edits: [replacePlace(loop.document, loop.step.statement.place, newText)] }
    : undefined;
}

/** Of `rows.loc[i, "ratio"]`; none that the loop reads too. */
function newColumn({ document, table, index, reads }: RowLoop, targets: readonly Expression[]): string | undefined {
  const written = targets.map(({ place }) => textOfPlace(document, place)).join(' = ');
  const [, name, key, column] = /^([\w.]+)\.(?:loc|at)\[(\w+), *["']([^"'\\]+)["']\]$/.exec(written) ?? [];
  return name === table && key === index && reads.every(read => read.column !== column) ? column : undefined;
}

/** A division gives numbers with a point, in a loop as well. */
function isQuotient(loop: RowLoop, value: Expression | undefined): value is Expression {
  return value?.kind === 'operation' && value.operator === '/' && isArithmetic(loop, value);
}

/** Whether the rows were read from a file and have got no other index since. */
function isNumbered(loop: RowLoop): boolean {
  const made = lastAssigned(loop.document, loop.table, loop.call);
  const text = made === undefined ? '' : textOfPlace(loop.document, made.valuePlace);
  return made !== undefined && /^\w+\.read_csv\((?![^]*index_col)/.test(text) && isQuietBetween(loop, made.place);
}

/** Whether nothing is done with the table since it was made: both stand in one row of statements. */
function isQuietBetween({ document, step, table }: RowLoop, made: Expression['place']): boolean {
  const from = step.suite.findIndex(({ place }) => place.source === made.source && place.start === made.start);
  const between = step.suite.slice(from + 1, step.index);
  return from >= 0 && between.every(({ place }) => countOf(table, codeOf(document, place)) === 0);
}

/** Columns and numbers with signs between them. */
function isArithmetic(loop: RowLoop, value: Expression | undefined): value is Expression {
  if (value?.kind === 'operation' && /^[-+*/]$/.test(value.operator) && value.operands.length === 2) {
    return value.operands.every(part => part.kind === 'number' || isArithmetic(loop, part));
  }
  return (
    value !== undefined &&
    loop.reads.some(({ place }) => place.start === value.place.start && place.end === value.place.end)
  );
}

function inColumns({ document, reads, table }: RowLoop, { place }: Expression): string {
  let text = textOfPlace(document, place);
  for (const read of reads.toReversed()) {
    const [start, end] = [read.place.start - place.start, read.place.end - place.start];
    if (start >= 0 && read.place.end <= place.end) {
      text = `${text.slice(0, start)}${table}["${read.column}"]${text.slice(end)}`;
    }
  }
  return text;
}
