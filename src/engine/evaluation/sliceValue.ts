import { NativeObject, type WrittenText } from './nativeObject';
import { integerOf } from './numbers';
import { type PyValue, raise } from './values';

/** `1:3` between brackets. */
export class SliceValue extends NativeObject {
  override readonly type = 'slice';

  constructor(
    readonly lower: PyValue,
    readonly upper: PyValue,
    readonly step: PyValue,
  ) {
    super();
  }

  /** The positions it takes of something that is so long. */
  positions(length: number): readonly number[] {
    const step = this.step.kind === 'none' ? 1 : integerOf(this.step);
    if (step === 0) {
      return raise('ValueError', 'slice step cannot be zero');
    }
    const start = bound(this.lower, length, step, step > 0 ? 0 : length - 1);
    const stop = bound(this.upper, length, step, step > 0 ? length : -1);
    const positions: number[] = [];
    for (let at = start; step > 0 ? at < stop : at > stop; at += step) {
      positions.push(at);
    }
    return positions;
  }

  override write(inside: (value: PyValue) => WrittenText | undefined): WrittenText | undefined {
    const parts = [this.lower, this.upper, this.step].map(inside);
    return parts.every(part => part !== undefined)
      ? { kind: 'group', open: 'slice(', items: parts, close: ')' }
      : undefined;
  }

  override fingerprint(inside: (value: PyValue) => string): string {
    return `slice(${inside(this.lower)},${inside(this.upper)},${inside(this.step)})`;
  }
}

function bound(value: PyValue, length: number, step: number, missing: number): number {
  if (value.kind === 'none') {
    return missing;
  }
  const asked = integerOf(value);
  const at = asked < 0 ? asked + length : asked;
  return step > 0 ? Math.min(Math.max(at, 0), length) : Math.min(Math.max(at, -1), length - 1);
}
