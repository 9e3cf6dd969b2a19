import * as l10n from '@vscode/l10n';
import type { Match } from '../detectors/detector';
import { matchAt } from '../detectors/matchAt';
import { hasFacts, locationOf, type FactsDocument } from '../detectors/sources';
import { type CallFact, type ScopeFact, isScopeInside } from '../python/index';
import type { Checker } from './checker';
import { calledFunction, requestHandlers, textOfScope, type RequestHandler } from './requestHandlers';

/** Finds models that are read again with each request, or each time that Streamlit runs the file. */
export const modelPerRequest: Checker = {
  scope: 'document',
  kinds: ['python'],
  captures: ['callee', 'when', 'definition'],
  anchors: [],
  concerns: document => hasFacts(document) && (isStreamlit(document) || requestHandlers(document).length > 0),
  *detect(document) {
    if (!hasFacts(document)) {
      return;
    }
    const loads = loaders.filter(document.facts.mayCall).flatMap(name => callsLike(document, name));
    if (loads.length > 0) {
      const open = loads.filter(call => isEachTime(document, call));
      yield* isStreamlit(document) ? inStreamlit(document, open) : inHandlers(document, open);
    }
  },
};

/** Calls that read a model from a disk or a hub, which takes seconds. */
const loaders: readonly string[] = [
  'joblib.load', 'sklearn.externals.joblib.load', 'pickle.load', 'cloudpickle.load', 'dill.load', 'torch.load',
  'torch.jit.load', 'tensorflow.keras.models.load_model', 'keras.models.load_model', 'keras.saving.load_model',
  'tensorflow.saved_model.load', 'mlflow.*', 'transformers.*', 'sentence_transformers.SentenceTransformer', 'spacy.load',
  'onnxruntime.InferenceSession', 'skops.io.load', 'ultralytics.YOLO', 'fasttext.load_model', 'pycaret.*',
]; // prettier-ignore

const loading = /(?:^|\.)(?:load|load_model|from_pretrained|pipeline|InferenceSession|SentenceTransformer|YOLO)$/;

function callsLike({ facts }: FactsDocument, name: string): readonly CallFact[] {
  if (!name.endsWith('.*')) {
    return facts.callsOf(name);
  }
  const prefix = name.slice(0, -1);
  return [...facts.callsByCallee].flatMap(([callee, calls]) =>
    callee.startsWith(prefix) && loading.test(callee) && !callee.includes('()') ? calls : [],
  );
}

/** Not where something remembers it: a decorator, a name of the module, an attribute, a test for `None`. */
function isEachTime(document: FactsDocument, call: CallFact): boolean {
  const { scopes } = document.facts;
  if (isGuarded(call)) {
    return false;
  }
  for (let at = call.scope; at > 0; at = scopes[at]?.parent ?? -1) {
    const scope = scopes[at];
    if (scope === undefined || scope.kind === 'class' || isRemembered(document, scope)) {
      return false;
    }
  }
  return true;
}

function isRemembered(document: FactsDocument, scope: ScopeFact): boolean {
  return (
    scope.decorators.some(name => /cache|lifespan|on_event|startup|singleton|memo/i.test(name)) ||
    remembers.test(textOfScope(document, scope))
  );
}

function isKept(name: string): boolean {
  return /[.[]/.test(name);
}

const remembers =
  /^\s*(?:global|nonlocal)\s|\bis (?:not )?None\b|\bnot in\b|\bsession_state\b|\byield\b|\bapp\.state\b/m;

function* inHandlers(document: FactsDocument, loads: readonly CallFact[]): Iterable<Match> {
  const handlers = requestHandlers(document).filter(
    ({ fact }) => !/load|refresh|warm|train|switch|update/i.test(fact.name),
  );
  for (const handler of handlers) {
    for (const { call, definition } of loadsOf(document, handler, loads)) {
      yield toMatch(document, call, { when: l10n.t('with every request'), definition });
    }
  }
}

interface Load {
  readonly call: CallFact;
  /** The function of this file in which it happens. */
  readonly definition: number | undefined;
}

/** Loads in the handler itself, or in a function that it calls. */
function loadsOf(document: FactsDocument, { scope }: RequestHandler, loads: readonly CallFact[]): readonly Load[] {
  const own = loads
    .filter(call => isScopeInside(document.facts, call.scope, scope))
    .map(call => ({ call, definition: undefined }));
  const calls = document.facts.calls.filter(
    call => isScopeInside(document.facts, call.scope, scope) && !isGuarded(call),
  );
  const passed = calls.flatMap(call => {
    const definition = calledFunction(document, call);
    const isLoading = definition !== undefined && loads.some(load => load.scope === definition);
    return isLoading && document.facts.scopes[definition]?.decorators.length === 0 ? [{ call, definition }] : [];
  });
  return [...own, ...passed];
}

function isGuarded({ guards, boundTo }: CallFact): boolean {
  return guards.some(guard => /\bnot\b|\bNone\b|\bin\b/.test(guard)) || boundTo.some(isKept);
}

function isStreamlit({ facts }: FactsDocument): boolean {
  return facts.imports.some(({ module }) => module === 'streamlit') && [...facts.callsByCallee.keys()].some(isShowing);
}

/** A page shows something where it is run; a module of helpers does not. */
function isShowing(callee: string): boolean {
  return /^streamlit\.(?:title|header|write|button|text_input|sidebar|set_page_config|selectbox|file_uploader|number_input|slider|markdown)\b/.test(
    callee,
  );
}

function* inStreamlit(document: FactsDocument, loads: readonly CallFact[]): Iterable<Match> {
  for (const call of loads.filter(({ scope }) => isUsed(document, scope))) {
    yield toMatch(document, call, {
      when: l10n.t('with every click, since Streamlit runs the whole file again'),
      definition: undefined,
    });
  }
}

/** At the top, or in a function that nothing hands to a cache: `load = st.cache_resource(read)`. */
function isUsed({ facts }: FactsDocument, scope: number): boolean {
  const name = facts.scopes[scope]?.name ?? '';
  return (
    scope === 0 ||
    !facts.calls.some(
      call =>
        /cache/.test(call.text) && call.arguments.some(({ value }) => value.kind === 'name' && value.text === name),
    )
  );
}

function toMatch(
  document: FactsDocument,
  call: CallFact,
  { when, definition }: { readonly when: string; readonly definition: number | undefined },
): Match {
  const location = locationOf(document, call.calleePlace);
  const scope = document.facts.scopes[definition ?? -1];
  const isCacheable = scope !== undefined && scope.parameters.length === 0;
  const head = isCacheable ? { ...scope.place, end: scope.place.start + 'def'.length } : undefined;
  const captures = {
    callee: { text: call.text, location },
    when: { text: when, isSaid: true as const },
    definition: head === undefined ? { text: '' } : { text: 'def', location: locationOf(document, head) },
  };
  const isPlain = head !== undefined && textOfScope(document, { place: head }) === 'def';
  return { ...matchAt(location, captures), fixable: isPlain };
}
