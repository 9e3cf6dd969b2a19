import * as l10n from '@vscode/l10n';
import { localMatches } from '../detectors/localMatches';
import { matchAt } from '../detectors/matchAt';
import { outlineOf } from '../detectors/outlineOf';
import { firstLine, hasFacts, locationOf, textAt, textOfSource, type FactsDocument } from '../detectors/sources';
import type { Match } from '../detectors/detector';
import type { Document } from '../model/document';
import type { Expression, StringFact } from '../python/index';
import type { Checker } from './checker';
import { beginsSql, isSql, maySql, quotedHoles, templateOf } from './sql/sqlTemplate';
import { dotted, isForeign, loopScope } from './values/foreignValues';
import { valueScopes, type ValueScope } from './values/valueScopes';

/** Finds SQL into which code pastes what comes from outside: a parameter, a request, the command line. */
export const sqlFromStrings: Checker = {
  scope: 'document',
  kinds: ['python', 'notebook'],
  captures: ['value', 'effect'],
  anchors: [],
  concerns: document => hasSql(document),
  *detect(document) {
    if (hasFacts(document) && hasSql(document)) {
      const mayHold = sqlWithin(document);
      for (const scope of valueScopes(outlineOf(document))) {
        for (const { value, names } of scope.expressions.filter(mayHold)) {
          yield* search(value, names.some(isSqlName), { scope, document });
        }
      }
    }
  },
};

function hasSql(document: Document): boolean {
  return hasFacts(document) && sqlStrings(document).some(({ captures }) => captures['whole'] !== undefined);
}

/** Strings that begin like SQL; `whole` are those that are long enough to be some. */
const sqlStrings = localMatches<StringFact>({
  listOf: ({ strings }) => strings,
  matchesOf: (fact, document) =>
    beginsSql(fact.text) && fact.role.kind !== 'docstring'
      ? [matchAt(locationOf(document, fact.place), maySql(fact.text) ? { whole: '' } : {})]
      : [],
});

/** Says of an expression whether such a string is in it: of the others nothing is put together. */
function sqlWithin(document: FactsDocument): (expression: { readonly value: Expression }) => boolean {
  const locations = sqlStrings(document).map(({ location }) => location);
  return ({ value: { place } }) => {
    const cell = document.kind === 'notebook' ? document.codeCells[place.source] : undefined;
    return locations.some(
      location =>
        location.kind !== 'document' &&
        (location.kind === 'file' || location.cell === cell) &&
        place.start <= location.span.start &&
        location.span.start < place.end,
    );
  };
}

function isSqlName(name: string): boolean {
  return /sql|quer(?:y|ies)|stmt|statement/i.test(name);
}

interface Place {
  readonly scope: ValueScope;
  readonly document: FactsDocument;
}

/** Looks at an expression and all in it; a text that is SQL is one place. */
function search(value: Expression, isUsedAsSql: boolean, place: Place): readonly Match[] {
  const template = templateOf(value);
  if (template !== undefined && isSql(template.text, isUsedAsSql)) {
    const quoted = new Set(quotedHoles(template.text));
    const foreign = template.holes.filter(part => isForeign(part, place.scope));
    const inQuotes = foreign.find(part => quoted.has(template.holes.indexOf(part)));
    const worst = inQuotes ?? foreign[0];
    return worst === undefined ? [] : [toMatch(value, worst, { ...place, isQuoted: inQuotes !== undefined })];
  }
  if (value.kind === 'call') {
    return searchCall(value, isUsedAsSql, place);
  }
  const within = value.kind === 'comprehension' ? { ...place, scope: loopScope(value, place.scope) } : place;
  return partsOf(value).flatMap(part => search(part, isUsedAsSql, within));
}

/** Calls that run what they are given. */
const running = /^(?:execute\w*|read_sql\w*|read_gbq|sql|query|text|raw|mogrify|fetch\w*|run_query)$|sql/i;

/** Calls that show it. */
const showing = /^(?:print|display|debug|info|warning|error|exception|critical|log|markdown|write)$/;

function searchCall(
  { callee, arguments: given }: Expression & { kind: 'call' },
  isUsedAsSql: boolean,
  place: Place,
): readonly Match[] {
  const name = dotted(callee);
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (showing.test(last)) {
    return [];
  }
  const inner = callee.kind === 'attribute' ? search(callee.object, isUsedAsSql, place) : [];
  const isRun = isUsedAsSql || running.test(last);
  const inArguments = given.flatMap(({ keyword, value }) =>
    search(value, isRun || (keyword !== undefined && isSqlName(keyword)), place),
  );
  return [...inner, ...inArguments];
}

function partsOf(value: Expression): readonly Expression[] {
  switch (value.kind) {
    case 'attribute':
      return [value.object];
    case 'operation':
      return value.operands;
    case 'collection':
      return value.items;
    case 'dictionary':
      return value.entries.map(entry => entry.value);
    case 'choice':
      return value.options;
    case 'comprehension':
      return [value.element];
    case 'starred':
      return [value.value];
    case 'other':
      return value.parts;
    default:
      return [];
  }
}

/** A name of a table can be no parameter: what helps there is a list of those that may be chosen. */
function effectOf(isQuoted: boolean): string {
  return isQuoted
    ? l10n.t('a quote in it breaks the query, or makes it another one')
    : l10n.t('whoever may choose it chooses what the query does');
}

function toMatch(
  value: Expression,
  foreign: Expression,
  { document, isQuoted }: Place & { readonly isQuoted: boolean },
): Match {
  const location = locationOf(document, value.place);
  const span = firstLine(textOfSource(document, value.place.source), location.span);
  return matchAt(
    { ...location, span },
    {
      value: textAt(document, locationOf(document, foreign.place)),
      effect: { text: effectOf(isQuoted), isSaid: true },
    },
  );
}
