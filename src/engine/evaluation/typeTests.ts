import { isKindOf } from './exceptions';
import { NativeObject } from './nativeObject';
import { isDerived } from './execute';
import { StandInValue } from './standInValue';
import { type PyValue, unsupported } from './values';

/** Python's `isinstance`, with one type or a tuple of them. */
export function isInstance(value: PyValue, type: PyValue): boolean {
  if (type.kind === 'tuple') {
    return type.items.some(each => isInstance(value, each));
  }
  if (value.kind === 'unknown') {
    return unsupported('a value that changes from run to run decides');
  }
  if (type instanceof StandInValue) {
    return unsupported('it asks for a class that has to be replaced');
  }
  if (type.kind === 'class') {
    return value.kind === 'instance' && isDerived(value.type, type);
  }
  const name = type.kind === 'builtin' || type.kind === 'external' ? type.name : undefined;
  if (name === undefined || value.kind === 'external') {
    return unsupported('it asks for the class of something that is not followed');
  }
  return isOfType(value, name.slice(name.lastIndexOf('.') + 1), name);
}

function isOfType(value: PyValue, short: string, full: string): boolean {
  if (value instanceof NativeObject) {
    return value.isA(full) || isKindOf(value.type, short);
  }
  const names = [...(kinds[value.kind] ?? [])];
  if (value.kind === 'list' && value.isView) {
    return short === 'Iterable';
  }
  if (names.includes(short)) {
    return true;
  }
  return isKnownElse(short) ? false : unsupported(`it asks for the class ${full}`);
}

const kinds: Readonly<Record<string, readonly string[]>> = {
  none: ['NoneType'],
  bool: ['bool', 'int', 'Number', 'Integral', 'Real', 'Hashable'],
  int: ['int', 'Number', 'Integral', 'Real', 'Hashable'],
  float: ['float', 'Number', 'Real', 'Hashable'],
  str: ['str', 'Sequence', 'Iterable', 'Collection', 'Hashable', 'Sized'],
  list: ['list', 'Sequence', 'MutableSequence', 'Iterable', 'Collection', 'Sized'],
  tuple: ['tuple', 'Sequence', 'Iterable', 'Collection', 'Hashable', 'Sized'],
  dict: ['dict', 'Mapping', 'MutableMapping', 'Iterable', 'Collection', 'Sized'],
  set: ['set', 'Iterable', 'Collection', 'Sized'],
  function: ['Callable', 'FunctionType'],
  builtin: ['Callable'],
  instance: [],
};

/** Classes whose objects are none of the plain values. */
function isKnownElse(short: string): boolean {
  return (
    Object.values(kinds).flat().includes(short) ||
    /^(bytes|bytearray|frozenset|complex|range|type|object|Path|PurePath|PosixPath|DataFrame|Series|Index|DatetimeIndex|ndarray|integer|int64|int32|floating|float64|float32|number|bool_|generic|datetime|date|timedelta|Timestamp|Decimal|Enum|Tensor|csr_matrix|spmatrix|Pipeline|BaseEstimator|Image|Figure|Axes|DictConfig|ListConfig|SparseDataFrame|LazyFrame|Namespace|Exception|BaseException|\w+Error)$/.test(
      short,
    )
  );
}
