import { NativeObject } from '../../nativeObject';
import { type PyValue, builtin, list, none, raise, str } from '../../values';

/** One row of a table: `df.iloc[0]`, or what `apply(…, axis=1)` hands over. */
export class RowValue extends NativeObject {
  override readonly type = 'pandas.Series';

  constructor(
    readonly fields: ReadonlyMap<string, PyValue>,
    readonly label: PyValue | undefined,
  ) {
    super();
  }

  override attribute(name: string): PyValue | undefined {
    if (name === 'name') {
      return this.label;
    }
    if (name === 'get') {
      return builtin(
        'get',
        ({ positional: [key = none, byDefault = none] }) =>
          (key.kind === 'str' ? this.fields.get(key.value) : undefined) ?? byDefault,
      );
    }
    return name === 'tolist' ? builtin(name, () => list([...this.fields.values()])) : this.fields.get(name);
  }

  override getItem(index: PyValue): PyValue {
    return (index.kind === 'str' ? this.fields.get(index.value) : undefined) ?? raise('KeyError');
  }

  override contains(value: PyValue): boolean {
    return value.kind === 'str' && this.fields.has(value.value);
  }

  override iterate(): readonly PyValue[] {
    return [...this.fields.values()];
  }

  override fingerprint(inside: (value: PyValue) => string): string {
    return `row ${[...this.fields].map(([name, value]) => `${inside(str(name))} ${inside(value)}`).join()}`;
  }
}
