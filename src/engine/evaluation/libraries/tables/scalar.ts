import type { BinaryOperator, CompareOperator } from '../../../python/index';
import { formatValue } from '../../formatSpec';
import { NativeObject, type WrittenText } from '../../nativeObject';
import { halfEven } from '../../numbers';
import { textOf } from '../../text';
import { type PyValue, bool, float, int, unsupported } from '../../values';
import { type Cell, type Dtype, type Vector, combine, compareCells, isMissing, toVector, valueOf } from './vector';

/** One number or bool of an array or column: it computes as arrays do, so that 1 / 0 is infinite. */
export class ScalarValue extends NativeObject {
  override readonly type = 'numpy.generic';

  constructor(
    readonly cell: Cell,
    readonly dtype: Dtype,
  ) {
    super();
  }

  get vector(): Vector {
    return { dtype: this.dtype, cells: [this.cell] };
  }

  override scalar(): PyValue {
    return valueOf(this.cell, this.dtype);
  }

  override attribute(name: string): PyValue | undefined {
    switch (name) {
      case 'item':
        return { kind: 'builtin', name, call: () => this.scalar() };
      case 'round':
        return {
          kind: 'builtin',
          name,
          call: ({ positional: [digits] }) => this.round(digits?.kind === 'int' ? digits.value : 0),
        };
      default:
        return undefined;
    }
  }

  override binary(operator: BinaryOperator, other: PyValue, isReflected: boolean): PyValue | undefined {
    const right = scalarVector(other);
    if (right === undefined) {
      return undefined;
    }
    return scalarOf(isReflected ? combine(operator, right, this.vector) : combine(operator, this.vector, right));
  }

  override compare(operator: CompareOperator, other: PyValue, isReflected: boolean): PyValue | undefined {
    const right = scalarVector(other);
    if (right === undefined) {
      return operator === '==' || operator === '!='
        ? other.kind === 'none'
          ? bool(operator === '!=')
          : undefined
        : undefined;
    }
    const answer = isReflected
      ? compareCells(operator, right, this.vector)
      : compareCells(operator, this.vector, right);
    return new ScalarValue(answer.cells[0] ?? false, 'bool');
  }

  override negate(operator: '-' | '+' | '~'): PyValue {
    return this.dtype === 'bool' && operator === '~'
      ? new ScalarValue(this.cell !== true, 'bool')
      : operator === '-'
        ? new ScalarValue(0 - Number(this.cell), this.dtype)
        : this;
  }

  override truth(): boolean {
    return this.cell !== 0 && this.cell !== false && this.cell !== null;
  }

  override isA(name: string): boolean {
    const short = name.slice(name.lastIndexOf('.') + 1);
    const names = {
      float: ['float', 'floating', 'number', 'generic', 'float64', 'Number', 'Real'],
      int: ['integer', 'number', 'generic', 'int64', 'Number', 'Integral', 'Real'],
      bool: ['bool_', 'generic'],
      text: ['str'],
    };
    return names[this.dtype].includes(short);
  }

  override absolute(): PyValue {
    return new ScalarValue(Math.abs(Number(this.cell)), this.dtype);
  }

  override round(digits: number | undefined): PyValue {
    return new ScalarValue(roundLikeNumpy(Number(this.cell), digits ?? 0), this.dtype);
  }

  override toNumber(type: 'int' | 'float'): PyValue {
    const number = Number(this.cell);
    return type === 'float'
      ? float(number)
      : Number.isFinite(number)
        ? int(Math.trunc(number))
        : unsupported('it turns a missing number into a whole one');
  }

  override hashKey(): string | undefined {
    return isMissing(this.cell) ? undefined : typeof this.cell === 'string' ? `s${this.cell}` : undefined;
  }

  override text(): string {
    return textOf(this.scalar());
  }

  override representation(): string {
    return unsupported('how it is printed depends on the version of numpy');
  }

  override format(specification: string): string {
    return formatValue(this.scalar(), specification);
  }

  override write(inside: (value: PyValue) => WrittenText | undefined): WrittenText | undefined {
    return inside(this.scalar());
  }

  override fingerprint(inside: (value: PyValue) => string): string {
    return inside(this.scalar());
  }
}

/** A number, bool or text as a vector of one. */
export function scalarVector(value: PyValue): Vector | undefined {
  const plain = value instanceof NativeObject ? value.scalar() : value;
  return plain !== undefined && ['int', 'float', 'bool', 'str'].includes(plain.kind) ? toVector([plain]) : undefined;
}

/** The only value of a vector, as a library gives it: a text is a plain one. */
export function scalarOf({ dtype, cells }: Vector): PyValue {
  const cell = cells[0] ?? null;
  return dtype === 'text' ? valueOf(cell, dtype) : new ScalarValue(cell, dtype);
}

/** numpy multiplies, rounds to a whole number and divides again. */
export function roundLikeNumpy(value: number, digits: number): number {
  if (!Number.isFinite(value)) {
    return value;
  }
  const unit = 10 ** Math.abs(digits);
  return digits >= 0 ? halfEven(value * unit) / unit : halfEven(value / unit) * unit;
}
