import * as l10n from '@vscode/l10n';
import { locationOf } from '../../detectors/sources';
import { addImport } from '../../fixes/addImport';
import { linesBelow } from '../../fixes/rewrites/training/lines';
import { freeName } from '../../fixes/rewrites/training/uses';
import { type Scaffold, drafts, refused } from '../scaffold';
import { scoredModels } from './scoredModel';

/** Prints, below the score of the first model, how much worse it gets without each column: on the test rows, any model. */
export const importances: Scaffold = facts => {
  const [found] = scoredModels(facts);
  if (found === undefined) {
    return refused(
      l10n.t(
        'No model was found that is fitted on one half of a train_test_split and scored on the other, step by step: call sklearn.inspection.permutation_importance with the model and the rows that it is scored on.',
      ),
    );
  }
  const { document, model, lines, score } = found;
  const importance = freeName(document, 'importance');
  const columns = freeName(document, 'columns');
  const column = freeName(document, 'column');
  const [rows] = found.test;
  const written = [
    `${importance} = permutation_importance(${model}, ${found.test.join(', ')}, n_repeats=10, random_state=42)`,
    `${columns} = list(getattr(${rows}, "columns", range(${importance}.importances_mean.size)))`,
    `for ${column} in ${importance}.importances_mean.argsort()[::-1][:10]:`,
    `    print(f"{${columns}[${column}]}: {${importance}.importances_mean[${column}]:.3f} +/- {${importance}.importances_std[${column}]:.3f}")`,
  ];
  const wanted = { module: 'sklearn.inspection', name: 'permutation_importance' };
  return drafts({
    title: l10n.t('Show what {0} rests on, by the test rows, in {1}', model, document.path),
    edits: [...addImport(document, locationOf(document, score.place), wanted), linesBelow(document, lines, written)],
    files: [],
  });
};
