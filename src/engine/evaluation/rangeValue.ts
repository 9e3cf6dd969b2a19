import { NativeObject } from './nativeObject';
import { integerOf, isIntegral, numberOf } from './numbers';
import { SliceValue } from './sliceValue';
import { type PyValue, int, list, raise, unsupported } from './values';

const LONGEST = 10_000;

export class RangeValue extends NativeObject {
  override readonly type = 'range';

  constructor(
    readonly start: number,
    readonly stop: number,
    readonly step: number,
  ) {
    super();
  }

  override length(): number {
    return Math.max(0, Math.ceil((this.stop - this.start) / this.step));
  }

  override truth(): boolean {
    return this.length() > 0;
  }

  override iterate(): readonly PyValue[] {
    return this.length() > LONGEST
      ? unsupported('it counts very far')
      : Array.from({ length: this.length() }, (_, index) => int(this.start + index * this.step));
  }

  override getItem(index: PyValue): PyValue {
    const items = this.iterate();
    return index instanceof SliceValue
      ? list(index.positions(items.length).flatMap(at => items[at] ?? []))
      : (items.at(integerOf(index)) ?? raise('IndexError', 'range object index out of range'));
  }

  override contains(value: PyValue): boolean {
    return isIntegral(value) && this.iterate().some(item => numberOf(item) === numberOf(value));
  }

  override fingerprint(): string {
    return `range(${this.start},${this.stop},${this.step})`;
  }

  override representation(): string {
    return this.step === 1 ? `range(${this.start}, ${this.stop})` : `range(${this.start}, ${this.stop}, ${this.step})`;
  }

  override text(): string {
    return this.representation();
  }
}
