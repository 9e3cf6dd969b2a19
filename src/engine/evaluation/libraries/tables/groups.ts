import { Given } from '../../given';
import { NativeObject } from '../../nativeObject';
import { type Arguments, type PyValue, builtin, none, unsupported } from '../../values';
import { FrameValue } from './frame';
import { namesIn } from './frameChanges';
import { Labels } from './labels';
import { cellKey, reduce, reductions, sortedPositions } from './reductions';
import { SeriesValue } from './series';
import { type Cell, type Vector, isMissing } from './vector';

interface Group {
  /** Of each column that groups. */
  readonly keys: readonly Cell[];
  readonly positions: readonly number[];
}

/** `df.groupby('city')`, `df.groupby(['city', 'day'])`: groups in the order of their values. */
export function groupBy(frame: FrameValue, given: Arguments): PyValue {
  const read = new Given('groupby', given, ['by', 'as_index', 'observed']);
  const by = read.need('by');
  const names = namesIn(by);
  return names.length === 0 || (names.length === 1 && by.kind !== 'str')
    ? unsupported('it groups by something that is no name of a column')
    : new GroupsValue(frame, names, read.flag('as_index', true), undefined);
}

/** Of several columns: each is a tuple, which nothing here can show. */
class GroupLabels extends Labels {
  override take(): Labels {
    return unsupported('it takes some of the groups of several columns');
  }

  override get values(): readonly PyValue[] {
    return unsupported('it shows groups of several columns');
  }
}

class GroupsValue extends NativeObject {
  override readonly type = 'pandas.GroupBy';

  constructor(
    readonly frame: FrameValue,
    readonly by: readonly string[],
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
    if (name === 'head') {
      return builtin(name, given => this.#head(new Given('head', given, ['n']).integer('n') ?? 5));
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
    const keys = this.by.map(name => this.frame.column(name).vector);
    const whole = this.frame.labels.cells.map((_, at) =>
      keys.some(({ cells }) => isMissing(cells[at]))
        ? undefined
        : keys.map(({ cells }) => cellKey(cells[at])).join('\0'),
    );
    const first = whole.flatMap((key, at) => (key === undefined || whole.indexOf(key) < at ? [] : [at]));
    const sorted = keys.toReversed().reduce<readonly number[]>((order, { dtype, cells }) => {
      const part = { dtype, cells: order.map(at => cells[at] ?? null) };
      return sortedPositions(part, true).map(place => order[place] ?? 0);
    }, first);
    return sorted.map(at => ({
      keys: keys.map(({ cells }) => cells[at] ?? null),
      positions: whole.flatMap((key, place) => (key === whole[at] ? [place] : [])),
    }));
  }

  #labels(): Labels {
    const [name, ...more] = this.by;
    const cells = this.groups.map(({ keys }) => keys[0] ?? null);
    return name === undefined || more.length > 0
      ? new GroupLabels(
          this.groups.map(({ keys }) => keys.map(cellKey).join('\0')),
          'text',
        )
      : new Labels(cells, this.frame.column(name).vector.dtype, name);
  }

  /** The columns that group, a row for each group. */
  #keys(): readonly (readonly [string, Vector])[] {
    return this.by.map((name, at) => {
      const cells = this.groups.map(({ keys }) => keys[at] ?? null);
      return [name, { dtype: this.frame.column(name).vector.dtype, cells }] as const;
    });
  }

  /** The first rows of each group, in the order of the table. */
  #head(count: number): PyValue {
    if (count < 0 || this.column !== undefined) {
      return unsupported('it takes the rows of groups in a way that is not followed');
    }
    const taken = this.groups.flatMap(({ positions }) => positions.slice(0, count));
    return this.frame.take(taken.toSorted((a, b) => a - b));
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
        : new FrameValue([...this.#keys(), [this.column, summary]], Labels.upTo(labels.length));
    }
    const columns = [...this.frame.columns]
      .filter(([column]) => !this.by.includes(column))
      .map(([column, vector]) => [column, this.#summary(vector, name)] as const);
    return this.isIndex
      ? new FrameValue(columns, labels)
      : new FrameValue([...this.#keys(), ...columns], Labels.upTo(labels.length));
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
    return `groups ${this.by.join()}`;
  }
}
