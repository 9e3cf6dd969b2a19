import { matchAt } from '../detectors/matchAt';
import { hasFacts, locationOf, type FactsDocument } from '../detectors/sources';
import { type Place, isScopeInside } from '../python/index';
import type { Checker } from './checker';
import { calledFunction, requestHandlers, textOfScope, type RequestHandler } from './requestHandlers';

/** Finds routes that hand the JSON of a request to a model as it comes. Marks where it is read. */
export const uncheckedInput: Checker = {
  scope: 'document',
  kinds: ['python'],
  captures: ['input'],
  anchors: [],
  concerns: document => hasFacts(document) && requestHandlers(document).some(handler => predicts(document, handler)),
  *detect(document) {
    for (const handler of hasFacts(document) ? requestHandlers(document) : []) {
      const place = hasFacts(document) ? inputOf(document, handler) : undefined;
      if (hasFacts(document) && place !== undefined && predicts(document, handler) && !isChecked(document, handler)) {
        const location = locationOf(document, place);
        yield matchAt(location, { input: document.text.slice(place.start, place.end) });
      }
    }
  },
};

/** Where the body is read without a shape: `request.get_json()`, `payload: dict`. */
function inputOf({ facts }: FactsDocument, { fact, text }: RequestHandler): Place | undefined {
  const web = facts.imports.some(({ module }) => /^(?:fastapi|litestar)(?:\.|$)/.test(module));
  const read = /\brequest\.(?:get_json\([^()\n]*\)|json\b(?:\(\))?)/.exec(text);
  const shapeless = web
    ? /\b\w+: *(?:[dD]ict|Any|list|List)\b(?! *\[ *(?:float|int|str)\])[^,)=\n]*/.exec(headOf(text))
    : null;
  const found = read ?? shapeless;
  if (found === null) {
    return undefined;
  }
  const start = fact.place.start + found.index;
  return { source: fact.place.source, start, end: start + found[0].trimEnd().length };
}

/** The `def` with its parameters. */
function headOf(text: string): string {
  const head = /\bdef\b[^:]*\((?:[^()]|\([^()]*\))*\)/.exec(text);
  return head === null ? '' : `${' '.repeat(head.index)}${head[0]}`;
}

const predicting = /^(?:predict\w*|infer|inference|run_inference|forecast\w*|classify\w*|recommend\w*|score)$/;

function predicts(document: FactsDocument, handler: RequestHandler): boolean {
  return document.facts.calls.some(
    call => predicting.test(call.method) && isScopeInside(document.facts, call.scope, handler.scope),
  );
}

/** Anything that could refuse a body, in the handler or in a function of this file that it calls. */
function isChecked(document: FactsDocument, { text, scope }: RequestHandler): boolean {
  const called = document.facts.calls
    .filter(call => isScopeInside(document.facts, call.scope, scope))
    .flatMap(call => document.facts.scopes[calledFunction(document, call) ?? -1] ?? []);
  return [text, ...called.map(each => textOfScope(document, each))].some(each => refusing.test(each));
}

const refusing =
  /validat|[sS]chema|isinstance|\braise\b|\babort\(|\bHTTPException\b|\bexcept\b|\b4(?:00|15|22)\b|\bnot in\b|["']\w+["'] in \b|(?<!DataFrame)\(\*\*|\bTypeAdapter\b|\bassert\b|\bif not\b|\bBaseModel\b|\bparse_obj\b/;
