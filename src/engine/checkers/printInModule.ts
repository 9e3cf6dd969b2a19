import { type FactsDocument, hasFacts, locationOf, textAt } from '../detectors/sources';
import { localMatches } from '../detectors/localMatches';
import { matchAt } from '../detectors/matchAt';
import type { Document } from '../model/document';
import { baseName } from '../model/location';
import type { CallFact, PythonFacts } from '../python/index';
import type { Checker } from './checker';

/** Finds `print` in functions of modules; what a command line prints is its answer, and notebooks may print. */
export const printInModule: Checker = {
  scope: 'document',
  kinds: ['python'],
  captures: [],
  anchors: [],
  concerns: isModule,
  *detect(document) {
    if (!hasFacts(document) || !isModule(document)) {
      return;
    }
    // Most modules print nothing: whether somebody would see it need not be found out.
    const prints = printsInFunctions(document);
    const isSeen = (): boolean => isShadowed(document.facts) || isCommand(document.facts) || isStarted(document);
    if (prints.length > 0 && !isSeen()) {
      yield* prints;
    }
  },
};

const printsInFunctions = localMatches<CallFact>({
  listOf: ({ callsWritten }) => callsWritten('print'),
  matchesOf: (call, document) =>
    call.receiver === undefined && isInFunction(call, document.facts) && says(call, document)
      ? [matchAt(locationOf(document, call.calleePlace))]
      : [],
});

/** Code that others may import, and no notebook in disguise. */
function isModule(document: Document): boolean {
  return document.kind === 'python' && document.textNotebook === undefined && !isTool(document.path);
}

/** Helpers of the repository, demonstrations and trials, whose output is read where they are started. */
function isTool(path: string): boolean {
  return (
    /(?:^|\/)(?:scripts?|bin|tools?|ci|demos?|examples?|\.[^/]+)\//.test(path) ||
    /^setup\.py$|(?:^|_)(?:demo|debug|tests?|examples?|playground|sandbox|scratch|tutorial)(?:_|\.py$)/i.test(
      baseName(path),
    )
  );
}

/** A script, whose output whoever starts it reads; a service may be started like one and is read by nobody. */
function isStarted({ text, facts }: FactsDocument & { readonly text: string }): boolean {
  return (isScript.test(text) || runs.test(text)) && !facts.imports.some(({ module }) => serving.test(module));
}

const isScript = /^if\s+__name__\s*==/m;

/** A call of its own at the top that is no setting of a library. */
const runs =
  /^(?!(?:sys|os|warnings|logging|log|logger|plt|matplotlib|pd|np|random|torch|tf|sns|load_dotenv|mlflow|nltk)\b)[A-Za-z_][\w.]*\(/m;

const serving =
  /^(?:fastapi|flask|django|airflow|prefect|dagster|celery|ray|kfp|bentoml|tornado|aiohttp|sanic|litestar|starlette)(?:\.|$)/;

/** Lines and gaps between what is said hold nothing to search for: `print()`, `print("=" * 60)`. */
function says({ arguments: given }: CallFact, document: FactsDocument): boolean {
  return given.some(({ keyword, valuePlace }) => {
    return keyword === undefined && !isRule.test(textAt(document, locationOf(document, valuePlace)));
  });
}

const isRule = /^(?=.*["'])(?:(["'])(?:\\[nrt]|[^\p{L}\p{N}\\"'])*\1|[\d*+\s()])+$/u;

/**
 * Not in `main` and the like, whose output somebody asked for, also by `verbose=True`; not into a file of its own; what
 * is flushed is written for whoever collects it.
 */
function isInFunction({ scope, guards, arguments: given }: CallFact, { scopes }: PythonFacts): boolean {
  const around = [];
  for (let index = scope; index > 0; index = scopes[index]?.parent ?? 0) {
    around.push(scopes[index]);
  }
  return (
    around.some(fact => fact?.kind === 'function') &&
    !around.some(fact =>
      /^_?(?:main|cli|print|show|display|report|summar|usage|help|debug|demo|test_|inspect|visuali[sz]e|plot|render|describe|__repr__|__str__)/i.test(
        fact?.name ?? '',
      ),
    ) &&
    !guards.some(guard => /\bverbos|\bdebug\b|\bquiet\b|\bsilent\b/i.test(guard)) &&
    !given.some(({ keyword }) => keyword === 'file' || keyword === 'flush')
  );
}

const commandLine = /^(?:argparse|click|typer|fire|docopt|absl|optparse|plac|cmd|invoke|streamlit)(?:\.|$)/;

/** `from rich import print` */
function isShadowed({ imports }: PythonFacts): boolean {
  return imports.some(({ bound }) => bound === 'print');
}

/** It takes options, or asks questions: somebody sits in front of it. */
function isCommand({ imports, callsWritten }: PythonFacts): boolean {
  const isAsking = callsWritten('input').some(({ receiver }) => receiver === undefined);
  return isAsking || imports.some(({ module }) => commandLine.test(module));
}
