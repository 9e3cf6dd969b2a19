import { isForeign } from '../../checkers/values/foreignValues';
import { valueScopes, type ValueScope } from '../../checkers/values/valueScopes';
import { outlineOf } from '../../detectors/outlineOf';
import { hasFacts, sourceAt, type FactsDocument } from '../../detectors/sources';
import type { SourceLocation } from '../../model/location';
import type { TextEdit } from '../../model/report';
import type { CallFact, Expression, Place } from '../../python/index';
import type { FixContext } from '../buildFix';
import type { Rewrite, Rewritten } from './rewrite';
import { bindValues, type Bound } from './sql/bindValues';
import { driverSign } from './sql/driverSign';
import { piecesOf } from './sql/pieces';
import { runOf } from './sql/runOf';
import { replacePlace } from './training/lines';

/**
 * Gives the values that SQL has in quotes beside it, with the sign of the driver. Only where the text goes straight into a
 * call that runs it and all that comes from outside stands in quotes.
 */
export const sqlParameters: Rewrite = ({ location }, context) => {
  const { document } = context;
  return hasFacts(document) && location.kind !== 'document' ? rewrite(document, location, context) : undefined;
};

function rewrite(document: FactsDocument, location: SourceLocation, { project }: FixContext): Rewritten | undefined {
  const found = pastedAt(document, location);
  const sign = found === undefined ? undefined : driverSign(document, project);
  const run = found === undefined ? undefined : runOf(document, found.value);
  const pieces = found === undefined ? undefined : piecesOf(document, found.value);
  if (found === undefined || sign === undefined || run === undefined || pieces === undefined) {
    return undefined;
  }
  const bound = bindValues(pieces, sign, part => isForeign(part, found.scope));
  return bound && { edits: [replacePlace(document, found.value.place, bound.literal), give(document, run, bound)] };
}

/** The marked text, which may go on over several lines. */
function pastedAt(
  document: FactsDocument,
  location: SourceLocation,
): { readonly value: Expression; readonly scope: ValueScope } | undefined {
  const source = sourceAt(document, location);
  for (const scope of valueScopes(outlineOf(document))) {
    for (const { value } of scope.expressions) {
      const found = within(value, { source, start: location.span.start, end: location.span.end });
      if (found !== undefined) {
        return { value: found, scope };
      }
    }
  }
  return undefined;
}

/** The outermost text that begins at a place: the expression itself, or what a call is given. */
function within(value: Expression, place: Place): Expression | undefined {
  const begins = value.place.source === place.source && value.place.start === place.start;
  if (begins && value.place.end >= place.end) {
    return value;
  }
  const parts = value.kind === 'call' ? [value.callee, ...value.arguments.map(argument => argument.value)] : value.kind === 'attribute' ? [value.object] : []; // prettier-ignore
  return parts.map(part => within(part, place)).find(found => found !== undefined);
}

function give(document: FactsDocument, call: CallFact, { values }: Bound): TextEdit {
  const tuple = `(${values.join(', ')}${values.length === 1 ? ',' : ''})`;
  const at = call.lastArgumentEnd ?? call.close;
  const newText = call.method === 'execute' ? `, ${tuple}` : `, params=${tuple}`;
  return replacePlace(document, { ...call.place, start: at, end: at }, newText);
}
