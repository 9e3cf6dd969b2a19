import { type FactsDocument, locationOf, textAt } from '../../detectors/sources';
import type { TextEdit } from '../../model/report';
import { type CallFact, comparePlaces } from '../../python/index';
import { addImport } from '../addImport';
import type { Rewrite } from './rewrite';
import { callAt } from './training/callAt';
import { linesAbove, linesOf, replacePlace, textOfPlace } from './training/lines';
import { assignmentOf } from './training/splits';
import { freeName, isWithin, usesOf } from './training/uses';

/**
 * Sets rows aside before a fit, and scores those: `model.fit(X, y)` and `model.score(X, y)`, or metrics of what the model
 * predicts for the same rows. Needs the captures `model` and `rows`.
 */
export const holdOut: Rewrite = ({ location, captures }, context) => {
  if (location.kind === 'document') {
    return undefined;
  }
  const name = textAt(context.document, location).split('.').at(-1) ?? '';
  const marked = callAt(context.document, location, name);
  const [model, rows] = [captures['model']?.text ?? '', captures['rows']?.text ?? ''];
  const fit = marked === undefined ? undefined : fitBefore(marked.document, marked.call, model, rows);
  return marked === undefined || fit === undefined ? undefined : setAside(marked.document, fit, marked.call);
};

interface Fit {
  readonly call: CallFact;
  readonly model: string;
  readonly rows: string;
  readonly answers: string;
}

/** The one fit of the model on these rows, at the level of the module and on lines of its own. */
function fitBefore(document: FactsDocument, score: CallFact, model: string, rows: string): Fit | undefined {
  const [call, ...others] = document.facts.callsWritten('fit').filter(each => textsOf(document, each)[0] === rows);
  if (call === undefined || others.length > 0 || !isPlain(call)) {
    return undefined;
  }
  const [, answers = ''] = textsOf(document, call);
  const isOpen = [call, score].every(({ scope, guards }) => scope === 0 && guards.length === 0);
  const isLater = comparePlaces(score.place, call.place) > 0 && !/\n/.test(rows + answers);
  return isOpen && isLater ? { call, model, rows, answers } : undefined;
}

function isPlain({ arguments: given }: CallFact): boolean {
  return given.length === 2 && given.every(({ keyword, unpacked }) => keyword === undefined && unpacked === undefined);
}

function textsOf(document: FactsDocument, { arguments: given }: CallFact): readonly string[] {
  return given.map(({ valuePlace }) => textOfPlace(document, valuePlace));
}

function setAside(document: FactsDocument, fit: Fit, score: CallFact): ReturnType<Rewrite> {
  const statement = assignmentOf(document, fit.call)?.place ?? fit.call.place;
  const lines = linesOf(document, statement);
  const names = ['X_train', 'X_test', 'y_train', 'y_test'].map(name => freeName(document, name));
  const [trainRows = '', testRows = '', trainAnswers = '', testAnswers = ''] = names;
  const scored = score.method === 'score' ? replaceArguments(document, score, [testRows, testAnswers]) : replacePredictions(document, fit, score, [testRows, testAnswers]); // prettier-ignore
  if (lines === undefined || scored === undefined) {
    return undefined;
  }
  const split = `${names.join(', ')} = train_test_split(${fit.rows}, ${fit.answers}, random_state=42)`;
  const wanted = { module: 'sklearn.model_selection', name: 'train_test_split' };
  return {
    edits: [
      ...addImport(document, locationOf(document, fit.call.place), wanted),
      linesAbove(document, lines, [split]),
      ...replaceArguments(document, fit.call, [trainRows, trainAnswers]),
      ...scored,
    ],
  };
}

function replaceArguments(document: FactsDocument, call: CallFact, texts: readonly string[]): readonly TextEdit[] {
  return call.arguments.map(({ valuePlace }, index) => replacePlace(document, valuePlace, texts[index] ?? ''));
}

/** In `metric(y, model.predict(X))`, or in every metric of a name that holds the predictions and is good for nothing else. */
function replacePredictions(
  document: FactsDocument,
  { model, rows, answers }: Fit,
  score: CallFact,
  [testRows, testAnswers]: readonly [string, string],
): readonly TextEdit[] | undefined {
  const { facts } = document;
  const predictions = facts
    .callsWritten('predict')
    .filter(call => textOfPlace(document, call.place) === `${model}.predict(${rows})`);
  const predicted = score.arguments[1];
  const direct = predictions.find(({ place }) => predicted !== undefined && isWithin(place, predicted.valuePlace));
  if (direct !== undefined) {
    return [replaceAnswers(document, score, testAnswers), ...replaceArguments(document, direct, [testRows])].flat();
  }
  const [made, ...others] = predictions;
  const name = predicted?.value.kind === 'name' ? predicted.value.text : '';
  const reads = usesOf(document, name).filter(({ use }) => use === 'read');
  const metrics = facts.calls.filter(call => isMetricOf(document, call, answers, name));
  const isAllScored = reads.every(({ place }) => metrics.some(call => isWithin(place, call.place)));
  return made === undefined || others.length > 0 || !isAllScored || metrics.length === 0
    ? undefined
    : [
        ...replaceArguments(document, made, [testRows]),
        ...metrics.flatMap(call => replaceAnswers(document, call, testAnswers)),
      ];
}

function isMetricOf(document: FactsDocument, call: CallFact, answers: string, predicted: string): boolean {
  const [first, second] = textsOf(document, call);
  return (call.callee ?? '').startsWith('sklearn.metrics.') && first === answers && second === predicted;
}

function replaceAnswers(document: FactsDocument, { arguments: [first] }: CallFact, text: string): readonly TextEdit[] {
  return first === undefined ? [] : [replacePlace(document, first.valuePlace, text)];
}
