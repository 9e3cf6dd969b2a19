import { localMatches } from '../detectors/localMatches';
import { matchAt } from '../detectors/matchAt';
import { firstLine, hasFacts, locationOf, textOfSource, type FactsDocument } from '../detectors/sources';
import type { HandlerFact } from '../python/index';
import type { Checker } from './checker';

/** Finds handlers that catch everything and tell nobody. */
export const swallowedException: Checker = {
  scope: 'document',
  kinds: ['python', 'notebook'],
  captures: ['caught'],
  anchors: [],
  concerns: document => hasFacts(document) && document.facts.handlers.length > 0,
  detect: document => (hasFacts(document) ? silentHandlers(document) : []),
};

const silentHandlers = localMatches<HandlerFact>({
  listOf: ({ handlers }) => handlers,
  matchesOf: (handler, document) => {
    const caught = caughtBy(handler);
    return caught !== undefined && isSilent(linesOf(handler, document), caught) && !isAttempt(handler, document)
      ? [matchAt(headerOf(handler, document), { caught })]
      : [];
  },
});

type Caught = 'except:' | 'except Exception';

function caughtBy({ types }: HandlerFact): Caught | undefined {
  if (types.length === 0) {
    return 'except:';
  }
  return types.some(type => /^(?:builtins\.)?(?:Exception|BaseException)$/.test(type)) ? 'except Exception' : undefined;
}

/** With the comment that may stand behind the last statement. */
function linesOf({ place }: HandlerFact, document: FactsDocument): string {
  const text = textOfSource(document, place.source);
  const end = text.indexOf('\n', place.end);
  return text.slice(place.start, end < 0 ? text.length : end);
}

function headerOf({ place }: HandlerFact, document: FactsDocument): ReturnType<typeof locationOf> {
  const location = locationOf(document, place);
  const line = firstLine(textOfSource(document, place.source), location.span);
  const header = /^except\b[^:]*:/.exec(textOfSource(document, place.source).slice(line.start, line.end));
  return { ...location, span: { start: line.start, end: line.start + (header?.[0].length ?? line.end - line.start) } };
}

/** Somebody hears of it, or it goes on to whoever called. */
const telling =
  /\bprint\(|\braise\b|\blog(?:ger|ging)?\b|_log\b|\.exception\(|traceback|exc_info|sys\.exit|\bexit\(|warnings\.warn|capture_exception|\b(?:warnings|errors|failures|issues|problems)\.(?:append|add|extend)\(/i;

/**
 * `try: return json.loads(text)`, then `except Exception: pass`: what stands below is what is done instead. Or git is
 * asked for the commit, and there is none.
 */
function isAttempt({ place }: HandlerFact, document: FactsDocument): boolean {
  const text = textOfSource(document, place.source);
  const start = text.lastIndexOf('\n', place.start - 1) + 1;
  const indent = text.slice(start, place.start);
  const opened = text.lastIndexOf(`\n${indent}try:`, start);
  const isPassed = /:\s*(?:#.*\s*)?pass\s*(?:#.*)?$/.test(text.slice(place.start, place.end));
  const tried = opened < 0 ? '' : text.slice(opened, start);
  return (isPassed && /^\s*(?:return|break|continue)\b/m.test(tried)) || /["']git(?:["']| rev-parse)/.test(tried);
}

/** Statements that go on as if nothing had happened. */
const goingOn = /^(?:pass|continue|break|\.\.\.|return(?:\s+(?:None|False|0|-1|\[\]|\{\}|''|""))?)$/;

/**
 * Of `except Exception` only what does nothing at all, and does not say why; `False` says that it did not work. A bare
 * `except:` also stops Ctrl-C.
 */
function isSilent(text: string, caught: Caught): boolean {
  const body = text.slice(text.indexOf(':') + 1);
  if (telling.test(body)) {
    return false;
  }
  const statements = body.split(/[\n;]/).map(line => line.trim());
  const said = statements.filter(line => line !== '');
  return caught === 'except:' || (said.every(line => goingOn.test(line)) && !said.includes('return False'));
}
