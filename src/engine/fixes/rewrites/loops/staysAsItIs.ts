import { type Expression, type Statement, isPlaceInside } from '../../../python/index';
import type { FactsDocument } from '../../../detectors/sources';
import { nameOf, type Step, statementsIn } from '../suites';
import { codeOf, countOf, wordsIn } from './mentions';

/**
 * Whether what a loop keeps of an expression is the same at its end: nothing in it is changed in place once it was kept.
 * `steps` are the statements around, from the loop to the one that keeps it.
 */
export function staysAsItIs(document: FactsDocument, kept: Expression, steps: readonly Step[]): boolean {
  const [first, keeping] = [steps[0]?.statement, steps.at(-1)?.statement];
  if (first === undefined || keeping === undefined) {
    return false;
  }
  const rest = { source: first.place.source, start: keeping.place.end, end: first.place.end };
  const behind = codeOf(document, rest);
  const all = statementsIn([first]).filter(({ place }) => !isPlaceInside(keeping.place, place));
  return wordsIn(document, kept).every(name =>
    isNewEachRound(document, name, steps)
      ? countOf(name, behind) === 0
      : !all.some(each => changes(document, each, name)),
  );
}

/** The target of the innermost loop, or made anew in each of its rounds before the last of the statements. */
function isNewEachRound(document: FactsDocument, name: string, steps: readonly Step[]): boolean {
  const innermost = steps.findLastIndex(({ statement }) => statement.kind === 'for' || statement.kind === 'block');
  const loop = steps[innermost]?.statement;
  const isTarget = loop?.kind === 'for' && wordsIn(document, loop.target).includes(name);
  return isTarget || steps.slice(innermost + 1).some(step => step.suite.slice(0, step.index).some(makes(name)));
}

/** Another name for a thing is nothing new, nor is what a key leads to: rows and columns of a list or a test are. */
function makes(name: string): (statement: Statement) => boolean {
  return statement =>
    statement.kind === 'assign' &&
    !statement.isAugmented &&
    statement.targets.some(target => nameOf(target) === name) &&
    isNew(statement.value);
}

function isNew(value: Expression): boolean {
  return value.kind === 'subscript'
    ? value.index.kind === 'collection' || value.index.kind === 'operation'
    : value.kind !== 'name' && value.kind !== 'attribute';
}

function changes(document: FactsDocument, statement: Statement, name: string): boolean {
  if (statement.kind === 'assign') {
    return statement.targets.some(
      target => wordsIn(document, target).includes(name) && (statement.isAugmented || target.kind !== 'name'),
    );
  }
  const isCall = statement.kind === 'expression' && !/^(?:print|display)\b/.test(codeOf(document, statement.place));
  return (isCall || statement.kind === 'delete') && countOf(name, codeOf(document, statement.place)) > 0;
}
