import * as l10n from '@vscode/l10n';
import { locationOf } from '../../detectors/sources';
import { addImport } from '../../fixes/addImport';
import { linesAbove } from '../../fixes/rewrites/training/lines';
import { freeName, isAfter } from '../../fixes/rewrites/training/uses';
import { type Scaffold, drafts, refused } from '../scaffold';
import { type ScoredModel, scoredModels, statementLines } from './scoredModel';

/** Ends the training before a model is saved that is no better than one that looks at nothing. */
export const qualityGate: Scaffold = facts => {
  const [found] = scoredModels(facts).flatMap(model => {
    const saved = savedBehind(model);
    return saved === undefined ? [] : [{ model, saved }];
  });
  if (found === undefined) {
    return refused(
      l10n.t(
        'No training was found that holds rows out, fits, scores and then saves, step by step: compare the score with a least one before you save, and raise SystemExit below it.',
      ),
    );
  }
  const { document, kind, train, score } = found.model;
  const [base, reached, least] = ['baseline', 'score', 'least_score'].map(name => freeName(document, name));
  const scoreOf = (model: string | undefined): string => `${model ?? ''}.score(${found.model.test.join(', ')})`;
  const written = [
    `${base} = Dummy${kind}().fit(${train.join(', ')})`,
    `${reached}, ${least} = ${scoreOf(found.model.model)}, ${scoreOf(base)}`,
    `if ${reached} <= ${least}:`,
    `    raise SystemExit(f"{${reached}:.3f} is no better than {${least}:.3f} without looking at the rows: nothing is saved.")`,
  ];
  const wanted = { module: 'sklearn.dummy', name: `Dummy${kind}` };
  return drafts({
    title: l10n.t('Hold a model back in {0} that is no better than a Dummy{1}', document.path, kind),
    edits: [
      ...addImport(document, locationOf(document, score.place), wanted),
      { ...linesAbove(document, found.saved, written), risky: true },
    ],
    files: [],
  });
};

/** The lines that save the model, behind its score. */
function savedBehind({ document, model, score }: ScoredModel): ReturnType<typeof statementLines> {
  const save = document.facts
    .callsWritten('dump', 'save_model')
    .find(
      ({ arguments: given, receiver, place, scope }) =>
        scope === 0 &&
        isAfter(place, score.place) &&
        [given[0]?.value, receiver].some(value => value?.kind === 'name' && value.text === model),
    );
  return save === undefined ? undefined : statementLines(document, save.place);
}
