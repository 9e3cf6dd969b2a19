import type { PythonDocument } from '../../model/document';
import { baseName } from '../../model/location';
import { type CallFact, type ScopeFact, isPlaceInside } from '../../python/index';
import type { ModuleFacts } from './code';
import type { ProjectFacts } from './projectFacts';

/** An application of FastAPI or Flask that answers with predictions. */
export interface WebServiceFacts {
  readonly module: ModuleFacts;
  readonly framework: 'fastapi' | 'flask';
  readonly application: MadeObject;
  readonly routes: readonly PredictRoute[];
  /** Where the model is asked: in its file, or in files that it imports and that do not train. */
  readonly predictions: readonly PredictCall[];
}

/** `app = FastAPI()`, `router = APIRouter()` */
export interface MadeObject {
  readonly document: PythonDocument;
  readonly name: string;
  readonly made: CallFact;
}

/** A function that answers requests with predictions. */
export interface PredictRoute {
  /** What its decorator belongs to. */
  readonly owner: MadeObject;
  /** Of the function. */
  readonly name: string;
  /** As the decorator says it. */
  readonly path: string;
  readonly document: PythonDocument;
  readonly scope: ScopeFact;
}

export interface PredictCall {
  readonly document: PythonDocument;
  readonly call: CallFact;
}

/** The application in production code, those in `app.py`, `main.py` and the like first; `undefined` without one. */
export function findWebService({ code, project }: ProjectFacts): WebServiceFacts | undefined {
  const found = code.modules
    .filter(({ document }) => project.zoneOf(document.path) === 'production')
    .flatMap(module => applicationsIn(module.document).map(application => ({ module, ...application })));
  const rank = ({ module }: (typeof found)[number]): number => (usualName.test(baseName(module.document.path)) ? 0 : 1);
  const [best] = found.sort((a, b) => rank(a) - rank(b));
  if (best === undefined) {
    return undefined;
  }
  const helpers = code.modules.filter(({ document }) => best.module.needs.includes(document.path));
  const documents = [best.module.document, ...helpers.map(({ document }) => document)];
  const predictions = estimatorCalls(documents);
  return { ...best, predictions, routes: documents.flatMap(document => routesIn(document, predictions)) };
}

const usualName = /^(app|main|api|server|service|wsgi|asgi)\.py$/;

function applicationsIn(document: PythonDocument): readonly Pick<WebServiceFacts, 'framework' | 'application'>[] {
  return (['fastapi', 'flask'] as const).flatMap(framework => {
    const callee = framework === 'fastapi' ? 'fastapi.FastAPI' : 'flask.Flask';
    return madeBy(document, [callee]).map(application => ({ framework, application }));
  });
}

function madeBy(document: PythonDocument, callees: readonly string[]): readonly MadeObject[] {
  const calls = callees.flatMap(document.facts.callsOf);
  return calls.flatMap(made => {
    const [name = ''] = made.boundTo;
    return /^\w+$/.test(name) ? [{ document, name, made }] : [];
  });
}

const owners = ['fastapi.FastAPI', 'fastapi.APIRouter', 'flask.Flask', 'flask.Blueprint'];

function routesIn(document: PythonDocument, predictions: readonly PredictCall[]): readonly PredictRoute[] {
  const { facts } = document;
  const objects = madeBy(document, owners);
  return facts.scopes.flatMap((scope): PredictRoute[] => {
    const call = facts.calls.find(
      ({ place, method }) => place.start - 1 === scope.place.start && /^(post|get|put|route|api_route)$/.test(method),
    );
    const owner = objects.find(({ name }) => call?.text === `${name}.${call?.method ?? ''}`);
    const path = call?.arguments[0]?.value;
    if (scope.kind !== 'function' || owner === undefined || path?.kind !== 'string') {
      return [];
    }
    const route = { owner, name: scope.name, path: path.text, document, scope };
    return saysSo.test(`${path.text} ${scope.name}`) || asks(route, predictions) ? [route] : [];
  });
}

const saysSo = /predict|score|infer|classif|forecast|recommend/i;

function asks({ document, scope }: PredictRoute, predictions: readonly PredictCall[]): boolean {
  return predictions.some(each => each.document === document && isPlaceInside(each.call.place, scope.place));
}

/** `self.estimator.predict(…)` in a class with a method `predict`, and then not the calls of that method. */
function estimatorCalls(documents: readonly PythonDocument[]): readonly PredictCall[] {
  const all = documents
    .filter(({ facts }) => !facts.calls.some(({ method }) => /^(fit|fit_transform|train_test_split)$/.test(method)))
    .flatMap(document => document.facts.calls.map(call => ({ document, call })))
    .filter(({ call: { method, receiver } }) => asksModel.has(method) && receiver !== undefined);
  const classes = all.some(({ call }) => call.method === 'predict') ? 'predict' : 'predict_proba';
  const calls = all.filter(({ call }) => call.method === classes);
  const inMethods = calls.filter(({ document, call }) =>
    document.facts.scopes.some(
      scope =>
        scope.kind === 'function' &&
        document.facts.scopes[scope.parent]?.kind === 'class' &&
        isPlaceInside(call.place, scope.place),
    ),
  );
  return inMethods.length > 0 ? inMethods : calls;
}

const asksModel = new Set(['predict', 'predict_proba']);
