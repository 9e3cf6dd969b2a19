import type { ArgumentCondition, Literal } from '../model/rule';
import type { ArgumentFact, CallFact, Value } from '../python/facts/facts';
import { patternOf } from '../rules/patterns';

/** The argument given under a keyword, or at its position. `'unknown'`: `*args` or `**params` may hold it. */
export function argumentNamed(
  call: CallFact,
  keyword: string,
  position: number | undefined,
): ArgumentFact | 'unknown' | undefined {
  const given = call.arguments.find(argument => argument.keyword === keyword) ?? positional(call, position);
  if (given !== undefined) {
    return given;
  }
  const isHidden = ({ unpacked }: ArgumentFact): boolean =>
    unpacked === '**' || (unpacked === '*' && position !== undefined);
  return call.arguments.some(isHidden) ? 'unknown' : undefined;
}

/** What stands behind a `*args` has no known position. */
function positional(call: CallFact, position: number | undefined): ArgumentFact | undefined {
  const known = call.arguments.findIndex(({ keyword, unpacked }) => keyword !== undefined || unpacked !== undefined);
  const count = known < 0 ? call.arguments.length : known;
  return position !== undefined && position < count ? call.arguments[position] : undefined;
}

/** Whether a condition holds; one on an argument that nobody can know does not. */
export function conditionHolds(condition: ArgumentCondition, argument: ArgumentFact | 'unknown' | undefined): boolean {
  if (argument === undefined || argument === 'unknown') {
    return condition.kind === 'not' && argument === undefined;
  }
  const { value } = argument;
  const literal = literalOf(value);
  const isComputed =
    value.kind === 'f-string' ? value.text.includes('{}') : literal === undefined && !isFixedList(value);
  return fitsValue(condition, { literal, name: nameOf(value), isComputed });
}

/** `["ls -l"]` */
function isFixedList(value: Value): boolean {
  return value.kind === 'collection' && value.keys === undefined && value.items.every(({ kind }) => kind === 'string');
}

/** What is known of a value: the constant that it is, or the name that it has. */
export interface KnownValue {
  readonly literal: Literal | undefined;
  readonly name: string | undefined;
  readonly isComputed: boolean;
}

export function fitsValue(condition: ArgumentCondition, { literal, name, isComputed }: KnownValue): boolean {
  const said = literal === undefined ? name : String(literal);
  switch (condition.kind) {
    case 'equals':
      return literal === condition.value;
    case 'not':
      return literal !== condition.value;
    case 'matches':
      return said !== undefined && patternOf(condition.pattern).test(said);
    case 'computed':
      return isComputed;
  }
}

/** Of a name, the constant that it stands for. */
function literalOf(value: Value): Literal | undefined {
  if (value.kind === 'string' || value.kind === 'f-string') {
    return value.text;
  }
  if (value.kind === 'name' && value.resolved !== undefined) {
    return literalOf(value.resolved);
  }
  return value.kind === 'number' || value.kind === 'constant' ? value.value : undefined;
}

function nameOf(value: Value): string {
  return value.kind === 'name' ? (value.qualified ?? value.text) : '';
}
