import * as l10n from '@vscode/l10n';
import { followDocument } from '../dataflow/followDocument';
import type { CallNode, FlowGraph, FlowNode } from '../dataflow/graph';
import { makersOf, originsOf } from '../dataflow/origins';
import { keptIn, partsOf, pickledIn, picklers, type Saved } from '../dataflow/saved';
import type { Match } from '../detectors/detector';
import { matchAt } from '../detectors/matchAt';
import { hasFacts, locationOf, textAt, type FactsDocument } from '../detectors/sources';
import type { Document } from '../model/document';
import type { Checker } from './checker';

/** Finds models that are saved, while what prepared their rows was fitted in the same file and is kept nowhere. */
export const preprocessorNotSaved: Checker = {
  scope: 'document',
  kinds: ['python', 'notebook'],
  captures: ['model', 'step'],
  anchors: [],
  concerns: saves,
  *detect(document) {
    if (!hasFacts(document) || !saves(document) || !preparing.some(document.facts.mayCall)) {
      return;
    }
    const graph = followDocument(document);
    const kept = keptPlaces(graph);
    const told = new Set<number>();
    for (const saved of pickledIn(graph, pickling)) {
      const lost = lostStep(saved, kept);
      if (lost !== undefined && !told.has(saved.call.place.start)) {
        told.add(saved.call.place.start);
        yield toMatch(saved, lost, document);
      }
    }
  },
};

const pickling = [...picklers, 'dill.dump', 'cloudpickle.dump'];
const preparing = ['sklearn.preprocessing.*', 'sklearn.impute.*', 'sklearn.decomposition.*', 'sklearn.feature_extraction.text.*', 'sklearn.compose.*', 'category_encoders.*']; // prettier-ignore

function saves(document: Document): boolean {
  return hasFacts(document) && pickling.some(document.facts.mayCall);
}

/** Where everything that is kept was made. */
function keptPlaces(graph: FlowGraph): ReadonlySet<string> {
  return new Set(keptIn(graph).flatMap(value => [...partsOf(value)].flatMap(madeAt)));
}

function madeAt(node: FlowNode): readonly string[] {
  return node.kind === 'call' && node.receiver === undefined ? [`${node.place.source} ${node.place.start}`] : [];
}

const steps =
  /^sklearn\.(?:preprocessing|impute|decomposition|feature_extraction|feature_selection|compose|random_projection)\.|^category_encoders\./;

/** They learn nothing. */
const stateless = /\.(?:FunctionTransformer|PolynomialFeatures|Normalizer|Binarizer|HashingVectorizer|normalize)$/;

/** The first fitted step between the raw rows and what the saved model was fitted on that is kept nowhere. */
function lostStep({ value }: Saved, kept: ReadonlySet<string>): CallNode | undefined {
  if (makersOf(value).some(name => steps.test(name))) {
    return undefined;
  }
  for (const rows of fittedOn(value)) {
    const prepared = originsOf(rows, () => false).map(({ call }) => call);
    const lost = prepared.find(call => isStep(call) && !isKept(call, kept));
    if (lost !== undefined) {
      return lost;
    }
  }
  return undefined;
}

function isKept(call: CallNode, kept: ReadonlySet<string>): boolean {
  return [...partsOf(call.receiver ?? call)].flatMap(madeAt).some(at => kept.has(at));
}

function isStep({ method, receiver }: CallNode): boolean {
  const makers = receiver === undefined ? [] : makersOf(receiver);
  return /^(?:fit_transform|transform)$/.test(method) && makers.some(name => steps.test(name) && !stateless.test(name));
}

/** The rows that a saved value was fitted on. */
function fittedOn(value: FlowNode): readonly FlowNode[] {
  return [...partsOf(value)].flatMap(part => {
    const call = part.kind === 'update' ? part.value : part;
    const [rows] = call.kind === 'call' && call.method === 'fit' ? call.positional : [];
    return rows === undefined ? [] : [rows];
  });
}

function toMatch({ call, value }: Saved, step: CallNode, document: FactsDocument): Match {
  const location = locationOf(document, call.calleePlace);
  const written = textAt(document, locationOf(document, step.calleePlace)).replace(/\.\w+$/, '');
  return matchAt(location, { model: nameOf(value, call, document), step: written });
}

/** The first argument as it is written; of `self` its class. */
function nameOf(value: FlowNode, { calleePlace, place }: CallNode, document: FactsDocument): string {
  if (value.kind === 'instance') {
    return value.of.statement.name;
  }
  const between = { source: place.source, start: calleePlace.end + 1, end: place.end - 1 };
  return /^\s*([\w.]+)/.exec(textAt(document, locationOf(document, between)))?.[1] ?? l10n.t('the model');
}
