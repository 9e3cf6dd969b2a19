import { hasFacts, locationOf, sourceAt, textOfSource, type FactsDocument } from '../../detectors/sources';
import type { ArgumentFact, CallFact } from '../../python/facts/facts';
import { callAt } from './callAt';
import { loggerFor } from './logger';
import { notHere, type Rewrite } from './rewrite';

/**
 * `print("rows", len(rows))` becomes `logger.info("rows %s", len(rows))`, in a handler `logger.exception`. One that says
 * how to print, or prints nothing, stays.
 */
export const printToLogger: Rewrite = ({ location }, { document }) => {
  const call = hasFacts(document) ? callAt(document, location) : undefined;
  if (!hasFacts(document) || location.kind === 'document' || call === undefined) {
    return notHere;
  }
  const given = call.arguments;
  const logger = loggerFor(document, location);
  const isPlain = given.every(({ keyword, unpacked }) => keyword === undefined && unpacked === undefined);
  if (given.length === 0 || !isPlain || logger === undefined) {
    return notHere;
  }
  const text = textOfSource(document, sourceAt(document, location));
  const method = isInHandler(call, document) ? 'exception' : 'info';
  const newText = `${logger.name}.${method}(${messageOf(given, text)})`;
  return { edits: [...logger.edits, { location: locationOf(document, call.place), newText }], files: [] };
};

/** A text as it is; else a pattern that the values go into only when somebody wants the line. */
function messageOf(given: readonly ArgumentFact[], text: string): string {
  const [first] = given;
  if (given.length === 1 && first !== undefined && isText(first)) {
    return sourceOf(first, text);
  }
  const parts = given.map(argument => fixedPart(argument, text));
  const values = given.filter((_, index) => parts[index] === undefined).map(argument => sourceOf(argument, text));
  return [`"${parts.map(part => part ?? '%s').join(' ')}"`, ...values].join(', ');
}

function isText({ value }: ArgumentFact): boolean {
  return value.kind === 'string' || value.kind === 'f-string';
}

/** What a plain literal says, where it can stand in another one as it is. */
function fixedPart(argument: ArgumentFact, text: string): string | undefined {
  const inner = /^(["'])([^"'\\\n]*)\1$/.exec(sourceOf(argument, text))?.[2];
  return inner?.replaceAll('%', '%%');
}

function sourceOf({ valuePlace }: ArgumentFact, text: string): string {
  return text.slice(valuePlace.start, valuePlace.end);
}

function isInHandler({ place, scope }: CallFact, { facts }: FactsDocument): boolean {
  return facts.handlers.some(
    handler =>
      handler.scope === scope &&
      handler.place.source === place.source &&
      handler.place.start < place.start &&
      place.end <= handler.place.end,
  );
}
