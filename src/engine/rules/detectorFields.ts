import type { rungs } from '../model/rule';
import {
  type ArgumentCondition,
  type DataFlowDetector,
  type Detector,
  type FlowPoint,
  type Literal,
  type PracticeDetector,
  type PythonCallDetector,
  type TrackedFileDetector,
} from '../model/rule';
import {
  flag,
  isRecord,
  listOf,
  object,
  oneOf,
  optional,
  recordOf,
  tagged,
  text,
  wholeNumber,
  withDefault,
  type Field,
} from './fields';
import { patternTrouble } from './patterns';

const word = text(value => (/^\S+$/.test(value) ? undefined : `"${value}" must not hold spaces`));
const words = withDefault(listOf(word), []);
const pattern = text(patternTrouble, { format: 'regex' });
const patterns = withDefault(listOf(pattern), []);
const says = withDefault(recordOf(text()), {});

/** `42`, `sag`, `true`; or `{ not: false }`; or `{ matches: ^sag }`; or `{ computed: true }`. */
const condition: Field<ArgumentCondition> = {
  schema: {
    anyOf: [
      { type: ['string', 'number', 'boolean', 'null'] },
      {
        type: 'object',
        properties: { not: {}, matches: { type: 'string' }, computed: { const: true } },
        additionalProperties: false,
        maxProperties: 1,
        minProperties: 1,
      },
    ],
  },
  read(value, route, complain) {
    if (isLiteral(value)) {
      return { kind: 'equals', value };
    }
    const [name, wanted] = onlyEntry(value);
    if (name === 'not' && isLiteral(wanted)) {
      return { kind: 'not', value: wanted };
    }
    if (name === 'matches') {
      const source = pattern.read(wanted, [...route, name], complain);
      return source === undefined ? undefined : { kind: 'matches', pattern: source };
    }
    if (name === 'computed' && wanted === true) {
      return { kind: 'computed' };
    }
    complain(route, 'needs a literal, { not: literal }, { matches: pattern } or { computed: true }');
    return undefined;
  },
};

/** An argument, by position or by name. */
const numberOrWord: Field<number | string> = {
  schema: { anyOf: [{ type: 'integer', minimum: 0 }, { type: 'string' }] },
  read(value, route, complain) {
    if (typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value))) {
      return value;
    }
    complain(route, 'needs the position or the name of an argument');
    return undefined;
  },
};

/** The key and value of a mapping that has one. */
function onlyEntry(value: unknown): readonly [string | undefined, unknown] {
  const [first, ...more] = isRecord(value) ? Object.entries(value) : [];
  return first === undefined || more.length > 0 ? [undefined, undefined] : first;
}

function isLiteral(value: unknown): value is Literal {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** What `unless` and `checker` may name; they come from the code that does the work. */
export interface KnownNames {
  readonly exceptions: readonly string[];
  /** Those that a string may be spared by. */
  readonly stringExceptions: readonly string[];
  readonly checkers: readonly string[];
}

/** `detect:` of a rule. */
export function detectorField(names: KnownNames): Field<Detector> {
  const exceptions = withDefault(listOf(oneOf(names.exceptions)), []);
  const stringExceptions = withDefault(listOf(oneOf(names.stringExceptions)), []);
  const call = object<PythonCallDetector>({
    kind: oneOf(['python-call']),
    callee: listOf(word, 1),
    without: words,
    positions: withDefault(recordOf(wholeNumber(0, 50)), {}),
    with: withDefault(recordOf(condition), {}),
    unless: exceptions,
    marks: optional(word),
    says,
  });
  const kinds = {
    'python-call': call,
    'python-import': object({ kind: oneOf(['python-import']), modules: listOf(word, 1), says }),
    'python-string': object({
      kind: oneOf(['python-string']),
      pattern,
      except: patterns,
      unless: stringExceptions,
      says,
    }),
    magic: object({ kind: oneOf(['magic']), names: listOf(word, 1), pattern: optional(pattern), says }),
    'text-pattern': object({ kind: oneOf(['text-pattern']), files: listOf(word, 1), pattern, except: patterns, says }),
    'data-flow': dataFlow,
    'tracked-file': object<TrackedFileDetector>({
      kind: oneOf(['tracked-file']),
      files: listOf(word, 1),
      except: words,
      atLeast: withDefault(wholeNumber(0, 1e12), 0),
    }),
    practice: practiceField(names),
    checker: object({
      kind: oneOf(['checker']),
      checker: oneOf(names.checkers),
      options: withDefault(recordOf(anything), {}),
    }),
  } as const;
  const single: Field<Exclude<Detector, { readonly kind: 'any' }>> =
    tagged<Exclude<Detector, { readonly kind: 'any' }>>(kinds);
  return tagged<Detector>({ ...kinds, any: object({ kind: oneOf(['any']), of: listOf(single, 1) }) });
}

const flowPoint = object<FlowPoint>({
  callee: words,
  does: words,
  of: words,
  apart: words,
  with: withDefault(recordOf(condition), {}),
  takes: withDefault(listOf(numberOrWord), [0]),
  beside: withDefault(wholeNumber(0, 9), 0),
  gives: withDefault(listOf(wholeNumber(0, 50)), []),
  certain: withDefault(flag, false),
  role: withDefault(oneOf(['call', 'picks', 'halves']), 'call'),
});
const flowPoints = withDefault(listOf(flowPoint), []);

const dataFlow = object<DataFlowDetector>({
  kind: oneOf(['data-flow']),
  sources: listOf(flowPoint, 1),
  sinks: listOf(flowPoint, 1),
  barriers: flowPoints,
  spares: flowPoints,
  marks: withDefault(oneOf(['source', 'sink']), 'source'),
  says,
});

function practiceField(names: KnownNames): Field<PracticeDetector> {
  return object<PracticeDetector>({
    kind: oneOf(['practice']),
    rungs: object({
      exists: optional(listOf(word, 1)),
      meaningful: optional(listOf(word, 1)),
      wired: optional(listOf(word, 1)),
    } satisfies Readonly<Record<(typeof rungs)[number], unknown>>),
    when: words,
    unless: words,
    places: optional(oneOf(names.checkers)),
  });
}

const anything: Field<unknown> = { schema: {}, read: value => value };
