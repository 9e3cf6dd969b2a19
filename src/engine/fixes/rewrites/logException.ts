import { hasFacts, locationOf, textOfSource, type FactsDocument } from '../../detectors/sources';
import { sourceAt } from '../../detectors/sources';
import type { SourceLocation } from '../../model/location';
import type { TextEdit } from '../../model/report';
import type { HandlerFact, Place } from '../../python/facts/facts';
import { lineEndOf } from '../lineEnd';
import { loggerFor } from './logger';
import { notHere, type Rewrite } from './rewrite';

/** Writes what was caught to the log; a bare `except:` lets Ctrl-C through from then on. */
export const logException: Rewrite = ({ location }, { document }) => {
  if (!hasFacts(document) || location.kind === 'document') {
    return notHere;
  }
  const handler = handlerAt(document, location);
  const logger = loggerFor(document, location);
  if (handler === undefined || logger === undefined) {
    return notHere;
  }
  const said = tell(
    handler,
    `${logger.name}.exception("Going on after an error${inFunction(handler, document)}")`,
    document,
  );
  return said.length === 0 ? notHere : { edits: [...logger.edits, ...narrow(handler, document), ...said], files: [] };
};

function handlerAt(document: FactsDocument, location: SourceLocation): HandlerFact | undefined {
  const source = sourceAt(document, location);
  return document.facts.handlers.find(({ place }) => place.source === source && place.start === location.span.start);
}

function inFunction({ scope }: HandlerFact, { facts }: FactsDocument): string {
  const around = facts.scopes[scope];
  return around?.kind === 'function' ? ` in ${around.name}` : '';
}

/** `except:` → `except Exception:` */
function narrow({ types, place }: HandlerFact, document: FactsDocument): readonly TextEdit[] {
  const start = place.start + 'except'.length;
  return types.length > 0
    ? []
    : [{ location: locationOf(document, { ...place, start, end: start }), newText: ' Exception' }];
}

/** In place of a lone `pass`, or as the first statement. */
function tell({ place }: HandlerFact, statement: string, document: FactsDocument): readonly TextEdit[] {
  const text = textOfSource(document, place.source);
  const body = text.slice(place.start, place.end);
  const lone = /^except\b[^:\n]*:(?:[ \t]*(?:#.*)?\r?\n)?\s*(pass)\s*$/d.exec(body)?.indices?.[1];
  if (lone !== undefined) {
    return [{ location: locationOf(document, within(place, lone)), newText: statement }];
  }
  const first = /^except\b[^:\n]*:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*([ \t]+)(?=\S)/d.exec(body);
  const indentation = first?.indices?.[1];
  if (first === null || indentation === undefined) {
    return [];
  }
  const location = locationOf(document, within(place, [indentation[0], indentation[0]]));
  return [{ location, newText: `${first[1] ?? ''}${statement}${lineEndOf(text)}` }];
}

function within(place: Place, [start, end]: readonly [number, number]): Place {
  return { ...place, start: place.start + start, end: place.start + end };
}
