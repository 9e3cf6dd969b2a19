import type { BinaryOperator, CompareOperator } from '../python/index';
import { NativeObject, type WrittenText } from './nativeObject';
import { numberOf } from './numbers';
import type { StandIns } from './standIns';
import { type Arguments, Opaque, type PyValue, bool, float, int, none, raise, unsupported } from './values';

/** A `unittest.mock.MagicMock`: takes every call and attribute, gives another one, and remembers. */
export class StandInValue extends NativeObject {
  override readonly type = 'unittest.mock.MagicMock';
  readonly calls: Arguments[] = [];
  /** Attributes that the code gave it. */
  readonly set = new Map<string, PyValue>();
  readonly #children = new Map<string, PyValue>();

  constructor(
    /** How the test reaches it: `train.return_value.history`. */
    readonly access: string,
    readonly all: StandIns,
  ) {
    super();
  }

  override attribute(name: string): PyValue {
    return /^(assert|assret|called|call_|mock_|method_calls|return_value|side_effect|configure_|attach_|reset_|_)/.test(
      name,
    )
      ? unsupported(`it uses .${name} of what has to be replaced`)
      : (this.set.get(name) ?? this.#child(name));
  }

  override setAttribute(name: string, value: PyValue): void {
    this.attribute(name);
    this.set.set(name, value);
  }

  override call(given: Arguments): PyValue {
    this.calls.push(given);
    return this.#child('return_value');
  }

  override getItem(index: PyValue): PyValue {
    return this.#magic('__getitem__', index);
  }

  override setItem(index: PyValue, value: PyValue): void {
    this.#magic('__setitem__', index, value);
  }

  override deleteItem(index: PyValue): void {
    this.#magic('__delitem__', index);
  }

  /** Of none, unless the test says of which. */
  override iterate(): readonly PyValue[] {
    return this.itemsFor(undefined);
  }

  /** The items when so many are asked for. */
  itemsFor(count: number | undefined): readonly PyValue[] {
    const place = `${this.access}.__iter__.return_value`;
    this.all.want(place, { kind: 'items', count });
    const items = this.all.settings.has(place) ? this.#child('__iter__.return_value') : undefined;
    return items?.kind === 'list' ? items.items : [];
  }

  override length(): number {
    const place = `${this.access}.__len__.return_value`;
    this.all.want(place, { kind: 'number', near: [3] });
    const set = this.all.settings.get(place);
    return set?.kind === 'int' ? set.value : 0;
  }

  override contains(value: PyValue): boolean {
    const asked = this.#child('__contains__');
    if (asked instanceof StandInValue) {
      asked.calls.push({ positional: [value], named: new Map() });
    }
    return false;
  }

  override truth(): boolean {
    this.all.want(this.access, { kind: 'truth' });
    return true;
  }

  override binary(operator: BinaryOperator, other: PyValue, isReflected: boolean): PyValue | undefined {
    const name = operatorNames[operator];
    if (isReflected && operator === '%' && other.kind === 'str') {
      throw new Opaque();
    }
    return other.kind === 'unknown' ? other : this.#magic(`__${isReflected ? 'r' : ''}${name}__`, other);
  }

  /** `mock += 1` */
  binaryInPlace(operator: BinaryOperator, other: PyValue): PyValue {
    return this.#magic(`__i${operatorNames[operator]}__`, other);
  }

  override compare(operator: CompareOperator, other: PyValue, isReflected: boolean): PyValue | undefined {
    if (operator === '==' || operator === '!=') {
      return bool((other === this) === (operator === '=='));
    }
    const near = numberOf(other);
    this.#wantNumber(near === undefined ? [] : [near]);
    return other instanceof NativeObject && isReflected ? undefined : raise('TypeError', 'MagicMock has no order');
  }

  override negate(operator: '-' | '+' | '~'): PyValue {
    return this.#magic({ '-': '__neg__', '+': '__pos__', '~': '__invert__' }[operator]);
  }

  override absolute(): PyValue {
    return this.#magic('__abs__');
  }

  override toNumber(type: 'int' | 'float'): PyValue {
    this.#wantNumber([]);
    return type === 'int' ? int(1) : float(1);
  }

  override isA(): boolean {
    return false;
  }

  override enter(): PyValue {
    return this.#magic('__enter__');
  }

  /** It has its address in it. */
  override text(): string {
    throw new Opaque();
  }

  override format(): string {
    this.#wantNumber([]);
    return raise('TypeError', 'unsupported format string passed to MagicMock.__format__');
  }

  override hashKey(): string {
    return `stand-in ${this.access}`;
  }

  override write(): WrittenText {
    return { kind: 'atom', text: this.access };
  }

  override fingerprint(): string {
    return this.hashKey();
  }

  #child(name: string): PyValue {
    const known = this.#children.get(name) ?? this.all.at(`${this.access}.${name}`);
    this.#children.set(name, known);
    return known;
  }

  #magic(name: string, ...given: readonly PyValue[]): PyValue {
    const method = this.#child(name);
    return method instanceof StandInValue ? method.call({ positional: given, named: new Map() }) : none;
  }

  /** What a test can set in its place. */
  #wantNumber(near: readonly number[]): void {
    this.all.want(this.access, { kind: 'number', near });
  }
}

const operatorNames: Readonly<Record<BinaryOperator, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '@': 'matmul',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '<<': 'lshift',
  '>>': 'rshift',
};
