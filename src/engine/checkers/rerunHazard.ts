import * as l10n from '@vscode/l10n';
import { matchAt } from '../detectors/matchAt';
import { firstLine, hasFacts, locationOf, textOfSource, type FactsDocument } from '../detectors/sources';
import type { ArgumentFact, AssignmentFact, CallFact, Place, Value } from '../python/index';
import type { Checker } from './checker';

/** Finds statements of a notebook that change what another cell made, so that the cell cannot run twice. */
export const rerunHazard: Checker = {
  scope: 'document',
  kinds: ['notebook'],
  captures: ['name', 'effect'],
  anchors: [],
  *detect(document) {
    if (!hasFacts(document)) {
      return;
    }
    const told = new Set<string>();
    const hazards = hazardsIn(document).filter(
      ({ name, place, labels }) => !labels.some(label => isPutIn(label, name, place, document)),
    );
    for (const { name, place, effect } of hazards) {
      if (!told.has(name) && isFromAnotherCell(name, place, document)) {
        told.add(name);
        const span = firstLine(textOfSource(document, place.source), place);
        yield matchAt(
          { ...locationOf(document, place), span },
          { name, effect: { text: effects[isFailing(name, place, hazards) ? 'fails' : effect](), isSaid: true } },
        );
      }
    }
  },
};

/** Its cell takes a column away as well: then that is what happens the second time, mostly before it gets here. */
function isFailing(name: string, { source }: Place, hazards: readonly Hazard[]): boolean {
  return hazards.some(other => other.name === name && other.place.source === source && other.effect === 'fails');
}

interface Hazard {
  /** Of the value that is changed: `df` in `df["a"] = …`. */
  readonly name: string;
  readonly place: Place;
  readonly effect: Effect;
  /** Columns that have to be there. */
  readonly labels: readonly string[];
}

function hazardsIn(document: FactsDocument): readonly Hazard[] {
  const { assignments, calls } = document.facts;
  const found = [
    ...assignments.flatMap(assignment => hazardOfAssignment(assignment, document)),
    ...calls.flatMap(hazardOfCall),
  ];
  return found.sort((a, b) => a.place.source - b.place.source || a.place.start - b.place.start);
}

/** Its cell does not begin with a fresh value of that name, and one of the other cells makes it. */
function isFromAnotherCell(name: string, { source, start }: Place, { facts }: FactsDocument): boolean {
  const bound = facts.names.filter(fact => fact.use === 'bind' && fact.name === name && !fact.deferred);
  return (
    bound.some(({ place }) => place.source < source) &&
    !bound.some(({ place }) => place.source === source && place.start < start)
  );
}

/** The cell makes the column itself, before it takes it away. */
function isPutIn(label: string, name: string, { source, start }: Place, { facts }: FactsDocument): boolean {
  return facts.assignments.some(
    ({ place, targets }) =>
      place.source === source &&
      place.start < start &&
      targets.some(
        target => rootOf(target) === name && (target.includes(`"${label}"`) || target.includes(`'${label}'`)),
      ),
  );
}

type Effect = 'fails' | 'grows' | 'again';

const effects: Readonly<Record<Effect, () => string>> = {
  fails: () => l10n.t('the second time it fails'),
  grows: () => l10n.t('each time it adds once more'),
  again: () => l10n.t('each time it is changed once more'),
};

function hazardOfAssignment(assignment: AssignmentFact, document: FactsDocument): readonly Hazard[] {
  const { targets, scope, place, augmented, value } = assignment;
  const [target = '', ...more] = targets;
  const name = rootOf(target);
  if (scope !== 0 || more.length > 0 || name === undefined) {
    return [];
  }
  // A number that counts is another matter.
  if (augmented) {
    return target.includes('[') ? [{ name, place, effect: 'again', labels: [] }] : [];
  }
  const call = value.kind === 'call' ? document.facts.calls[value.call] : undefined;
  return call === undefined ? [] : hazardWith({ name, place, call, effect: effectOf(call, target) });
}

function hazardWith(found: {
  readonly name: string;
  readonly place: Place;
  readonly call: CallFact;
  readonly effect: Effect | undefined;
}): readonly Hazard[] {
  const { name, place, call, effect } = found;
  return effect === undefined ? [] : [{ name, place, effect, labels: labelsOf(call) }];
}

/** Texts among the arguments. */
function labelsOf(call: CallFact): readonly string[] {
  return call.arguments.flatMap(({ value }) =>
    (value.kind === 'collection' ? value.items : [value]).flatMap(item => (item.kind === 'string' ? [item.text] : [])),
  );
}

/** `df` of `df`, `df["a"]` and `df.a`; nothing for what is no name. */
function rootOf(target: string): string | undefined {
  return /^[A-Za-z_]\w*(?=$|[[.])/.exec(target)?.[0];
}

/** What happens the second time in `target = call`, when the first has already changed the target. */
function effectOf(call: CallFact, target: string): Effect | undefined {
  const on = textOf(call.receiver);
  const [first] = call.arguments;
  if (on === target) {
    return effectOfMethod(call);
  }
  if (first !== undefined && textOf(first.value) === target) {
    return effectOfFunction(call);
  }
  return call.callee === 'pandas.concat' && first?.value.kind === 'collection' && holds(first.value, target)
    ? 'grows'
    : undefined;
}

function holds({ items }: Extract<Value, { readonly kind: 'collection' }>, target: string): boolean {
  return items.some(item => textOf(item) === target);
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'name' ? value.text : undefined;
}

function effectOfMethod(call: CallFact): Effect | undefined {
  if (call.method === 'append' || call.method === 'merge') {
    return 'grows';
  }
  return isGoneAfter(call) ? 'fails' : undefined;
}

/** What it asks for is not there any more when it is called again. */
function isGoneAfter(call: CallFact): boolean {
  const [first] = call.arguments;
  switch (call.method) {
    case 'drop':
      return dropsNamed(call);
    case 'set_index':
      return isLiteral(first?.value) && !says(call, 'drop', false);
    case 'join':
      return textOf(first?.value) !== undefined;
    default:
      return false;
  }
}

/** Labels that are written down are gone the second time; rows that fit a condition are simply not found. */
function dropsNamed(call: CallFact): boolean {
  const labels = call.arguments.find(
    ({ keyword }) => keyword === undefined || keyword === 'columns' || keyword === 'labels',
  );
  const isIgnored = call.arguments.some(({ keyword }) => keyword === 'errors');
  return !isIgnored && labels !== undefined && isLiteral(labels.value);
}

function isLiteral(value: Value | undefined): boolean {
  return (
    value?.kind === 'string' || (value?.kind === 'collection' && value.items.some(({ kind }) => kind === 'string'))
  );
}

function says(call: CallFact, keyword: string, wanted: boolean): boolean {
  return call.arguments.some(
    ({ keyword: given, value }: ArgumentFact) =>
      given === keyword && value.kind === 'constant' && value.value === wanted,
  );
}

const numbers = /^numpy\.(?:log|log2|log10|log1p|sqrt|exp|expm1|square|power)$/;

function effectOfFunction({ callee, method, receiver }: CallFact): Effect | undefined {
  if (callee !== undefined && numbers.test(callee)) {
    return 'again';
  }
  if (callee === 'pandas.merge') {
    return 'grows';
  }
  // Words are numbers the second time, and columns that Spark would add are there.
  const isOnce = callee !== undefined && /^(?:sklearn\.feature_extraction|pyspark)\./.test(callee);
  return method !== 'transform' || receiver === undefined ? undefined : isOnce ? 'fails' : 'again';
}

/** `df.drop("a", axis=1, inplace=True)`, `df.pop("a")`. */
function hazardOfCall(call: CallFact): readonly Hazard[] {
  const name = textOf(call.receiver);
  if (call.scope !== 0 || name === undefined || rootOf(name) !== name) {
    return [];
  }
  const effect = popsColumn(call) ? 'fails' : says(call, 'inplace', true) ? effectOfMethod(call) : undefined;
  return hazardWith({ name, place: call.place, call, effect });
}

function popsColumn({ method, arguments: given }: CallFact): boolean {
  return method === 'pop' && given.length === 1 && given[0]?.value.kind === 'string';
}
