import { Given } from '../../given';
import type { Machine } from '../../machine';
import { stringMethod } from '../../methods/stringMethods';
import { NativeObject } from '../../nativeObject';
import { PatternValue } from '../regex';
import { type Arguments, type PyValue, bool, builtin, int, none, str, unsupported } from '../../values';
import { lengthOf } from '../../truth';
import type { SeriesValue } from './series';
import { toColumn } from './seriesChanges';
import { getItem } from '../../items';
import { isMissing } from './vector';

/** `column.str`: text methods for each row. */
class TextAccessor extends NativeObject {
  override readonly type = 'pandas.Series.str';

  constructor(readonly series: SeriesValue) {
    super();
  }

  override attribute(name: string): PyValue | undefined {
    const known = ownMethods[name] ?? (plainMethods.has(name) ? viaString(name) : undefined);
    return known === undefined
      ? undefined
      : builtin(`str.${name}`, (given, machine) => this.each(cell => known(cell, given, machine)));
  }

  override getItem(index: PyValue, machine: Machine): PyValue {
    return this.each(cell => getItem(str(cell), index, machine));
  }

  /** Missing rows stay missing. */
  each(change: (text: string) => PyValue): PyValue {
    return this.series.with(
      toColumn(
        this.series.vector.cells.map(cell =>
          isMissing(cell)
            ? undefined
            : typeof cell === 'string'
              ? change(cell)
              : unsupported('it treats numbers as texts'),
        ),
      ),
    );
  }

  override fingerprint(): string {
    return 'str';
  }
}

type TextMethod = (text: string, given: Arguments, machine: Machine) => PyValue;

const plainMethods: ReadonlySet<string> = new Set(
  'lower upper title capitalize strip lstrip rstrip startswith endswith isdigit isnumeric isalpha zfill find count'.split(
    ' ',
  ),
);

function viaString(name: string): TextMethod {
  return (text, given, machine) => {
    const method = stringMethod({ kind: 'str', value: text }, name);
    return method?.kind === 'builtin' ? method.call(given, machine) : none;
  };
}

const ownMethods: Readonly<Record<string, TextMethod | undefined>> = {
  len: text => int(lengthOf(str(text))),
  contains: (text, given) => {
    const read = new Given('contains', given, ['pat', 'case', 'flags', 'na', 'regex']);
    const pattern = read.needText('pat');
    return read.flag('regex', true)
      ? bool(new PatternValue(pattern, read.flag('case', true) ? 0 : 2).all(text).length > 0)
      : bool(text.includes(pattern));
  },
  replace: (text, given) => {
    const read = new Given('replace', given, ['pat', 'repl', 'regex']);
    const [pattern, by] = [read.needText('pat'), read.needText('repl')];
    return read.flag('regex', false)
      ? unsupported('it replaces by a regular expression')
      : str(text.replaceAll(pattern, () => by));
  },
};

/** `column.str` or `column.dt`; dates are not followed. */
export function accessor(series: SeriesValue, name: 'str' | 'dt'): PyValue {
  return name === 'str' && series.vector.dtype === 'text'
    ? new TextAccessor(series)
    : unsupported(`it uses the ${name} of a column`);
}
