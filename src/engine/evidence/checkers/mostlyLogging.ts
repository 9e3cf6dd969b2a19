import type { Evidence } from '../../model/report';
import type { Document, PythonDocument } from '../../model/document';
import type { CallFact } from '../../python/index';
import { remember } from '../../documents/remember';
import { type Hit, hitAtPlace, toEvidence } from '../hits';
import { compileGlobs } from '../../workspace/pathMatcher';
import type { MakeChecker } from './checker';

interface Voice {
  readonly prints: number;
  readonly logs: readonly Hit[];
}

/** A stub with one call is no logging yet. */
const leastCalls = 3;

const isBeside = compileGlobs(['**/{docs,doc,examples,example}/**', '**/build/lib/**', 'setup.py', '**/conf.py']);

/**
 * The places that log, if modules and scripts log at least as often as they print, or if at least as many of them log
 * as print. Notebooks, tests, documentation and examples may print.
 */
export const mostlyLogging: MakeChecker = () => {
  const voiceOf = remember((document: Document): Voice => (document.kind === 'python' ? listen(document) : silent));
  return function* ({ ground }): Iterable<Evidence> {
    const voices = ground.files.flatMap(({ document, entry, relative, zone }) =>
      document?.kind === 'python' && document.textNotebook === undefined && zone !== 'test' && !isBeside(relative)
        ? [{ path: entry.path, ...voiceOf(document) }]
        : [],
    );
    const logs = voices.flatMap(({ path, logs: hits }) => hits.map(hit => toEvidence(path, hit)));
    if (logs.length >= leastCalls && isMostlyLogging(voices)) {
      yield* logs;
    }
  };
};

const silent: Voice = { prints: 0, logs: [] };

function isMostlyLogging(voices: readonly Voice[]): boolean {
  const sum = (count: (voice: Voice) => number): number => voices.reduce((total, voice) => total + count(voice), 0);
  return (
    sum(({ logs }) => logs.length) >= sum(({ prints }) => prints) ||
    sum(({ logs }) => Math.min(1, logs.length)) >= sum(({ prints }) => Math.min(1, prints))
  );
}

function listen(document: PythonDocument): Voice {
  const { calls } = document.facts;
  return {
    prints: calls.filter(({ callee }) => callee === 'print' || callee === 'builtins.print').length,
    logs: calls.filter(isLog).map(call => hitAtPlace(document, call.place)),
  };
}

/** `logging.info`, `logger.warning`, `self.log.exception`; not `math.log`. */
function isLog({ callee, method, text }: CallFact): boolean {
  return (
    /^(debug|info|warning|warn|error|exception|critical|success|log)$/.test(method) &&
    (/^(logging|loguru|structlog)\b/.test(callee ?? '') || /(^|[._])log(ger|ging)?\.\w+$/i.test(text))
  );
}
