import type { ExpressionSyntax, FunctionSyntax, ParameterSyntax } from '../../python/index';
import { isRecord } from '../../rules/fields';
import { type Classes, type Field, exampleOf, fieldsOf, lastName, withoutWrapping } from './fields';
import { type Handler, argument, calledName } from './handlers';

/** What a handler takes and what it answers. */
export interface Exchange {
  /** How the row is sent: in the body, in the form, in the address. */
  readonly sent: 'json' | 'data' | 'params';
  readonly fields: readonly Field[];
  /** It wants a list of rows, or a row below a key. */
  readonly within: (row: string) => string;
  /** Keys of the answer; empty when nobody can tell. */
  readonly answered: readonly Field[];
  /** The answer is a list of such. */
  readonly answersList: boolean;
  /** The framework refuses what does not fit the types. */
  readonly isTyped: boolean;
}

const itself = (row: string): string => row;

/** `undefined` when what it takes cannot be told. */
export function exchangeOf(handler: Handler, classes: Classes): Exchange | undefined {
  const answer = answerOf(handler, classes);
  const typed = typedExchange(handler.syntax, classes);
  if (typed !== undefined) {
    return { ...typed, ...answer, isTyped: true };
  }
  const { sent, names } = readKeys(handler.syntax);
  const fields = names.map((name): Field => ({ name, value: undefined, type: 'text', isRequired: true }));
  return fields.length === 0 ? undefined : { sent, fields, within: itself, ...answer, isTyped: false };
}

function typedExchange(
  { parameters }: FunctionSyntax,
  classes: Classes,
): Omit<Exchange, 'answered' | 'answersList' | 'isTyped'> | undefined {
  const asked = parameters.filter(parameter => !isInjected(parameter) && parameter.annotation !== undefined);
  const [row] = asked.flatMap(parameter => rowOf(parameter, classes) ?? []);
  if (row !== undefined) {
    return row;
  }
  const plain = asked.map(({ name, annotation, default: value }): Field => ({ ...exampleOf({ annotation, value, classes, depth: 0 }), name })); // prettier-ignore
  const isPlain = asked.every(({ annotation }) => /^(int|float|str|bool)$/.test(nameOf(withoutWrapping(annotation))));
  return plain.length > 0 && isPlain ? { sent: 'params', fields: plain, within: itself } : undefined;
}

/** `row: Row`, `rows: list[Row]` */
function rowOf(
  { annotation }: ParameterSyntax,
  classes: Classes,
): Omit<Exchange, 'answered' | 'answersList' | 'isTyped'> | undefined {
  const { type: row, isList } = withoutList(annotation);
  const syntax = row?.kind === 'name' ? classes.get(row.name) : undefined;
  return syntax === undefined
    ? undefined
    : { sent: 'json', fields: fieldsOf(syntax, classes), within: isList ? each => `[${each}]` : itself };
}

function nameOf(type: ExpressionSyntax | undefined): string {
  return type === undefined ? '' : (lastName(type) ?? '');
}

/** What the framework hands over by itself. */
function isInjected({ annotation, default: value, name }: ParameterSyntax): boolean {
  const types = JSON.stringify(annotation ?? null);
  return (
    name === 'self' ||
    calledName(value) === 'Depends' ||
    /"name":"(Depends|Request|Response|BackgroundTasks|Session|HTTPAuthorizationCredentials)"/.test(types)
  );
}

/** What a return annotation or `response_model` names, else the keys of a dictionary that is returned. */
function answerOf({ syntax, decorator }: Handler, classes: Classes): Pick<Exchange, 'answered' | 'answersList'> {
  const { type, isList } = withoutList(argument(decorator, 'response_model') ?? syntax.returns);
  const named = type?.kind === 'name' ? classes.get(type.name) : undefined;
  if (named !== undefined) {
    return { answered: fieldsOf(named, classes).filter(({ isRequired }) => isRequired), answersList: isList };
  }
  const keys = returnedKeys(syntax);
  const answered = keys.map((name): Field => ({ name, value: undefined, type: 'other', isRequired: true }));
  return { answered, answersList: false };
}

/** `Row` of `list[Row]`. */
function withoutList(annotation: ExpressionSyntax | undefined): {
  readonly type: ExpressionSyntax | undefined;
  readonly isList: boolean;
} {
  const type = withoutWrapping(annotation);
  return type?.kind === 'subscript' && /^(list|List|Sequence)$/.test(lastName(type.object) ?? '')
    ? { type: withoutWrapping(type.index), isList: true }
    : { type, isList: false };
}

/** Of the last dictionary, which is seldom that of an error. */
function returnedKeys({ body }: FunctionSyntax): readonly string[] {
  const returned = partsOf(body).flatMap(part => (part['kind'] === 'return' && isRecord(part['value']) ? [part['value']] : [])).at(-1); // prettier-ignore
  const words = returned?.['arguments'];
  const first: unknown = returned?.['kind'] === 'call' && Array.isArray(words) ? words[0] : undefined;
  const value: unknown = isRecord(first) && first['keyword'] === undefined ? first['value'] : returned;
  const entries =
    isRecord(value) && value['kind'] === 'dict' && Array.isArray(value['entries']) ? value['entries'] : [];
  const keys = entries.flatMap(entry => (isRecord(entry) && isRecord(entry['key']) ? [entry['key']['text']] : []));
  return keys.filter(key => typeof key === 'string');
}

/** Keys that are read of `request.get_json()`, `request.json` or `request.form`. */
function readKeys({ body }: FunctionSyntax): { readonly sent: 'json' | 'data'; readonly names: readonly string[] } {
  const parts = partsOf(body);
  const assigned = parts.filter(({ kind, value }) => kind === 'assign' && readsRequest.test(JSON.stringify(value)));
  const sources = new Set(assigned.map(({ targets }) => textAt(firstOf(targets), 'name')));
  const isSource = (value: unknown): boolean =>
    isRecord(value) &&
    (value['kind'] === 'name' ? sources.has(textAt(value, 'name')) : readsRequest.test(JSON.stringify(value)));
  const names = parts.flatMap(part => {
    const [object, key] =
      part['kind'] === 'subscript'
        ? [part['object'], part['index']]
        : textAt(part['callee'], 'name') === 'get' && isRecord(part['callee'])
          ? [part['callee']['object'], valueOf(firstOf(part['arguments']))]
          : [];
    return isSource(object) ? (textAt(key, 'text') ?? []) : [];
  });
  const isForm = assigned.some(({ value }) => /"name":"form"/.test(JSON.stringify(value)));
  return { sent: isForm ? 'data' : 'json', names: [...new Set(names)] };
}

function firstOf(list: unknown): unknown {
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  return items[0];
}

function valueOf(part: unknown): unknown {
  return isRecord(part) ? part['value'] : undefined;
}

function textAt(part: unknown, key: string): string | undefined {
  const text = isRecord(part) ? part[key] : undefined;
  return typeof text === 'string' ? text : undefined;
}

const readsRequest = /"name":"request"\}?,"name":"(get_json|json|form)"/;

/** Every part of some syntax, as plain data. */
function partsOf(part: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(part)) {
    return part.flatMap(partsOf);
  }
  return isRecord(part) ? [part, ...Object.values(part).flatMap(partsOf)] : [];
}
