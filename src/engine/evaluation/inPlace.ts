import type { BinaryOperator } from '../python/index';
import { NativeObject } from './nativeObject';
import { binary, combineSets } from './operators';
import { StandInValue } from './standInValue';
import { itemsOf } from './truth';
import { type PyValue, unsupported } from './values';

/** `left operator= right`: a list or set that is known by other names changes there too. */
export function binaryInPlace(operator: BinaryOperator, left: PyValue, right: PyValue): PyValue {
  if (left instanceof NativeObject) {
    return objectInPlace(operator, left, right);
  }
  if (left.kind === 'list' && operator === '+') {
    left.items.push(...itemsOf(right));
    return left;
  }
  const result = left.kind === 'set' && right.kind === 'set' ? combineSets(operator, left, right) : undefined;
  if (left.kind === 'set' && result?.kind === 'set') {
    left.entries.clear();
    result.entries.forEach((item, key) => left.entries.set(key, item));
    return left;
  }
  return binary(operator, left, right);
}

function objectInPlace(operator: BinaryOperator, left: NativeObject, right: PyValue): PyValue {
  if (left instanceof StandInValue) {
    return left.binaryInPlace(operator, right);
  }
  return left.changesInPlace ? unsupported(`it changes ${left.type} in place`) : binary(operator, left, right);
}
