import { FrameValue } from '../../evaluation/libraries/tables/frame';
import { Labels } from '../../evaluation/libraries/tables/labels';
import type { Vector } from '../../evaluation/libraries/tables/vector';
import type { WrittenText } from '../../evaluation/nativeObject';
import type { Odd } from './oddValues';

/** A table and what is strange about it. */
export function oddTables(table: FrameValue): readonly Odd[] {
  const columns = [...table.columns];
  const rows = table.labels.length;
  const [first] = columns;
  const text = columns.find(([, { dtype }]) => dtype === 'text');
  const number = columns.find(([, { dtype }]) => dtype === 'int' || dtype === 'float');
  const replace = (name: string, vector: Vector): FrameValue =>
    table.with(columns.map(([other, old]) => [other, other === name ? vector : old] as const));
  const filled = (value: string): Vector => ({ dtype: 'text', cells: Array.from({ length: rows }, () => value) });
  return [
    { label: 'without_rows', value: new NoRows(columns, table.labels) },
    ...(number === undefined ? [] : [{ label: `with_${number[0]}_missing_everywhere`, value: replace(number[0], missing(rows)) }]),
    ...(first === undefined || columns.length < 2 ? [] : [{ label: `without_the_column_${first[0]}`, value: table.with(columns.slice(1)) }]),
    ...(text === undefined ? [] : [{ label: `with_an_unseen_${text[0]}`, value: replace(text[0], filled('never seen')) }]),
    ...(number === undefined ? [] : [{ label: `with_text_in_${number[0]}`, value: replace(number[0], filled('many')) }]),
    { label: 'with_one_row', value: new FrameValue(table.take([0]).columns, Labels.upTo(1)) },
    { label: 'with_a_label_twice', value: new TwiceLabelled(columns, twice(rows)) },
    { label: 'with_another_column', value: table.with([...columns, ['surprise', filled('x')]]) },
  ];
} // prettier-ignore

function missing(rows: number): Vector {
  return { dtype: 'float', cells: Array.from({ length: rows }, () => Number.NaN) };
}

function twice(rows: number): Labels {
  return new Labels(Array.from({ length: rows }, (_, at) => Math.max(0, at - 1)));
}

type Write = Parameters<FrameValue['write']>[0];

/** Its columns keep their types, which columns made of empty lists have not. */
class NoRows extends FrameValue {
  readonly #columns: readonly (readonly [string, Vector])[];

  constructor(columns: readonly (readonly [string, Vector])[], labels: Labels) {
    super(
      columns.map(([name, { dtype }]) => [name, { dtype, cells: [] }] as const),
      labels.take([]),
    );
    this.#columns = columns.map(([name, { dtype, cells }]) => [name, { dtype, cells: cells.slice(0, 1) }] as const);
  }

  override write(inside: Write, imports: Set<string>): WrittenText | undefined {
    const written = new FrameValue(this.#columns, Labels.upTo(1)).write(inside, imports);
    return written?.kind === 'group' ? { ...written, close: `${written.close}.head(0)` } : undefined;
  }
}

/** Two rows go by the same label, as after `concat`. */
class TwiceLabelled extends FrameValue {
  override write(inside: Write, imports: Set<string>): WrittenText | undefined {
    const written = new FrameValue(this.columns, Labels.upTo(this.labels.length)).write(inside, imports);
    return written?.kind === 'group'
      ? { ...written, items: [...written.items, { kind: 'atom', text: `index=[${this.labels.cells.join(', ')}]` }] }
      : undefined;
  }
}
