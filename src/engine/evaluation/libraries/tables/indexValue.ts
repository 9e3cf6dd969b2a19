import { NativeObject } from '../../nativeObject';
import { integerOf } from '../../numbers';
import { SliceValue } from '../../sliceValue';
import { type PyValue, builtin, int, list, raise, str, unsupported } from '../../values';
import type { Labels } from './labels';
import { cellOf } from './vector';

/** `df.index` or `df.columns`. */
export class IndexValue extends NativeObject {
  override readonly type = 'pandas.Index';

  constructor(readonly labels: Labels) {
    super();
  }

  override attribute(name: string): PyValue | undefined {
    switch (name) {
      case 'tolist':
      case 'to_list':
        return builtin(name, () => list(this.labels.values));
      case 'name':
        return this.labels.name === undefined ? { kind: 'none' } : str(this.labels.name);
      case 'size':
        return int(this.labels.length);
      case 'values':
        return this;
      default:
        return undefined;
    }
  }

  override length(): number {
    return this.labels.length;
  }

  override iterate(): readonly PyValue[] {
    return this.labels.values;
  }

  override contains(value: PyValue): boolean {
    return this.labels.positionOf(cellOf(value)) >= 0;
  }

  override getItem(index: PyValue): PyValue {
    if (index instanceof SliceValue) {
      return new IndexValue(this.labels.take(index.positions(this.labels.length)));
    }
    return this.labels.values.at(integerOf(index)) ?? raise('IndexError', 'index out of bounds');
  }

  override truth(): boolean {
    return unsupported('it asks whether an index is true');
  }

  override fingerprint(inside: (value: PyValue) => string): string {
    return `index ${inside(list(this.labels.values))}`;
  }
}
