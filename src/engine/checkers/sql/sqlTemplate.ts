import type { Expression } from '../../python/index';

/** A text that is put together, with `hole` where a value goes in. */
export interface Template {
  readonly text: string;
  readonly holes: readonly Expression[];
}

/** Stands for a value; no program text has it. */
export const hole = '\0';

/** Reads f-strings, `.format(…)`, `%` and `+`; `undefined` for what is no such text. */
export function templateOf(value: Expression): Template | undefined {
  switch (value.kind) {
    case 'format':
      return { text: value.text.replaceAll('{}', hole), holes: value.parts };
    case 'call':
      return filled(value);
    case 'operation':
      return value.operator === '+' ? joined(value.operands) : value.operator === 'other' ? percent(value) : undefined;
    default:
      return undefined;
  }
}

/** `"… {} …".format(a, b=c)` */
function filled({ callee, arguments: given }: Expression & { kind: 'call' }): Template | undefined {
  const text = callee.kind === 'attribute' && callee.name === 'format' ? textOf(callee.object) : undefined;
  return text === undefined
    ? undefined
    : { text: text.replace(/\{[^{}]*\}/g, hole), holes: given.map(({ value }) => value) };
}

/** `"… %s …" % (a, b)` */
function percent({ operands: [left, right] }: Expression & { kind: 'operation' }): Template | undefined {
  const text = left === undefined ? undefined : textOf(left);
  if (text === undefined || right === undefined || !/%(?:\(\w+\))?s/.test(text)) {
    return undefined;
  }
  const holes = right.kind === 'collection' ? right.items : [right];
  return { text: text.replace(/%(?:\(\w+\))?[sd]/g, hole), holes };
}

function joined(operands: readonly Expression[]): Template | undefined {
  const pieces = operands.map((operand): Template => {
    const text = operand.kind === 'string' ? operand.text : undefined;
    return text === undefined ? (templateOf(operand) ?? { text: hole, holes: [operand] }) : { text, holes: [] };
  });
  return { text: pieces.map(({ text }) => text).join(''), holes: pieces.flatMap(({ holes }) => holes) };
}

/** Numbers of the holes that stand in quotes, where a value goes and no name. */
export function quotedHoles(text: string): readonly number[] {
  const before = text.split(hole).slice(0, -1);
  return before.flatMap((_, index) => {
    const quotes =
      before
        .slice(0, index + 1)
        .join('')
        .split("'").length - 1;
    return quotes % 2 === 1 ? [index] : [];
  });
}

/** The text in front of `.format` or `%`: a string, or several joined. */
function textOf(value: Expression): string | undefined {
  if (value.kind === 'string' || value.kind === 'format') {
    return value.text;
  }
  const parts = value.kind === 'operation' && value.operator === '+' ? value.operands.map(textOf) : [undefined];
  return parts.every(part => part !== undefined) ? parts.join('') : undefined;
}

const first = String.raw`^[\s(]*(?:--[^\n]*\n\s*)*`;

const kinds = [
  String.raw`SELECT\b[^]*?\bFROM\b`,
  String.raw`SELECT\s+\0`,
  String.raw`INSERT\s+(?:OR\s+\w+\s+)?(?:INTO|OVERWRITE)\b`,
  String.raw`UPDATE\s+\S+\s+SET\b`,
  String.raw`DELETE\s+FROM\b`,
  String.raw`MERGE\s+INTO\b`,
  String.raw`(?:CREATE|ALTER|DROP|TRUNCATE)\s+(?:OR\s+REPLACE\s+)?(?:\w+\s+)?(?:TABLE|VIEW|SCHEMA|DATABASE|INDEX|MODEL)\b`,
  String.raw`WITH\s+\w+\s+AS\s*\(`,
];

const loud = new RegExp(`${first}(?:${kinds.join('|')})`);
const quiet = new RegExp(loud.source, 'i');

/** Whether a text is SQL; small letters count only where it is used as such, since sentences begin like that. */
export function isSql(text: string, isUsedAsSql: boolean): boolean {
  return loud.test(text) || (isUsedAsSql && quiet.test(text));
}

/** Cheap: whether a string may begin a statement. */
export function maySql(text: string): boolean {
  return text.length > 10 && beginning.test(text);
}

const beginning =
  /^[\s(]*(?:--[^\n]*\n|select\s|insert\s+(?:or|into|overwrite)\b|update\s+\S+\s+set\b|delete\s+from\b|merge\s+into\b|(?:create|alter|drop|truncate)\s+(?:\S+\s+){0,3}(?:table|view|schema|database|index|model)\b|(?:update|delete|insert|create|alter|drop|truncate)\s+$|with\s+\w+\s+as\b)/i;

/** Whether a string begins with the first word of a statement, all of whose rest may stand in other strings. */
export function beginsSql(text: string): boolean {
  return firstWord.test(text);
}

const firstWord = /^[\s(]*(?:--|(?:select|insert|update|delete|merge|create|alter|drop|truncate|with)\b)/i;
