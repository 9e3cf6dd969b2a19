import type { CallFact, Place, StringFact } from '../python/facts/facts';
import { isPlatformGuarded } from './platformGuard';
import { isSeeded } from './seeded';
import type { FactsDocument } from './sources';

/** What an exception is asked about: a place in Python code, the call or the string if it is one. */
export interface Subject {
  readonly call?: CallFact;
  readonly string?: StringFact;
  readonly place: Place;
  readonly scope: number;
  readonly guards: readonly string[];
}

type Exception = (subject: Subject, document: FactsDocument) => boolean;

/** Named exceptions for `unless:` of a detector. */
const exceptions: Readonly<Record<string, Exception>> = {
  /** A seed that governs this call is set before it, on its result, or by a helper. */
  seeded: isSeeded,
  /** Under `if "google.colab" in sys.modules` and the like. */
  'platform-guard': ({ guards }) => isPlatformGuarded(guards),
  /** The route of a web application: `@app.get("/home/")`. */
  'url-route': isUrlRoute,
};

export const exceptionNames: readonly string[] = Object.keys(exceptions);

/** Whether one of the named exceptions speaks for this place. */
export function isExcepted(names: readonly string[], subject: Subject, document: FactsDocument): boolean {
  return names.some(name => exceptions[name]?.(subject, document) ?? false);
}

const routeMethods =
  /^(?:route|get|post|put|patch|delete|head|options|websocket|path|re_path|url|redirect|mount|add_url_rule|add_api_route|add_route)$/;

function isUrlRoute({ string }: Subject, { facts }: FactsDocument): boolean {
  const call = string?.role.kind === 'argument' ? facts.calls[string.role.call] : undefined;
  return call !== undefined && routeMethods.test(call.method);
}
