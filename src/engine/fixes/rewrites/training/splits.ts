import { remember } from '../../../documents/remember';
import type { FactsDocument } from '../../../detectors/sources';
import type { ArgumentFact, AssignmentFact, CallFact } from '../../../python/index';
import { type Lines, linesOf } from './lines';

/** `X_train, X_test, y_train, y_test = train_test_split(X, y, …)` at the level of the module, on lines of its own. */
export interface Split {
  readonly call: CallFact;
  readonly lines: Lines;
  /** What is split: the arguments without a keyword. */
  readonly tables: readonly ArgumentFact[];
  /** Of each table the name of its training half, … */
  readonly train: readonly string[];
  /** … and of the one that is set aside. */
  readonly test: readonly string[];
}

/** The splits of a file or notebook, in order. */
export const splitsOf = remember((document: FactsDocument): readonly Split[] =>
  document.facts.callsWritten('train_test_split').flatMap(call => {
    const assignment = assignmentOf(document, call);
    const lines = assignment === undefined ? undefined : linesOf(document, assignment.place);
    const tables = call.arguments.filter(({ keyword, unpacked }) => keyword === undefined && unpacked === undefined);
    const names = assignment?.targets ?? [];
    const isWhole = call.arguments.every(({ unpacked }) => unpacked === undefined) && names.every(isName);
    return lines !== undefined && isWhole && tables.length > 0 && names.length === 2 * tables.length
      ? [{ call, lines, tables, train: everySecond(names, 0), test: everySecond(names, 1) }]
      : [];
  }),
);

/** The assignment whose whole value is the call, if it always happens. */
export function assignmentOf({ facts }: FactsDocument, call: CallFact): AssignmentFact | undefined {
  const { source, start, end } = call.place;
  return call.scope !== 0 || call.guards.length > 0
    ? undefined
    : facts.assignments.find(
        ({ valuePlace, augmented }) =>
          !augmented && valuePlace.source === source && valuePlace.start === start && valuePlace.end === end,
      );
}

export function isName(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text);
}

function everySecond(names: readonly string[], first: number): readonly string[] {
  return names.filter((_, index) => index % 2 === first);
}
