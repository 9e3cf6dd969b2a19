import { outlineOf } from '../../detectors/outlineOf';
import type { FactsDocument } from '../../detectors/sources';
import { type Expression, type Place, type Statement, isPlaceInside } from '../../python/index';

/** A statement among those that it stands in one row with. */
export interface Step {
  readonly suite: readonly Statement[];
  readonly index: number;
  readonly statement: Statement;
}

/** The statements around a place, outermost first, each among its neighbours. */
export function stepsTo(document: FactsDocument, place: Place): readonly Step[] {
  const steps: Step[] = [];
  let suites: readonly (readonly Statement[])[] = [outlineOf(document)];
  for (;;) {
    const found = suites
      .map(suite => ({ suite, index: suite.findIndex(statement => isPlaceInside(place, statement.place)) }))
      .find(({ index }) => index >= 0);
    const statement = found?.suite[found.index];
    if (found === undefined || statement === undefined) {
      return steps;
    }
    steps.push({ ...found, statement });
    suites = suitesOf(statement);
  }
}

/** All statements within these, at any depth, in order. */
export function statementsIn(suite: readonly Statement[]): readonly Statement[] {
  return suite.flatMap(statement => [statement, ...suitesOf(statement).flatMap(statementsIn)]);
}

function suitesOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'if':
      return [statement.body, statement.otherwise];
    case 'block':
      return [statement.body, statement.handlers];
    case 'function':
    case 'class':
    case 'with':
    case 'for':
      return [statement.body];
    default:
      return [];
  }
}

/** The name that a lone target has. */
export function nameOf(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'name' ? expression.name : undefined;
}
