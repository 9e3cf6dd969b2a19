import { carried } from '../dataflow/carriers';
import { followDocument } from '../dataflow/followDocument';
import type { CallNode, FlowGraph } from '../dataflow/graph';
import { originsOf, type Origin } from '../dataflow/origins';
import type { DataFlowDetector, FlowPoint } from '../model/rule';
import type { PythonFacts } from '../python/facts/facts';
import type { Concerns, DetectInDocument, Match } from './detector';
import { mayCallAny } from './calledNames';
import { compilePoint, endsOf, type FlowEnd, type IsPoint } from './flowPoints';
import { matchAt } from './matchAt';
import { firstLine, hasFacts, locationOf, textAt, textOfSource, type FactsDocument } from './sources';

/** Finds values that come from a source and reach a sink. Only files that import what both speak of are followed. */
export function dataFlow(detector: DataFlowDetector): DetectInDocument {
  const find = compileFlow(detector);
  const mayFlow = flowTest(detector);
  return document => {
    if (!hasFacts(document) || !mayFlow(document.facts)) {
      return [];
    }
    const found = find(followDocument(document));
    return found.map(flow => toMatch(document, flow, detector.marks));
  };
}

/** The question is about code that imports what the flow speaks of. */
export function concernedFlow(detector: DataFlowDetector): Concerns {
  const mayFlow = flowTest(detector);
  return document => hasFacts(document) && mayFlow(document.facts);
}

function flowTest({ sources, sinks }: DataFlowDetector): (facts: PythonFacts) => boolean {
  const [mayBegin, mayEnd] = [pointsTest(sources), pointsTest(sinks)];
  return facts => mayBegin(facts) && mayEnd(facts);
}

/** A point without names may be anywhere. */
function pointsTest(points: readonly FlowPoint[]): (facts: PythonFacts) => boolean {
  const names = points.map(({ callee, of }) => [...callee, ...of]);
  return names.some(({ length }) => length === 0) ? () => true : mayCallAny(names.flat());
}

/** One flow, from the call that it begins with to the place where it ends. */
interface Flow {
  readonly source: CallNode;
  readonly end: FlowEnd;
}

function compileFlow({ sources, sinks, barriers, spares }: DataFlowDetector): (graph: FlowGraph) => readonly Flow[] {
  const isSource = compileSources(sources);
  const beginnings = sources.map(compilePoint);
  const barrierTests = barriers.map(compilePoint);
  const isBarrier: IsPoint = call => barrierTests.some(test => test(call));
  const reaching = (graph: FlowGraph, points: readonly FlowPoint[], isBarrier: IsPoint): readonly Flow[] =>
    points.flatMap(point =>
      endsOf(graph, point).flatMap(end =>
        originsOf(end.node, isBarrier)
          .filter(isSource)
          .map(({ call }) => ({ source: call, end })),
      ),
    );
  return graph => {
    if (!graph.calls.some(call => beginnings.some(isBeginning => isBeginning(call)))) {
      return [];
    }
    const flows = reaching(graph, sinks, isBarrier);
    if (flows.length === 0 || spares.length === 0) {
      return firstOfEach(flows);
    }
    // Barriers stop what would be said, and not what speaks against it.
    const spared = new Set(reaching(graph, spares, () => false).map(({ source }) => source));
    const isLost = lostIn(graph, () => false);
    return firstOfEach(flows.filter(({ source }) => !spared.has(source) && !isLost(source)));
  };
}

function compileSources(points: readonly FlowPoint[]): (origin: Origin) => boolean {
  const tests = points.map(point => ({ isPoint: compilePoint(point), gives: new Set(point.gives), point }));
  return ({ call, part, isUncertain }) =>
    tests.some(
      ({ isPoint, gives, point }) =>
        !(point.certain && isUncertain) &&
        (gives.size === 0 || (part !== undefined && gives.has(part))) &&
        isPoint(call),
    );
}

/** Whether the values of a call go into one that nobody knows, where anything may become of them. */
function lostIn(graph: FlowGraph, isBarrier: IsPoint): (source: CallNode) => boolean {
  const lost = new Set<CallNode>();
  for (const call of graph.calls) {
    if (isUnknown(call)) {
      for (const argument of [...call.positional, ...call.keywords.values()]) {
        originsOf(argument, isBarrier).forEach(origin => lost.add(origin.call));
      }
    }
  }
  return source => lost.has(source);
}

const known =
  /^(?:numpy|pandas|scipy|sklearn|matplotlib|seaborn|plotly|torch|tensorflow|keras|xgboost|lightgbm|catboost|shap|mlflow|wandb|joblib|pickle|json|os|imblearn|category_encoders|print|len|range|isinstance|type|str|int|float|bool|sum|min|max|round|abs|any|all|display|list|tuple|set|dict|zip|enumerate|sorted|reversed)(?:\.|$)/;

/** A function of another file, or a value that is called: no library that is known, no method of data. */
function isUnknown(call: CallNode): boolean {
  const isKnown = call.callee.kind === 'library' && known.test(call.callee.name);
  return call.receiver === undefined && !isKnown && carried(call).length === 0;
}

/** One flow for each source, with the first end that it reaches. */
function firstOfEach(flows: readonly Flow[]): readonly Flow[] {
  const first = new Map<string, Flow>();
  for (const flow of flows) {
    const { source, start } = flow.source.place;
    const key = `${source} ${start}`;
    if (!first.has(key)) {
      first.set(key, flow);
    }
  }
  const at = ({ source: { place } }: Flow): number => place.source * 1e9 + place.start;
  return [...first.values()].sort((a, b) => at(a) - at(b));
}

/** What a `data-flow` hands to a message: what begins the flow and what ends it, as written, and its last names. */
export const dataFlowCaptures = ['source', 'sink', 'method'] as const;

function toMatch(document: FactsDocument, { source, end }: Flow, marks: 'source' | 'sink'): Match {
  const [from, to] = [locationOf(document, source.calleePlace), locationOf(document, end.place)];
  const marked = marks === 'source' ? source.calleePlace : end.place;
  const span = firstLine(textOfSource(document, marked.source), marked);
  return matchAt(
    { ...locationOf(document, marked), span },
    { source: textAt(document, from), sink: textAt(document, to), method: source.method },
  );
}
