import { hasFacts, textOfSource, type FactsDocument } from '../../detectors/sources';
import type { CallFact, Expression, OutlineArgument, Place, Statement } from '../../python/index';
import { callAt } from './callAt';
import { codeOf, countOf, isLoop } from './loops/mentions';
import { staysAsItIs } from './loops/staysAsItIs';
import type { Rewrite, Rewritten } from './rewrite';
import { nameOf, type Step, stepsTo } from './suites';
import { linesBelow, linesOf, replacePlace, textOfPlace } from './training/lines';

/**
 * Collects in a list what a loop adds to a table or an array, and joins it once behind the loop. Only where the loop does
 * nothing else with the table, and where what is added stays as it is.
 */
export const collectParts: Rewrite = ({ location }, { document }) => {
  const call = hasFacts(document) ? callAt(document, location) : undefined;
  const growth = hasFacts(document) && call !== undefined ? growthOf(document, call) : undefined;
  return growth === undefined || !hasFacts(document) ? undefined : collect(document, growth);
};

interface Growth {
  readonly call: CallFact;
  readonly name: string;
  /** What is added, … */
  readonly added: Expression;
  /** … where, … */
  readonly addition: Statement;
  /** … what the table is before, … */
  readonly start: Start;
  /** … and the loop that begins there. */
  readonly loop: Statement;
}

type Start = Statement & { readonly kind: 'assign' };

/** `rows = pd.DataFrame()`, and in a loop below it `rows = pd.concat([rows, part])`. */
function growthOf(document: FactsDocument, call: CallFact): Growth | undefined {
  const steps = stepsTo(document, call.place);
  const addition = steps.at(-1)?.statement;
  const name = grownName(addition);
  const added = addedTo(addition, call, name);
  const at = steps.slice(0, -1).findLastIndex(step => isLoop(document, step.statement) && startOf(step, name));
  const start = startOf(steps[at], name);
  const outer = steps[at];
  if (addition === undefined || added === undefined || outer === undefined || start === undefined) {
    return undefined;
  }
  const growth = { call, name, added, addition, start, loop: outer.statement };
  return isAllItDoes(document, growth) && isOpen(document, steps) && staysAsItIs(document, added, steps.slice(at)) &&
    !isReadElsewhere(document, growth, outer) ? growth : undefined; // prettier-ignore
}

/** What stops half-way is seen by nobody. */
function isOpen(document: FactsDocument, steps: readonly Step[]): boolean {
  return steps.every(({ statement }) => statement.kind !== 'block' || isLoop(document, statement));
}

/** Empty where a statement does not give one name a value. */
function grownName(statement: Statement | undefined): string {
  const isPlain = statement?.kind === 'assign' && statement.targets.length === 1 && !statement.isAugmented;
  return (isPlain ? nameOf(statement.targets[0]) : undefined) ?? '';
}

/** The second of two that are joined, of which the first is the table. */
function addedTo(addition: Statement | undefined, call: CallFact, name: string): Expression | undefined {
  if (addition?.kind !== 'assign' || addition.value.kind !== 'call' || !isSame(addition.value.place, call.place)) {
    return undefined;
  }
  const given = addition.value.arguments;
  const [table, added, ...others] = joinedBy(call, given);
  const isPair = nameOf(table) === name && others.length === 0 && added?.kind !== 'starred';
  return isPair && given.every(isHarmless) ? added : undefined;
}

function joinedBy({ callee }: CallFact, given: readonly OutlineArgument[]): readonly Expression[] {
  const [first, ...others] = given.map(({ value }) => value);
  if (first === undefined || callee === 'numpy.append') {
    return first === undefined ? [] : [first, ...others.slice(0, 1)];
  }
  return first.kind === 'collection' ? first.items : [];
}

function isSame(place: Place, other: Place): boolean {
  return place.start === other.start && place.end === other.end;
}

/** Nothing that joins another way, such as `keys`. */
function isHarmless({ keyword, unpacked }: OutlineArgument): boolean {
  return keyword === undefined ? unpacked === undefined : harmless.test(keyword);
}

const harmless = /^(?:ignore_index|axis|dim|sort|join)$/;

/** What the table is before a loop: the nearest statement above, a call. */
function startOf(step: Step | undefined, name: string): Start | undefined {
  const made = step?.suite.slice(0, step.index).findLast(each => grownName(each) === name);
  const isCall = made?.kind === 'assign' && made.value.kind === 'call';
  return isCall && made.place.source === step?.statement.place.source ? made : undefined;
}

/** The table is named where it grows and nowhere else in the loop, nor right above it, and that has lines of its own. */
function isAllItDoes(document: FactsDocument, { name, loop, addition, start }: Growth): boolean {
  const between = { source: start.place.source, start: start.place.end, end: loop.place.start };
  return (
    isLoop(document, loop) &&
    countOf(name, codeOf(document, between)) === 0 &&
    countOf(name, codeOf(document, loop.place)) === 2 &&
    countOf(name, codeOf(document, addition.place)) === 2 &&
    linesOf(document, addition.place) !== undefined &&
    linesOf(document, loop.place) !== undefined
  );
}

/** By a function that the loop may call, or under the name that the list would have. */
function isReadElsewhere(document: FactsDocument, { call, name }: Growth, { suite }: Step): boolean {
  const isByFunction =
    call.scope === 0
      ? document.facts.names.some(each => each.name === name && each.deferred)
      : suite.some(each => each.kind === 'function' && countOf(name, codeOf(document, each.place)) > 0);
  return isByFunction || countOf(listOf(name), textOfSource(document, call.place.source)) > 0;
}

function listOf(name: string): string {
  return `${name}_parts`;
}

function collect(document: FactsDocument, growth: Growth): Rewritten | undefined {
  const { name, added, addition, start, loop } = growth;
  const lines = linesOf(document, loop.place);
  const [target] = start.targets;
  const join = joinOf(document, growth);
  if (lines === undefined || target === undefined || join === undefined) {
    return undefined;
  }
  const list = listOf(name);
  return {
    edits: [
      replacePlace(document, target.place, list),
      replacePlace(document, start.value.place, `[${textOfPlace(document, start.value.place)}]`),
      replacePlace(document, addition.place, `${list}.append(${textOfPlace(document, added.place)})`),
      linesBelow(document, lines, [`${name} = ${join}`]),
    ],
  };
}

/** The call that joins all parts as the one in the loop joined two. */
function joinOf(document: FactsDocument, { call, name }: Growth): string | undefined {
  const isAppend = call.callee === 'numpy.append';
  const rest = call.arguments.slice(isAppend ? 2 : 1).map(({ place }) => textOfPlace(document, place));
  const list = listOf(name);
  if (!isAppend) {
    return `${call.text}(${[list, ...rest].join(', ')})`;
  }
  const module = /^(.+)\.append$/.exec(call.text)?.[1];
  // Without an axis, `append` makes one row of numbers of whatever it gets.
  const flat = `[${module}.ravel(part) for part in ${list}]`;
  return module === undefined || rest.some(text => text.includes('None'))
    ? undefined
    : `${module}.concatenate(${[rest.length === 0 ? flat : list, ...rest].join(', ')})`;
}
