import { textOfSource } from '../../detectors/sources';
import type { NotebookDocument } from '../../model/document';
import type { NotebookCell } from '../../notebook/index';
import { type CallFact, isPlaceInside } from '../../python/index';
import { textsShown } from '../facts/stated/notebookOutputs';
import { type MetricCall, expressionOf, metricCalls } from './metrics';

/** A number that an output shows for a metric of the saved model. */
export interface ShownScore {
  readonly metric: string;
  /** As it is printed: `0.824`. */
  readonly value: string;
  /** What was computed: `roc_auc_score(y_test, scores)`. */
  readonly expression: string;
  /** Index of the cell, from 0. */
  readonly cell: number;
}

/**
 * Numbers of outputs that stand for one metric and nothing else: a line that one `print` of one metric wrote, a last
 * expression, or the dictionary of a function that computes them. Of a model that is bound once, in a notebook whose
 * cells ran in their order; everything else could be another model's number.
 */
export function shownScores(document: NotebookDocument, model: string, bytes: Uint8Array): readonly ShownScore[] {
  const cells = document.codeCells.flatMap(index => document.notebook?.cells[index] ?? []);
  if (!ranInOrder(cells) || timesBound(document, model) !== 1) {
    return [];
  }
  const metrics = metricCalls(document);
  return cells.flatMap((cell, source) => {
    const output = outputOf(cell, bytes);
    const asked: Asked = { document, cell, source, model, metrics };
    return output === undefined ? [] : [...printed(asked, output.printed), ...lastValue(asked, output.result)];
  });
}

interface Asked {
  readonly document: NotebookDocument;
  readonly cell: NotebookCell;
  readonly source: number;
  /** The name under which the model is saved. */
  readonly model: string;
  readonly metrics: readonly MetricCall[];
}

function ranInOrder(cells: readonly NotebookCell[]): boolean {
  const counts = cells.flatMap(({ executionCount }) => executionCount ?? []);
  return counts.every((count, index) => index === 0 || count > (counts[index - 1] ?? 0));
}

function timesBound({ facts }: NotebookDocument, name: string): number {
  return facts.names.filter(each => each.use === 'bind' && each.name === name).length;
}

function outputOf({ outputs }: NotebookCell, bytes: Uint8Array): ReturnType<typeof textsShown> | undefined {
  const { span } = outputs;
  return span === undefined || outputs.count === 0 || outputs.hasError
    ? undefined
    : textsShown(new TextDecoder().decode(bytes.subarray(span.start, span.end)));
}

/** One line for each `print` at the left margin; with any other kind of print nobody knows which line is whose. */
function printed(asked: Asked, text: string): readonly ShownScore[] {
  const lines = text.replace(/\n$/, '').split('\n');
  const prints = callsIn(asked).filter(({ text: callee }) => callee === 'print');
  const isClear = prints.every(
    call => startsLine(asked, call) && !call.arguments.some(({ keyword }) => keyword !== undefined),
  );
  return isClear && prints.length === lines.length
    ? prints.flatMap((call, index) => scoreOf(asked, call, lines[index] ?? ''))
    : [];
}

function lastValue(asked: Asked, text: string): readonly ShownScore[] {
  const source = asked.cell.source.trimEnd();
  const last = callsIn(asked).find(call => call.place.end === source.length && startsLine(asked, call));
  if (last === undefined || text === '') {
    return [];
  }
  return text.startsWith('{') ? scoresOfDictionary(asked, last, text) : scoreOf(asked, last, text);
}

/** Exactly one metric inside, of the saved model, and exactly one number outside, unchanged on its way. */
function scoreOf(asked: Asked, call: CallFact, shown: string): readonly ShownScore[] {
  const inside = asked.metrics.filter(metric => isPlaceInside(metric.call.place, call.place));
  const named = inside.length > 0 ? [] : asked.metrics.filter(metric => isPrintedByName(asked, metric, call));
  const [metric, ...more] = [...inside, ...named];
  const numbers = shown.replace(/\b(?:float|int)\d+\b/g, '').match(/(?<![\w.])-?\d+(?:\.\d+)?(?:e-?\d+)?(?!\w)/g) ?? [];
  const [value] = numbers;
  const isChanged = /[*/+]\s*\d|\d\s*[*/]|\b1\s*-|\bsqrt\b|:[^}]*%/.test(expressionOf(asked.document, call));
  if (metric === undefined || more.length > 0 || value === undefined || numbers.length > 1 || isChanged) {
    return [];
  }
  return isOfModel(asked, metric.call) ? [toScore(asked, metric, value)] : [];
}

/** `{'accuracy': 0.767}` of `evaluate(model, X_test, y_test)`, whose code says which metric stands under which key. */
function scoresOfDictionary(asked: Asked, call: CallFact, shown: string): readonly ShownScore[] {
  const { document, model, metrics } = asked;
  const scope = document.facts.scopes.findIndex(({ kind, name }) => kind === 'function' && name === call.text);
  const takesModel = call.arguments.some(({ value }) => value.kind === 'name' && value.text === model);
  if (scope < 0 || !takesModel) {
    return [];
  }
  const pairs = [...shown.matchAll(/'(\w+)': (?:np\.float64\()?(-?\d+(?:\.\d+)?)(?=[,)}])/g)];
  return pairs.flatMap(([, key = '', value = '']) => {
    const found = metrics.filter(metric => metric.call.scope === scope && keyBefore(document, metric.call) === key);
    const [metric] = found;
    return metric === undefined || found.length > 1
      ? []
      : [{ ...toScore(asked, metric, value), expression: expressionOf(document, call) }];
  });
}

/** `accuracy` before `"accuracy": round(accuracy_score(…`. */
function keyBefore(document: NotebookDocument, { place }: CallFact): string | undefined {
  const before = textOfSource(document, place.source).slice(0, place.start);
  return /["'](\w+)["']\s*:\s*(?:(?:round|float)\(\s*)?$/.exec(before)?.[1];
}

/** `print("AUC", auc)` after `auc = roc_auc_score(…)`, the only place that binds the name. */
function isPrintedByName({ document }: Asked, { call }: MetricCall, print: CallFact): boolean {
  const [name] = call.boundTo;
  if (name === undefined || call.boundTo.length > 1 || timesBound(document, name) !== 1) {
    return false;
  }
  return document.facts.names.some(
    each => each.use === 'read' && each.name === name && isPlaceInside(each.place, print.place),
  );
}

/** Computed from what the saved model predicts: in place, or under a name that is bound once. */
function isOfModel({ document, model }: Asked, metric: CallFact): boolean {
  const predictions = document.facts.calls.filter(
    ({ method, receiver }) => /^predict(_proba)?$/.test(method) && receiver?.kind === 'name' && receiver.text === model,
  );
  const words = metric.arguments.flatMap(({ value }) => (value.kind === 'name' ? [value.text] : []));
  return predictions.some(call => {
    const [name] = call.boundTo;
    const isBound = name !== undefined && words.includes(name) && timesBound(document, name) === 1;
    return isBound || isPlaceInside(call.place, metric.place);
  });
}

function toScore({ document, cell }: Asked, { name, call }: MetricCall, value: string): ShownScore {
  return { metric: name, value, expression: expressionOf(document, call), cell: cell.index };
}

function callsIn({ document, source }: Asked): readonly CallFact[] {
  return document.facts.calls.filter(({ place }) => place.source === source);
}

function startsLine({ cell }: Asked, { place, scope }: CallFact): boolean {
  return scope === 0 && (place.start === 0 || cell.source[place.start - 1] === '\n');
}
