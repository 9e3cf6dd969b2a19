import type { FactsDocument } from '../../detectors/sources';
import type { TextEdit } from '../../model/report';
import type { ArgumentFact, AssignmentFact, CallFact, NameFact } from '../../python/index';
import type { Rewrite, Rewritten } from './rewrite';
import { type MarkedCall, callAt } from './training/callAt';
import { type Lines, emptiedCell, linesBelow, linesOf, removeLines, replacePlace, textOfPlace } from './training/lines';
import { type Split, assignmentOf, isName, splitsOf } from './training/splits';
import { freeName, isAfter, isBehind, isWithin, usesOf } from './training/uses';

/**
 * Moves a step that learns from all rows, or draws rows again, below the one split of the file, where it sees the training
 * rows alone: `X = scaler.fit_transform(X)`, `X_more, y_more = smote.fit_resample(X, y)`. Only where nothing else takes
 * what it makes.
 */
export const belowSplit: Rewrite = ({ location }, context) => {
  const marked = callAt(context.document, location, 'fit_transform', 'fit_resample', 'fit_sample');
  const step = marked === undefined ? undefined : stepOf(marked);
  if (marked === undefined || step === undefined) {
    return undefined;
  }
  const { document } = marked;
  const [split, ...others] = splitsOf(document).filter(({ call }) => isBehind(call.place, step.call.place));
  return split === undefined || others.length > 0 || !isUsedBySplitAlone(document, step, split)
    ? undefined
    : move(document, step, split);
};

interface Step {
  readonly call: CallFact;
  readonly assignment: AssignmentFact;
  readonly lines: Lines;
  /** Names that go in. */
  readonly given: readonly string[];
  /** Names that come out. */
  readonly made: readonly string[];
}

/** A statement of the module that gives one name or two, from names alone. */
function stepOf({ document, call }: MarkedCall): Step | undefined {
  const assignment = assignmentOf(document, call);
  const lines = assignment === undefined ? undefined : linesOf(document, assignment.place);
  if (assignment === undefined || lines?.indent !== '') {
    return undefined;
  }
  const given = call.arguments.flatMap(plainName);
  const made = assignment.targets.filter(isName);
  const isPlain = given.length === call.arguments.length && made.length === assignment.targets.length;
  return isPlain && hasShape(call, given.length, made.length) ? { call, assignment, lines, given, made } : undefined;
}

/** A table, perhaps with its answers, becomes a table; of drawing again, both become both. */
function hasShape({ method }: CallFact, given: number, made: number): boolean {
  return method === 'fit_transform' ? given > 0 && made === 1 : given === 2 && made === 2;
}

function plainName({ keyword, unpacked, value }: ArgumentFact): readonly string[] {
  const isPositional = keyword === undefined && unpacked === undefined;
  return isPositional && value.kind === 'name' && isName(value.text) ? [value.text] : [];
}

/** From the step on, only the split takes what comes out, and what went in stays as it is until then. */
function isUsedBySplitAlone(
  document: FactsDocument,
  { assignment, given, made }: Step,
  { call, tables }: Split,
): boolean {
  const later = (name: string): readonly NameFact[] =>
    usesOf(document, name).filter(({ place, deferred }) => deferred || isAfter(place, assignment.place));
  const isTaken = ({ use, place, deferred }: NameFact): boolean =>
    use === 'read' && !deferred && tables.some(table => isWithin(place, table.valuePlace));
  const isKept = ({ use, place }: NameFact): boolean => use === 'read' || isAfter(place, call.place);
  return made.every(name => later(name).every(isTaken)) && given.every(name => later(name).every(isKept));
}

function move(document: FactsDocument, step: Step, split: Split): Rewritten | undefined {
  const { call, given, made, lines } = step;
  const halves = made.map((name, index) => ({ name, from: given[index] ?? '', at: indexOf(split, name) }));
  const answers = call.method === 'fit_transform' && given.length === 2 ? indexOf(split, given[1] ?? '') : undefined;
  if (halves.some(({ at }) => at < 0) || (answers !== undefined && answers < 0)) {
    return undefined;
  }
  const renamed = halves.flatMap(({ name, from, at }) => {
    const table = split.tables[at];
    return name === from || table === undefined ? [] : [replacePlace(document, table.valuePlace, from)];
  });
  const written =
    call.method === 'fit_transform' ? transforms(document, step, split) : [resample(document, step, split)];
  const edits: readonly TextEdit[] = [
    removeLines(document, lines),
    ...renamed,
    linesBelow(document, split.lines, written),
  ];
  const cells = emptiedCell(document, lines);
  return cells.length === 0 ? { edits } : { edits, cells };
}

function indexOf({ tables }: Split, name: string): number {
  return tables.findIndex(({ value }) => value.kind === 'name' && value.text === name);
}

function transforms(document: FactsDocument, { call, given, made }: Step, split: Split): readonly string[] {
  const at = indexOf(split, made[0] ?? '');
  const [train = '', test = ''] = [split.train[at], split.test[at]];
  const answers = given.length === 2 ? [split.train[indexOf(split, given[1] ?? '')] ?? ''] : [];
  const receiver = receiverOf(document, call);
  const name = /^[\w.]+$/.test(receiver) ? receiver : freeName(document, roleOf(receiver));
  const fresh = name === receiver ? [] : [`${name} = ${receiver}`];
  return [
    ...fresh,
    `${train} = ${name}.fit_transform(${[train, ...answers].join(', ')})`,
    `${test} = ${name}.transform(${test})`,
  ];
}

function resample(document: FactsDocument, { call, made }: Step, split: Split): string {
  const halves = made.map(name => split.train[indexOf(split, name)] ?? '').join(', ');
  return `${halves} = ${receiverOf(document, call)}.${call.method}(${halves})`;
}

/** `StandardScaler()` of `StandardScaler().fit_transform` */
function receiverOf(document: FactsDocument, { calleePlace, method }: CallFact): string {
  return textOfPlace(document, calleePlace)
    .slice(0, -method.length - 1)
    .trimEnd();
}

const roles: readonly (readonly [RegExp, string])[] = [
  [/Scaler|Normalizer/, 'scaler'],
  [/Imputer/, 'imputer'],
  [/Encoder/, 'encoder'],
  [/Select|RFE|Threshold/, 'selector'],
  [/Vectorizer/, 'vectorizer'],
];

function roleOf(receiver: string): string {
  return roles.find(([pattern]) => pattern.test(receiver))?.[1] ?? 'step';
}
