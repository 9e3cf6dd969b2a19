import { matchAt } from '../detectors/matchAt';
import { hasFacts, locationOf, textAt, type FactsDocument } from '../detectors/sources';
import type { Document } from '../model/document';
import { type CallFact, type Place, comparePlaces } from '../python/index';
import type { Checker } from './checker';

/** Finds scores of a model on the rows that it was fitted on, in files that hold no rows out at all. */
export const noHoldout: Checker = {
  scope: 'document',
  kinds: ['python', 'notebook'],
  captures: ['model', 'rows'],
  anchors: [],
  concerns: document => fitsIn(document).length > 0,
  *detect(document) {
    const fits = fitsIn(document);
    if (!hasFacts(document) || fits.length === 0 || holdsOut(document)) {
      return;
    }
    for (const fit of fits.filter(({ rows }) => !ofTraining.test(rows))) {
      const score = document.facts.calls.find(
        call => isScoreOf(call, fit, document) && !call.boundTo.some(name => ofTraining.test(name)),
      );
      if (score !== undefined) {
        yield matchAt(locationOf(document, score.calleePlace), { model: fit.model, rows: fit.rows });
        return;
      }
    }
  },
};

/** `model.fit(rows, answers)` */
interface Fit {
  readonly model: string;
  readonly rows: string;
  readonly answers: string;
  readonly place: Place;
}

const supervised =
  /^(?:sklearn\.(?:linear_model|ensemble|tree|svm|neighbors|naive_bayes|neural_network|gaussian_process|discriminant_analysis|pipeline)\.(?!.*CV)|xgboost\.XGB|lightgbm\.LGBM|catboost\.CatBoost(?:Cl|Re))\w+\(\)\.fit$/;

const libraries = ['sklearn.*', 'xgboost.*', 'lightgbm.*', 'catboost.*'];

function fitsIn(document: Document): readonly Fit[] {
  return hasFacts(document) && libraries.some(document.facts.mayCall)
    ? document.facts.calls.flatMap(call => fitOf(call, document))
    : [];
}

function fitOf(call: CallFact, document: FactsDocument): readonly Fit[] {
  if (call.method !== 'fit' || !supervised.test(call.callee ?? '')) {
    return [];
  }
  const [rows, answers] = call.arguments.map(({ valuePlace }) => textAt(document, locationOf(document, valuePlace)));
  const model = call.boundTo[0] ?? (call.receiver?.kind === 'name' ? call.receiver.text : undefined);
  return rows === undefined || answers === undefined || model === undefined
    ? []
    : [{ model, rows, answers, place: call.place }];
}

const splits =
  /^(?:train_test_split|cross_val\w*|cross_validate|\w*KFold|\w*ShuffleSplit|TimeSeriesSplit|LeaveOneOut|GridSearchCV|RandomizedSearchCV|\w+CV|learning_curve|validation_curve|random_split|sample|bootstrap)$/;

const settingAside = /^(?:validation_split|validation_data|eval_set|oob_score)$/;

/** `X_test`, `yval`, `holdout` */
const asideNames =
  /(?:^|_)(?:tests?|valid|validation|val|dev|hold_?out|unseen|oof|eval|fold|new|future)(?=_|\d|$)|test/i;

/** `test.csv`, `"validation"` */
const asideTexts = /(?:^|[/_.-])(?:tests?|valid|validation|val|dev|hold_?out)(?=[/_.-]|\d|$)/i;

/** Anything that may set rows aside, in calls, in names or in files. */
function holdsOut({ facts }: FactsDocument): boolean {
  return (
    facts.calls.some(
      ({ method, arguments: given }) =>
        splits.test(method) || given.some(({ keyword }) => settingAside.test(keyword ?? '')),
    ) ||
    namesIn(facts).some(name => asideNames.test(name)) ||
    facts.strings.some(({ text }) => text.length < 200 && !text.includes(' ') && asideTexts.test(text))
  );
}

/** Those of functions as well. */
function namesIn({ names, scopes, assignments }: FactsDocument['facts']): readonly string[] {
  return [
    ...names.map(({ name }) => name),
    ...scopes.flatMap(({ parameters }) => parameters),
    ...assignments.flatMap(({ targets }) => targets),
  ];
}

/** `X_train` is what was left when rows were set aside, and `train_accuracy` says what it is. */
const ofTraining = /(?:^|_)train(?:ing)?(?:_|\d|$)|[a-z]Train/;

const metrics = /^sklearn\.metrics\.\w+$/;

/** `model.score(rows, answers)`, `accuracy_score(answers, model.predict(rows))`, both after the fit. */
function isScoreOf(call: CallFact, fit: Fit, document: FactsDocument): boolean {
  const isMetric = metrics.test(call.callee ?? '');
  const isScore = call.method === 'score' && call.receiver?.kind === 'name' && call.receiver.text === fit.model;
  return (
    (isMetric || isScore) &&
    comparePlaces(call.place, fit.place) > 0 &&
    isGivenWhatWasFitted(call, fit, { isMetric, document }) &&
    !isReboundBetween(fit, call.place, document)
  );
}

function isGivenWhatWasFitted(
  { arguments: given }: CallFact,
  fit: Fit,
  { isMetric, document }: { readonly isMetric: boolean; readonly document: FactsDocument },
): boolean {
  const [first, second = ''] = given.map(({ valuePlace }) => textAt(document, locationOf(document, valuePlace)));
  return isMetric
    ? first === fit.answers && isPrediction(second, fit, document)
    : first === fit.rows && second === fit.answers;
}

/** `model.predict(rows)`, or the name that it was bound to last. */
function isPrediction(text: string, { model, rows }: Fit, document: FactsDocument): boolean {
  const wanted = `${model}.predict(${rows})`;
  const bound = document.facts.assignments.filter(({ targets }) => targets.includes(text));
  return (
    text === wanted ||
    (bound.length === 1 &&
      bound.every(({ valuePlace }) => textAt(document, locationOf(document, valuePlace)) === wanted))
  );
}

/** Other rows may go by the same name by then. */
function isReboundBetween({ rows, answers, place }: Fit, until: Place, { facts }: FactsDocument): boolean {
  return facts.names.some(
    fact =>
      fact.use === 'bind' &&
      [rows, answers].some(
        text => text === fact.name || text.startsWith(`${fact.name}[`) || text.startsWith(`${fact.name}.`),
      ) &&
      comparePlaces(fact.place, place) > 0 &&
      comparePlaces(until, fact.place) > 0,
  );
}
