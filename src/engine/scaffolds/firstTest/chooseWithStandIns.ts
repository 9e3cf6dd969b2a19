import * as l10n from '@vscode/l10n';
import { fingerprint } from '../../evaluation/copying';
import { fingerprintOf } from '../../evaluation/evaluateCall';
import { StandInValue } from '../../evaluation/standInValue';
import { StandIns, type Want, filePlace, parameter } from '../../evaluation/standIns';
import { type PyValue, bool, float, int, list, str } from '../../evaluation/values';
import {
  type Case,
  type Choice,
  type Doubles,
  type Settled,
  type Subject,
  callWith,
  combinations,
  fewest,
  mutantsIn,
  noDoubles,
} from './cases';
import { isTelling } from './chooseCases';
import { canBeSaid, resultSeen } from './expectation';
import { constantNamed } from './project';
import { useLine, variableFor } from './standInLines';

const mostTried = 120;
const mostStarts = 8;
const mostWeighed = 12;
const mostChosen = 3;
const mostReplaced = 12;
const mostSettings = 5;
/** A chain of calls that is longer is no longer read. */
const longestAccess = 80;
/** Lines that say how stand-ins were used, in one test. */
const mostTold = 7;

interface Attempt {
  readonly given: ReadonlyMap<string, PyValue>;
  readonly doubles: Doubles;
}

/**
 * Cases in which the test replaces what cannot be followed: services, models, what the disk holds. It tells what the
 * function makes of what they give, and what it asks of them.
 */
export function chooseWithStandIns(subject: Subject): Choice {
  const { cases, reason } = explore(subject);
  if (cases.length === 0) {
    return { kind: 'none', reason };
  }
  const mutants = mutantsIn(subject);
  const seen = cases.map(each => mutants.map(mutant => partsSeen(each, mutant)));
  const kills = seen.map(parts => new Set(parts.flatMap((part, index) => (part.length > 0 ? [index] : []))));
  const { chosen, killed } = fewest(cases, kills, mostChosen);
  const told = chosen.map(each => ({ ...each, told: fewestParts(each, seen[cases.indexOf(each)] ?? []) }));
  const [first, ...more] = told;
  return first === undefined
    ? { kind: 'none', reason: l10n.t('what it does shows neither in what it gives nor in what it asks of others') }
    : { kind: 'cases', cases: [first, ...more], killed: killed.size, mutants: mutants.length };
}

/** One start after the other: what stops it is replaced, what is missing is set, and it is tried again. */
function explore(subject: Subject): { readonly cases: readonly Case[]; readonly reason: string } {
  const cases: Case[] = [];
  const waiting = startsOf(subject);
  const tried = new Set<string>();
  let reason = l10n.t('no value that could be made by hand fits its parameters');
  while (tried.size < mostTried && cases.length < mostWeighed) {
    const attempt = waiting.shift();
    if (attempt === undefined) {
      break;
    }
    const key = keyOf(attempt);
    if (tried.has(key)) {
      continue;
    }
    tried.add(key);
    const outcome = callWith(subject, attempt.given, attempt.doubles);
    if (outcome.kind === 'unsupported') {
      reason = outcome.reason;
      waiting.unshift(...withReplaced(attempt, outcome.culprit, subject));
    } else {
      const isCase = isTelling(outcome) && canBeSaid(outcome, attempt.given);
      cases.push(...(isCase ? [{ ...attempt, outcome, told: [] }] : []));
      // What it ran into for want of a value comes first; other ways through the code wait for their turn.
      waiting[isTelling(outcome) ? 'push' : 'unshift'](...withSettings(attempt, outcome));
    }
  }
  return { cases, reason };
}

/** A few values for the parameters; also with the state of the module, where it is empty, replaced. */
function startsOf(subject: Subject): Attempt[] {
  const starts = [...combinations(subject, 1)].slice(0, mostStarts).map(given => ({ given, doubles: noDoubles }));
  const [first] = starts;
  const withState =
    first === undefined
      ? []
      : emptyStateOf(subject).reduce<readonly Attempt[]>(
          (attempts, name) => attempts.flatMap(attempt => withReplaced(attempt, name, subject)),
          [first],
        );
  return [...starts, ...withState.filter(attempt => attempt !== first)];
}

/** Names of the module that the function reads and that hold nothing yet: caches, and what is loaded later. */
function emptyStateOf({ files, path, syntax }: Subject): readonly string[] {
  const constant = constantNamed(files, path);
  return [...new Set(namesIn(syntax.body))].filter(name => {
    const value = constant(name);
    return value !== undefined && /^(none|\{\}|\[\]|set\{\})$/.test(fingerprint(value));
  });
}

function namesIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) {
    return part.flatMap(namesIn);
  }
  if (typeof part !== 'object' || part === null) {
    return [];
  }
  return 'kind' in part && part.kind === 'name' && 'name' in part && typeof part.name === 'string'
    ? [part.name]
    : Object.values(part).flatMap(namesIn);
}

function keyOf({ given, doubles }: Attempt): string {
  const pairs = [...given, ...doubles.settings].map(([name, value]) => `${name}=${fingerprint(value)}`);
  return [
    ...pairs,
    ...doubles.replaced.map(({ name, value }) => `${name}${value === undefined ? '' : fingerprint(value)}`),
  ].join('; ');
}

function withReplaced(
  { given, doubles }: Attempt,
  culprit: string | undefined,
  { syntax }: Subject,
): readonly Attempt[] {
  const { replaced } = doubles;
  if (culprit?.startsWith(parameter) === true) {
    return withParameter({ given, doubles }, culprit.slice(parameter.length), syntax.name);
  }
  if (culprit === undefined || culprit === syntax.name || replaced.length >= mostReplaced) {
    return [];
  }
  const taken = [
    ...replaced.map(({ variable }) => variable),
    ...syntax.parameters.map(({ name }) => name),
    syntax.name,
    'call',
    'result',
    'pytest',
  ];
  const added = { name: culprit, variable: variableFor(culprit, taken) };
  return [{ given, doubles: { ...doubles, replaced: [...replaced, added] } }];
}

/** A parameter whose value does not fit; what a table or an array is asked for is not left to a stand-in. */
function withParameter({ given, doubles }: Attempt, name: string, path: string): readonly Attempt[] {
  const value = given.get(name);
  return value === undefined || value instanceof StandInValue || isTable(value)
    ? []
    : [{ given: new Map([...given, [name, new StandInValue(name, new StandIns(path))]]), doubles }];
}

function isTable(value: PyValue): boolean {
  return value.kind === 'object' && /^(pandas|numpy)\./.test(value.type);
}

/** One more setting each, for what was missing. */
function withSettings({ given, doubles }: Attempt, { standIns }: Settled): readonly Attempt[] {
  if (doubles.settings.size >= mostSettings) {
    return [];
  }
  return [...standIns.wants].flatMap(([access, want]) =>
    valuesFor(access, want, standIns).flatMap(value => {
      const more = withValue(doubles, access, value);
      return more === undefined ? [] : [{ given, doubles: more }];
    }),
  );
}

/** `train.return_value = 3`, an item of what is gone through, or a name of the file replaced by the value itself. */
function withValue({ replaced, settings }: Doubles, access: string, value: PyValue): Doubles | undefined {
  if (/\.\w+$/.test(access) || access.startsWith(filePlace(''))) {
    return { replaced, settings: new Map([...settings, [access, value]]) };
  }
  const item = /^list\((?<list>.+)\)\[(?<at>\d+)\]$/.exec(access)?.groups;
  if (item !== undefined) {
    return withItem({ replaced, settings }, `${item['list'] ?? ''}.__iter__.return_value`, {
      at: Number(item['at']),
      value,
    });
  }
  const isRoot = replaced.some(({ variable }) => variable === access);
  return isRoot
    ? { replaced: replaced.map(each => (each.variable === access ? { ...each, value } : each)), settings }
    : undefined;
}

/** One of the items that the test sets is another one. */
function withItem(
  { replaced, settings }: Doubles,
  place: string,
  { at, value }: { readonly at: number; readonly value: PyValue },
): Doubles | undefined {
  const items = settings.get(place);
  return items?.kind === 'list'
    ? { replaced, settings: new Map([...settings, [place, list(items.items.with(at, value))]]) }
    : undefined;
}

function valuesFor(access: string, want: Want, standIns: StandIns): readonly PyValue[] {
  const iterated = access.replace(/\.__iter__\.return_value$/, '');
  switch (want.kind) {
    case 'items':
      return [
        list(
          Array.from(
            { length: want.count ?? 2 },
            (_, index) => new StandInValue(`list(${iterated})[${index}]`, standIns),
          ),
        ),
      ];
    case 'number':
      return want.near.length > 0 ? want.near.flatMap(near => numbersAround(near)) : [int(3)];
    case 'truth':
      return [bool(false)];
    case 'file':
      return [str(contentFor(access))];
  }
}

function contentFor(path: string): string {
  return /\.json$/.test(path)
    ? '{"alpha": 1.5, "beta": 4}'
    : /\.csv$/.test(path)
      ? 'alpha,beta\n1,2\n3,4\n'
      : 'first line\nsecond line\n';
}

function numbersAround(near: number): readonly PyValue[] {
  return Number.isInteger(near) ? [near, near + 1].map(int) : [near, near / 2, near * 1.5].map(float);
}

/** The parts of an outcome that a test of this case sees changed. */
function partsSeen({ given, outcome, doubles }: Case, mutant: Subject): readonly string[] {
  const other = callWith(mutant, given, doubles);
  if (other.kind === 'unsupported') {
    return [];
  }
  if (other.kind !== outcome.kind || other.kind === 'raised') {
    return fingerprintOf(other) === fingerprintOf(outcome) ? [] : [''];
  }
  const parts = partsOf(other, given);
  return [...partsOf(outcome, given)].flatMap(([part, text]) => (parts.get(part) === text ? [] : [part]));
}

/** What a test can see: the result, whose name is empty, and how each stand-in was used. */
function partsOf(outcome: Settled, given: Case['given']): ReadonlyMap<string, string> {
  const uses = outcome.standIns.uses.flatMap(use => {
    const line = use.access.length > longestAccess ? undefined : useLine(use, new Set());
    return line === undefined ? [] : [[use.access, line] as const];
  });
  return new Map([['', resultSeen(outcome, given)], ...uses]);
}

const mostDirect = 2;

/** `send` or `client.send`, not what comes of their results. */
function isDirect(access: string): boolean {
  return !access.includes('.return_value') && !access.includes('__') && !access.includes('(');
}

/** The fewest parts that show what the case shows; the result is told anyway. */
function fewestParts({ outcome, given }: Case, seen: readonly (readonly string[])[]): readonly string[] {
  const open = new Set(seen.flatMap((parts, index) => (parts.length > 0 && !parts.includes('') ? [index] : [])));
  const names = [...partsOf(outcome, given).keys()].filter(name => name !== '');
  // What is asked of the things replaced themselves is the point of such a test.
  const told = new Set(names.filter(isDirect).slice(0, mostDirect));
  while (open.size > 0 && told.size < mostTold) {
    const gain = (name: string): number => [...open].filter(index => seen[index]?.includes(name)).length;
    const best = names.reduce((one, other) => (gain(other) > gain(one) ? other : one), names[0] ?? '');
    if (best === '' || gain(best) === 0) {
      break;
    }
    told.add(best);
    [...open].filter(index => seen[index]?.includes(best)).forEach(index => open.delete(index));
  }
  return names.filter(name => told.has(name));
}
