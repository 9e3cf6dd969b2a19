import type { FactsDocument } from '../../../detectors/sources';
import { type CallFact, type Expression, type Place, type Statement, isPlaceInside } from '../../../python/index';
import { codeOf, countOf } from '../loops/mentions';
import { nameOf, stepsTo, type Step } from '../suites';

/** The call that runs a text and is given no values yet: with it in its place, or under its name in the next statement. */
export function runOf(document: FactsDocument, { place }: Expression): CallFact | undefined {
  const direct = runsAt(document, place);
  const steps = stepsTo(document, place);
  const last = steps.at(-1);
  return direct !== undefined || last === undefined ? direct : runsNext(document, place, steps, last);
}

function runsNext(
  document: FactsDocument,
  place: Place,
  steps: readonly Step[],
  { statement, suite, index }: Step,
): CallFact | undefined {
  const isWhole = statement.kind === 'assign' && statement.value.place.start === place.start;
  const name = isWhole ? targetOf(statement) : undefined;
  const next = suite[index + 1];
  if (name === undefined || next === undefined || !simple.has(next.kind) || mentions(document, next, name) !== 1) {
    return undefined;
  }
  const used = document.facts.calls
    .filter(call => isPlaceInside(call.place, next.place))
    .flatMap(call => call.arguments.slice(0, 1))
    .find(({ value }) => value.kind === 'name' && value.text === name);
  return used === undefined || isNeededAgain(document, name, steps) ? undefined : runsAt(document, used.valuePlace);
}

const simple: ReadonlySet<Statement['kind']> = new Set(['assign', 'expression', 'return']);

function targetOf(statement: Statement): string | undefined {
  const isPlain = statement.kind === 'assign' && statement.targets.length === 1 && !statement.isAugmented;
  return isPlain ? nameOf(statement.targets[0]) : undefined;
}

function mentions(document: FactsDocument, { place }: Statement, name: string): number {
  return countOf(name, codeOf(document, place));
}

/** Whether the name is read behind the next statement, before it gets another value in the same row of statements. */
function isNeededAgain(document: FactsDocument, name: string, steps: readonly Step[]): boolean {
  const own = steps.slice(steps.findLastIndex(({ statement }) => statement.kind === 'function') + 1);
  const later = own.at(-1);
  const behind = later?.suite.slice(later.index + 2) ?? [];
  const renewed = behind.findIndex(each => targetOf(each) === name && mentions(document, each, name) === 1);
  const around = own.slice(0, -1).flatMap(({ suite, index }) => suite.slice(index + 1));
  const reach = renewed >= 0 ? behind.slice(0, renewed) : [...behind, ...around];
  return reach.some(each => mentions(document, each, name) > 0);
}

function runsAt(document: FactsDocument, place: Place): CallFact | undefined {
  const call = document.facts
    .callsWritten('execute', 'read_sql', 'read_sql_query')
    .find(({ arguments: [first] }) => first !== undefined && isSame(first.place, place));
  const others = call?.arguments.slice(1) ?? [];
  const isFree = call?.method === 'execute' ? others.length === 0 : others.every(isHarmless);
  return isFree ? call : undefined;
}

function isSame(place: Place, { source, start }: Place): boolean {
  return place.source === source && place.start === start;
}

/** The connection by its place, and nothing that means values. */
function isHarmless({ keyword, unpacked }: CallFact['arguments'][number], index: number): boolean {
  return unpacked === undefined && (keyword === undefined ? index === 0 : keyword !== 'params' && keyword !== 'sql');
}
