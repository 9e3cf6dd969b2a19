import * as l10n from '@vscode/l10n';
import { locationOf } from '../../detectors/sources';
import { addImport } from '../../fixes/addImport';
import { linesBelow } from '../../fixes/rewrites/training/lines';
import { freeName } from '../../fixes/rewrites/training/uses';
import { type Scaffold, drafts, refused } from '../scaffold';
import { scoredModels } from './scoredModel';

/** Prints, below the score of the first model, how it does in each group of every column that has few values. */
export const slices: Scaffold = facts => {
  const [found] = scoredModels(facts);
  if (found === undefined) {
    return refused(
      l10n.t(
        'No model was found that is fitted on one half of a train_test_split and scored on the other, step by step: group the errors of the test rows by a column, and print their means.',
      ),
    );
  }
  const { document, model, kind, lines, score } = found;
  const [rows, answers] = found.test;
  const [table, column] = [freeName(document, 'slices'), freeName(document, 'column')];
  const guess = `${model}.predict(${rows})`;
  const measure =
    kind === 'Classifier' ? `correct=${guess} == list(${answers})` : `error=abs(${guess} - list(${answers}))`;
  const name = kind === 'Classifier' ? 'correct' : 'error';
  const written = [
    `${table} = pd.DataFrame(${rows}).assign(${measure})`,
    `for ${column} in ${table}.columns[:-1]:`,
    `    if ${table}[${column}].nunique() <= 10:`,
    `        print(${table}.groupby(${column}, dropna=False)["${name}"].agg(["mean", "size"]))`,
  ];
  const wanted = { module: 'pandas', name: undefined, as: 'pd' };
  return drafts({
    title: l10n.t('Show how {0} does in each group of the test rows in {1}', model, document.path),
    edits: [...addImport(document, locationOf(document, score.place), wanted), linesBelow(document, lines, written)],
    files: [],
  });
};
