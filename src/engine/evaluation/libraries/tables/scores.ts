import { Given } from '../../given';
import { type Arguments, type PyValue, float, int, raise, unsupported } from '../../values';
import { type Library, library } from '../library';
import { ArrayValue } from './array';
import { SeriesValue } from './series';

/** True and predicted labels of two classes, 0 and 1. */
function labelsIn(value: PyValue): readonly number[] {
  const cells =
    value instanceof SeriesValue || value instanceof ArrayValue
      ? value.vector.cells
      : unsupported('it scores something that is no column');
  return cells.map(cell =>
    cell === 0 || cell === 1 ? cell : unsupported('it scores something else than labels of two classes'),
  );
}

interface Counted {
  readonly hits: number;
  readonly predicted: number;
  readonly actual: number;
}

/** One of scikit-learn's scores of two classes; where nothing can be divided it warns, unless told what to say. */
function score(name: string, share: (counted: Counted) => readonly [number, number]): (given: Arguments) => PyValue {
  return given => {
    const read = new Given(name, given, ['y_true', 'y_pred', 'zero_division']);
    const [actual, predicted] = [labelsIn(read.need('y_true')), labelsIn(read.need('y_pred'))];
    if (actual.length !== predicted.length) {
      return raise('ValueError', 'Found input variables with inconsistent numbers of samples');
    }
    const sum = (labels: readonly number[]): number => labels.reduce((total, label) => total + label, 0);
    const hits = actual.filter((label, at) => label === 1 && predicted[at] === 1).length;
    const [part, whole] = share({ hits, predicted: sum(predicted), actual: sum(actual) });
    return float(whole === 0 ? (read.number('zero_division') ?? unsupported('it divides by nothing')) : part / whole);
  };
}

function accuracy(given: Arguments): PyValue {
  const read = new Given('accuracy_score', given, ['y_true', 'y_pred', 'normalize']);
  const [actual, predicted] = [labelsIn(read.need('y_true')), labelsIn(read.need('y_pred'))];
  if (actual.length !== predicted.length || actual.length === 0) {
    return raise('ValueError', 'Found input variables with inconsistent numbers of samples');
  }
  const right = actual.filter((label, at) => label === predicted[at]).length;
  return read.flag('normalize', true) ? float(right / actual.length) : int(right);
}

/** Scores of labels, as scikit-learn computes them for two classes of which 1 is the positive one. */
export const scores: Library = library('sklearn.metrics', {
  accuracy_score: accuracy,
  precision_score: score('precision_score', ({ hits, predicted }) => [hits, predicted]),
  recall_score: score('recall_score', ({ hits, actual }) => [hits, actual]),
  f1_score: score('f1_score', ({ hits, predicted, actual }) => [2 * hits, predicted + actual]),
});
