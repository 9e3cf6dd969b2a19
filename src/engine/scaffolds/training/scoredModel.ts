import { hasFacts, type FactsDocument } from '../../detectors/sources';
import { type Lines, linesOf, textOfPlace } from '../../fixes/rewrites/training/lines';
import { type Split, splitsOf } from '../../fixes/rewrites/training/splits';
import { isAfter, isWithin } from '../../fixes/rewrites/training/uses';
import { type CallFact, type Place, readSyntax } from '../../python/index';
import { textOfSource } from '../../detectors/sources';
import type { ProjectFacts } from '../facts/projectFacts';

/** A model that is fitted on one half of a split and scored on the other, step by step at the level of the module. */
export interface ScoredModel {
  readonly document: FactsDocument;
  /** Its name in the code. */
  readonly model: string;
  readonly kind: 'Classifier' | 'Regressor';
  /** `X_train`, `y_train`, `X_test`, `y_test` by the names that they have there. */
  readonly train: readonly [string, string];
  readonly test: readonly [string, string];
  readonly score: CallFact;
  /** Of the statement that scores. */
  readonly lines: Lines;
  /** The same score for another model: `accuracy_score(y_test, baseline.predict(X_test))`. */
  readonly scoreOf: (model: string) => string;
}

/** All of the project, in the order of its files; tests are left out. */
export function scoredModels({ project }: ProjectFacts): readonly ScoredModel[] {
  return project.documents
    .filter(hasFacts)
    .filter(({ path }) => project.zoneOf(path) !== 'test')
    .flatMap(document => splitsOf(document).flatMap(split => scoredAfter(document, split)));
}

function scoredAfter(document: FactsDocument, split: Split): readonly ScoredModel[] {
  const [rows, answers] = split.train;
  const [testRows, testAnswers] = split.test;
  if (
    split.tables.length !== 2 ||
    rows === undefined ||
    answers === undefined ||
    testRows === undefined ||
    testAnswers === undefined
  ) {
    // prettier-ignore
    return [];
  }
  const names = { train: [rows, answers], test: [testRows, testAnswers] } as const;
  return document.facts
    .callsWritten('fit')
    .filter(fit => isOpen(fit) && argumentsOf(document, fit).join() === names.train.join())
    .flatMap(fit => {
      const [model, kind] = [fittedName(fit), kindOf(fit)];
      if (model === undefined || kind === undefined) {
        return [];
      }
      const found = scoreOf(document, fit, model, names.test);
      return found === undefined ? [] : [{ document, model, kind, ...names, ...found }];
    });
}

/** What is fitted, by its name: `model` of `model.fit(…)` and of `model = Ridge().fit(…)`. */
export function fittedName({ boundTo, receiver }: CallFact): string | undefined {
  return boundTo[0] ?? (receiver?.kind === 'name' ? receiver.text : undefined);
}

function isOpen({ scope, guards }: CallFact): boolean {
  return scope === 0 && guards.length === 0;
}

function argumentsOf(document: FactsDocument, { arguments: given }: CallFact): readonly string[] {
  return given.map(({ valuePlace }) => textOfPlace(document, valuePlace));
}

/** By the name of its class, as far as that says it. */
function kindOf({ callee }: CallFact): ScoredModel['kind'] | undefined {
  const name = /^(?:sklearn|xgboost|lightgbm|catboost)\.(?:\w+\.)*(\w+)\(\)\.fit$/.exec(callee ?? '')?.[1] ?? '';
  return /Classifier|LogisticRegression|SVC$|NB$|Perceptron$/.test(name)
    ? 'Classifier'
    : /Regress|Ridge|Lasso|ElasticNet|SVR$|Lars/.test(name)
      ? 'Regressor'
      : undefined;
}

type Found = Pick<ScoredModel, 'score' | 'lines' | 'scoreOf'>;

/** The first score of the model on the test rows, as a statement of its own. */
function scoreOf(
  document: FactsDocument,
  fit: CallFact,
  model: string,
  test: readonly [string, string],
): Found | undefined {
  const { facts } = document;
  for (const score of facts.calls) {
    const written =
      isOpen(score) && isAfter(score.place, fit.place) ? writeScore(document, score, model, test) : undefined;
    const lines = written === undefined ? undefined : statementLines(document, score.place);
    if (written !== undefined && lines !== undefined) {
      return { score, lines, scoreOf: written };
    }
  }
  return undefined;
}

function writeScore(
  document: FactsDocument,
  score: CallFact,
  model: string,
  [rows, answers]: readonly [string, string],
): ((model: string) => string) | undefined {
  const given = argumentsOf(document, score);
  if (score.text === `${model}.score` && given.join() === `${rows},${answers}`) {
    return other => `${other}.score(${rows}, ${answers})`;
  }
  const [first, second = '', ...more] = score.arguments.map(({ place }) => textOfPlace(document, place));
  const isMetric = (score.callee ?? '').startsWith('sklearn.metrics.') && first === answers;
  const predictions = `${model}.predict(${rows})`;
  return isMetric && (second === predictions || isBoundTo(document, second, predictions))
    ? other => `${score.text}(${[answers, `${other}.predict(${rows})`, ...more].join(', ')})`
    : undefined;
}

function isBoundTo(document: FactsDocument, name: string, text: string): boolean {
  const [only, ...others] = document.facts.assignments.filter(({ targets }) => targets.includes(name));
  return others.length === 0 && only !== undefined && textOfPlace(document, only.valuePlace) === text;
}

/** Of the statement of the module that a place is in, where it is a simple one on lines of its own. */
export function statementLines(document: FactsDocument, place: Place): Lines | undefined {
  const { source } = place;
  const statements = readSyntax(textOfSource(document, source), document.kind === 'notebook' ? 'ipython' : 'python');
  const own = statements.find(({ start, end }) => isWithin(place, { source, start, end }));
  const isSimple = own?.kind === 'expression' || own?.kind === 'assign';
  const lines =
    own === undefined || !isSimple ? undefined : linesOf(document, { source, start: own.start, end: own.end });
  return lines?.indent === '' ? lines : undefined;
}
