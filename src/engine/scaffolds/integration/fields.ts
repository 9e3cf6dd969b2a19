import type { ClassSyntax, ExpressionSyntax } from '../../python/index';
import { pythonString } from '../parts/pythonText';
import { type Call, argument, calledName } from './handlers';

/** What a request or an answer has under a key. */
export interface Field {
  readonly name: string;
  /** A value for it in Python; `undefined` for a text whose meaning nobody knows. */
  readonly value: string | undefined;
  readonly type: 'number' | 'text' | 'other';
  readonly isRequired: boolean;
}

export type Classes = ReadonlyMap<string, ClassSyntax>;

/** The fields of a data class, those of its base classes first. */
export function fieldsOf(syntax: ClassSyntax, classes: Classes, depth = 0): readonly Field[] {
  const bases = syntax.arguments.flatMap(({ value }) => (value.kind === 'name' ? (classes.get(value.name) ?? []) : []));
  const inherited = depth > 3 ? [] : bases.flatMap(base => fieldsOf(base, classes, depth + 1));
  const own = syntax.body.flatMap(statement => {
    if (statement.kind !== 'annotated' || statement.target.kind !== 'name' || /^(_|model_config$)/.test(statement.target.name)) {
      return [];
    }
    const { annotation, value } = statement;
    return [{ ...exampleOf({ annotation, value, classes, depth }), name: aliasOf(fieldCall(annotation, value)) ?? statement.target.name }];
  }); // prettier-ignore
  const names = new Set(own.map(({ name }) => name));
  return [...inherited.filter(({ name }) => !names.has(name)), ...own];
}

export interface Typed {
  readonly annotation: ExpressionSyntax | undefined;
  /** Its default. */
  readonly value: ExpressionSyntax | undefined;
  readonly classes: Classes;
  readonly depth: number;
}

/** A value that fits a type and what is said about it. */
export function exampleOf(typed: Typed): Omit<Field, 'name'> {
  const { annotation, value } = typed;
  const call = fieldCall(annotation, value);
  const type = withoutWrapping(annotation);
  const name = typeName(type);
  return {
    value: (call === undefined ? undefined : givenExample(call)) ?? plainValue(name, call) ?? composed(type, typed),
    type: numbers.test(name) ? 'number' : name === 'str' ? 'text' : 'other',
    isRequired: value === undefined || value.kind === 'ellipsis' || (value === call && !hasDefault(call)),
  };
}

const numbers = /^(int|float|(Positive|NonNegative)(Int|Float))$/;

function plainValue(name: string, call: Call | undefined): string | undefined {
  const usual = new Map([['bool', 'True'], ['date', '"2024-01-31"'], ['datetime', '"2024-01-31T12:00:00"']]); // prettier-ignore
  return numbers.test(name) ? numberWithin(call, name) : usual.get(name);
}

function typeName(type: ExpressionSyntax | undefined): string {
  return type?.kind === 'name' ? type.name : type?.kind === 'string' ? type.text : '';
}

/** Of an enumeration, a class of fields, `Literal["a", "b"]`, a list. */
function composed(type: ExpressionSyntax | undefined, { classes, depth }: Typed): string | undefined {
  const known = classes.get(typeName(type));
  if (depth > 2) {
    return undefined;
  }
  if (known !== undefined) {
    return valueOfClass(known, classes, depth);
  }
  return type?.kind === 'subscript' ? valueOfItems(type, classes, depth) : undefined;
}

function valueOfClass(known: ClassSyntax, classes: Classes, depth: number): string | undefined {
  const member = known.body.find(each => each.kind === 'assign');
  const isEnum = known.arguments.some(({ value }) => /Enum$/.test(lastName(value) ?? ''));
  const required = fieldsOf(known, classes, depth + 1).filter(({ isRequired }) => isRequired);
  return !isEnum ? rowText(required) : member?.kind === 'assign' ? literal(member.value) : undefined;
}

type Subscript = Extract<ExpressionSyntax, { readonly kind: 'subscript' }>;

function valueOfItems({ object, index }: Subscript, classes: Classes, depth: number): string | undefined {
  const inner = index.kind === 'tuple' ? index.items[0] : index;
  const outer = lastName(object) ?? '';
  if (outer === 'Literal') {
    return inner === undefined ? undefined : literal(inner);
  }
  const item = exampleOf({ annotation: inner, value: undefined, classes, depth: depth + 1 }).value;
  return /^(list|List|Sequence|tuple|Tuple|set|Set)$/.test(outer) && item !== undefined ? `[${item}]` : undefined;
}

/** `{"rooms": 1}`; `undefined` when one of the values is not known. */
function rowText(fields: readonly Field[]): string | undefined {
  const entries = fields.flatMap(({ name, value }) => (value === undefined ? [] : [`${pythonString(name)}: ${value}`]));
  return entries.length < fields.length ? undefined : `{${entries.join(', ')}}`;
}

/** `Row` of `Optional[Row]`, `Annotated[Row, …]` and `Row | list[Row]`. */
export function withoutWrapping(type: ExpressionSyntax | undefined): ExpressionSyntax | undefined {
  switch (type?.kind) {
    case 'binary':
      return withoutWrapping(type.left);
    case 'attribute':
      return { start: type.start, end: type.end, kind: 'name', name: type.name };
    case 'subscript': {
      const isWrapping = /^(Optional|Annotated|Union)$/.test(lastName(type.object) ?? '');
      return isWrapping ? withoutWrapping(type.index.kind === 'tuple' ? type.index.items[0] : type.index) : type;
    }
    default:
      return type;
  }
}

export function lastName(value: ExpressionSyntax): string | undefined {
  return value.kind === 'name' || value.kind === 'attribute' ? value.name : undefined;
}

/** The call of `Field` that stands as default or in `Annotated`. */
function fieldCall(annotation: ExpressionSyntax | undefined, value: ExpressionSyntax | undefined): Call | undefined {
  const inside = annotation?.kind === 'subscript' && annotation.index.kind === 'tuple' ? annotation.index.items : [];
  return [value, ...inside].find(
    (each): each is Call => each?.kind === 'call' && /^(Field|Query|Body)$/.test(calledName(each) ?? ''),
  );
}

function aliasOf(call: Call | undefined): string | undefined {
  const alias = call === undefined ? undefined : argument(call, 'alias');
  return alias?.kind === 'string' ? alias.text : undefined;
}

function hasDefault(call: Call | undefined): boolean {
  const first = call?.arguments.find(({ keyword }) => keyword === undefined)?.value;
  const named = call === undefined ? undefined : (argument(call, 'default') ?? argument(call, 'default_factory'));
  return [first, named].some(each => each !== undefined && each.kind !== 'ellipsis');
}

function givenExample(call: Call): string | undefined {
  const listed = argument(call, 'examples');
  const first = listed !== undefined && 'items' in listed ? listed.items[0] : argument(call, 'example');
  return first === undefined ? undefined : literal(first);
}

/** A number inside the bounds that `ge`, `gt`, `le` and `lt` set: 1 where it may be. */
function numberWithin(call: Call | undefined, type: string): string {
  const bound = (name: string, step: number): number | undefined => {
    const value = call === undefined ? undefined : argument(call, name);
    return value?.kind === 'number' ? Number(value.text.replaceAll('_', '')) + step : undefined;
  };
  const least = bound('ge', 0) ?? bound('gt', 1) ?? Number.NEGATIVE_INFINITY;
  const most = bound('le', 0) ?? bound('lt', -1) ?? Number.POSITIVE_INFINITY;
  const chosen = least > most ? betweenBounds(bound('gt', 0), bound('lt', 0)) : Math.min(Math.max(1, least), most);
  return /float/i.test(type) && Number.isInteger(chosen) ? `${chosen}.0` : String(chosen);
}

/** Of bounds that leave no whole number between them: `gt=0, lt=1`. */
function betweenBounds(over = 0, under = over + 1): number {
  return (over + under) / 2;
}

/** A plain value as Python writes it. */
function literal(value: ExpressionSyntax): string | undefined {
  switch (value.kind) {
    case 'string':
      return pythonString(value.text);
    case 'number':
      return value.text;
    case 'constant':
      return value.value === null ? 'None' : value.value ? 'True' : 'False';
    default:
      return undefined;
  }
}
