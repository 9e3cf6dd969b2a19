import { Given } from '../../given';
import { NativeObject } from '../../nativeObject';
import { type Arguments, type PyValue, builtin, none, unsupported } from '../../values';
import { FrameValue } from './frame';
import { namesIn } from './frameChanges';
import { Labels } from './labels';
import { cellKey, firstPositions, reduce, reductions, sortedPositions } from './reductions';
import { SeriesValue } from './series';
import { type Vector, isMissing } from './vector';

interface Group {
  readonly key: Vector['cells'][number];
  readonly positions: readonly number[];
}

/** `df.groupby('city')`: by one column, groups in the order of its values. */
export function groupBy(frame: FrameValue, given: Arguments): PyValue {
  const read = new Given('groupby', given, ['by', 'as_index', 'observed']);
  const [name, ...more] = namesIn(read.need('by'));
  if (name === undefined || more.length > 0 || read.need('by').kind !== 'str') {
    return unsupported('it groups by several columns');
  }
  return new GroupsValue(frame, name, read.flag('as_index', true), undefined);
}

class GroupsValue extends NativeObject {
  override readonly type = 'pandas.GroupBy';

  constructor(
    readonly frame: FrameValue,
    readonly by: string,
    readonly isIndex: boolean,
    /** The one column that is looked at. */
    readonly column: string | undefined,
  ) {
    super();
  }

  override getItem(index: PyValue): PyValue {
    return index.kind === 'str'
      ? new GroupsValue(this.frame, this.by, this.isIndex, index.value)
      : unsupported('it summarises several columns of groups');
  }

  override attribute(name: string): PyValue | undefined {
    if (name === 'transform') {
      return builtin(name, ({ positional: [how = none] }) =>
        how.kind === 'str' ? this.#spread(how.value) : unsupported('it transforms groups by a function'),
      );
    }
    if (name === 'size') {
      return builtin(name, () => this.#sizes());
    }
    if (name === 'agg') {
      return builtin(name, ({ positional: [how = none] }) =>
        how.kind === 'str' ? this.#reduced(how.value) : unsupported('it summarises groups in several ways'),
      );
    }
    return name in reductions || name === 'count' || name === 'nunique'
      ? builtin(name, () => this.#reduced(name))
      : undefined;
  }

  get groups(): readonly Group[] {
    const key = this.frame.column(this.by).vector;
    const first = firstPositions(key).filter(at => !isMissing(key.cells[at]));
    const keys = { dtype: key.dtype, cells: first.map(at => key.cells[at] ?? null) };
    return sortedPositions(keys, true).map(at => {
      const wanted = keys.cells[at] ?? null;
      return {
        key: wanted,
        positions: key.cells.flatMap((cell, place) => (cellKey(cell) === cellKey(wanted) ? [place] : [])),
      };
    });
  }

  #labels(): Labels {
    return new Labels(
      this.groups.map(({ key }) => key),
      this.frame.column(this.by).vector.dtype,
      this.by,
    );
  }

  #sizes(): PyValue {
    return this.isIndex
      ? new SeriesValue(
          { dtype: 'int', cells: this.groups.map(({ positions }) => positions.length) },
          this.#labels(),
          undefined,
        )
      : unsupported('it counts the rows of groups');
  }

  #summary(vector: Vector, name: string): Vector {
    const reduced = this.groups.map(({ positions }) => {
      const part: Vector = { dtype: vector.dtype, cells: positions.map(at => vector.cells[at] ?? null) };
      const present = part.cells.filter(cell => !isMissing(cell));
      if (name === 'count') {
        return { dtype: 'int' as const, cell: present.length };
      }
      return name === 'nunique'
        ? { dtype: 'int' as const, cell: new Set(present.map(cellKey)).size }
        : reduce(part, name, { skipMissing: true, ddof: 1 });
    });
    return {
      dtype: reduced.some(({ dtype }) => dtype === 'float') ? 'float' : (reduced[0]?.dtype ?? 'float'),
      cells: reduced.map(({ cell }) => cell),
    };
  }

  #reduced(name: string): PyValue {
    const labels = this.#labels();
    if (this.column !== undefined) {
      const summary = this.#summary(this.frame.column(this.column).vector, name);
      return this.isIndex
        ? new SeriesValue(summary, labels, this.column)
        : new FrameValue(
            [
              [this.by, { dtype: labels.dtype, cells: labels.cells }],
              [this.column, summary],
            ],
            Labels.upTo(labels.length),
          );
    }
    const columns = [...this.frame.columns]
      .filter(([column]) => column !== this.by)
      .map(([column, vector]) => [column, this.#summary(vector, name)] as const);
    return this.isIndex
      ? new FrameValue(columns, labels)
      : new FrameValue(
          [[this.by, { dtype: labels.dtype, cells: labels.cells }], ...columns],
          Labels.upTo(labels.length),
        );
  }

  /** Each row gets the value of its group. */
  #spread(name: string): PyValue {
    const column = this.column ?? unsupported('it transforms groups of tables');
    const summary = this.#summary(this.frame.column(column).vector, name);
    const cells = this.frame.labels.cells.map(
      (_, row) => summary.cells[this.groups.findIndex(({ positions }) => positions.includes(row))] ?? Number.NaN,
    );
    return new SeriesValue({ dtype: summary.dtype, cells }, this.frame.labels, column);
  }

  override fingerprint(): string {
    return `groups ${this.by}`;
  }
}
