import * as l10n from '@vscode/l10n';
import { locationOf } from '../../detectors/sources';
import { addImport } from '../../fixes/addImport';
import { linesBelow } from '../../fixes/rewrites/training/lines';
import { freeName } from '../../fixes/rewrites/training/uses';
import { type Scaffold, drafts, refused } from '../scaffold';
import { scoredModels } from './scoredModel';

/** Scores a model that looks at nothing, on the same rows and by the same metric, below the score of the first real one. */
export const baseline: Scaffold = facts => {
  const [found] = scoredModels(facts);
  if (found === undefined) {
    return refused(
      l10n.t(
        'No model was found that is fitted on one half of a train_test_split and scored on the other, step by step: write `DummyClassifier().fit(X_train, y_train).score(X_test, y_test)` beside your own score.',
      ),
    );
  }
  const { document, kind, train, lines, score, scoreOf } = found;
  const name = freeName(document, 'baseline');
  const written = [`${name} = Dummy${kind}().fit(${train.join(', ')})`, `print("baseline:", ${scoreOf(name)})`];
  const wanted = { module: 'sklearn.dummy', name: `Dummy${kind}` };
  return drafts({
    title: l10n.t('Score a Dummy{0} beside {1} in {2}', kind, found.model, document.path),
    edits: [...addImport(document, locationOf(document, score.place), wanted), linesBelow(document, lines, written)],
    files: [],
  });
};
