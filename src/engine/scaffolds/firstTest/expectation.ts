import { fingerprint } from '../../evaluation/copying';
import { fingerprintOf } from '../../evaluation/evaluateCall';
import { representFloat } from '../../evaluation/text';
import type { PyValue } from '../../evaluation/values';
import { assertionsFor } from './assertions';
import type { Settled } from './cases';
import { type Imports, type Written, atom, group, prefixed, write } from './pythonText';
import { useLine } from './standInLines';

/** Digits that are surely the same everywhere, in a number that is only nearly so. */
const DIGITS = 10;

/** What a test expects of a value, to stand behind `==`; `undefined` when that cannot be written. */
export function expected(value: PyValue, isApproximate: boolean, imports: Imports): Written | undefined {
  if (!holdsFloat(value)) {
    return write(value, imports);
  }
  if (isFlat(value)) {
    const written = write(shortened(value), imports);
    return written === undefined
      ? undefined
      : needsApprox(value, isApproximate)
        ? approx(written, imports, holdsNan(value))
        : written;
  }
  // Deep inside, floats have to be exact: nothing compares such a value approximately.
  return isApproximate || holdsNan(value) ? undefined : write(value, imports);
}

function approx(written: Written, imports: Imports, hasNan: boolean): Written {
  imports.add('import pytest');
  if (hasNan) {
    return group('pytest.approx(', [written, atom('nan_ok=True')], ')');
  }
  const inner = prefixed('pytest.approx(', written);
  return inner.kind === 'atom' ? atom(`${inner.text})`) : { ...inner, close: `${inner.close})` };
}

export function holdsFloat(value: PyValue): boolean {
  switch (value.kind) {
    case 'float':
      return true;
    case 'list':
    case 'tuple':
      return value.items.some(holdsFloat);
    case 'dict':
      return [...value.entries.values()].some(({ value: inner }) => holdsFloat(inner));
    default:
      return false;
  }
}

export function holdsNan(value: PyValue): boolean {
  return /(^|[^a-zA-Z"])fNaN/.test(fingerprint(value));
}

/** What `pytest.approx` takes: a number, or a list, tuple or dict of numbers alone. */
function isFlat(value: PyValue): boolean {
  const isNumber = ({ kind }: PyValue): boolean => kind === 'float' || kind === 'int';
  switch (value.kind) {
    case 'float':
      return true;
    case 'list':
    case 'tuple':
      return value.items.every(isNumber);
    case 'dict':
      return [...value.entries.values()].every(({ value: inner }) => isNumber(inner));
    default:
      return false;
  }
}

/** A float with few digits is what Python computes too, to the last one; a long one is better compared nearly. */
function needsApprox(value: PyValue, isApproximate: boolean): boolean {
  return isApproximate || /\d{10,}/.test(fingerprint(value).replaceAll('.', '')) || holdsNan(value);
}

function shortened(value: PyValue): PyValue {
  switch (value.kind) {
    case 'float':
      return representFloat(value.value).length > DIGITS + 2 && Number.isFinite(value.value)
        ? { ...value, value: Number(value.value.toPrecision(DIGITS)) }
        : value;
    case 'list':
    case 'tuple':
      return { ...value, items: value.items.map(shortened) };
    case 'dict':
      return {
        ...value,
        entries: new Map(
          [...value.entries].map(([hash, entry]) => [hash, { key: entry.key, value: shortened(entry.value) }]),
        ),
      };
    default:
      return value;
  }
}

/** Whether a test can say what came out: everything in it can be written down. */
export function canBeStated(outcome: Settled, given: ReadonlyMap<string, PyValue>): boolean {
  const imports: Imports = new Set();
  if (![...given.values()].every(value => write(value, imports) !== undefined)) {
    return false;
  }
  if (outcome.kind === 'raised') {
    return !outcome.isOwn;
  }
  const value = unwrapped(outcome.value);
  return assertionsFor('result', value, { isApproximate: outcome.isApproximate, given: [], imports }) !== undefined;
}

/** Whether a test can say something: what came out, or at least what was asked of stand-ins. */
export function canBeSaid(outcome: Settled, given: ReadonlyMap<string, PyValue>): boolean {
  return (
    canBeStated(outcome, given) ||
    (outcome.kind === 'returned' &&
      [...given.values()].every(value => write(value, new Set()) !== undefined) &&
      outcome.standIns.uses.some(use => useLine(use, new Set()) !== undefined))
  );
}

/** What a test says of the result alone, as a text: that there is one, when it cannot be stated. */
export function resultSeen(outcome: Settled, given: ReadonlyMap<string, PyValue>): string {
  return canBeStated(outcome, given)
    ? fingerprintOf(outcome)
    : outcome.kind === 'returned' && outcome.value.kind === 'none'
      ? 'nothing'
      : 'something';
}

/** What a generator gives is compared as a list. */
export function unwrapped(value: PyValue): PyValue {
  return value.kind === 'list' && value.isView ? { kind: 'list', items: value.items } : value;
}
