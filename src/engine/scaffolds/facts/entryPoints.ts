import type { PythonDocument } from '../../model/document';
import { baseName } from '../../model/location';
import type { Project } from '../../projects/project';
import type { ModuleFacts } from './code';
import { hasImportEffects, hasMainGuard } from './importEffects';

/** A file that does something when it is started. */
export interface EntryPointFacts {
  readonly document: PythonDocument;
  /** How it can be imported or run with `-m`; `undefined` for a file such as `01-train.py`. */
  readonly module: ModuleFacts | undefined;
  readonly task: 'train' | 'predict' | 'other';
}

/** Files with a `__main__` guard or work at import: training first, then predicting, production before the rest. */
export function findEntryPoints(
  own: readonly PythonDocument[],
  modules: readonly ModuleFacts[],
  { zoneOf }: Project,
): readonly EntryPointFacts[] {
  const ranked = own
    .filter(document => hasMainGuard(document) || hasImportEffects(document))
    .map(document => ({
      document,
      module: modules.find(module => module.document === document),
      task: taskOf(document),
      rank: zoneOf(document.path) === 'production' ? 0 : 10,
    }));
  const order = (entry: (typeof ranked)[number]): number =>
    entry.rank + tasks.indexOf(entry.task) + (hasMainGuard(entry.document) ? 0 : 0.5);
  return ranked
    .sort((a, b) => order(a) - order(b) || depth(a.document.path) - depth(b.document.path))
    .map(({ document, module, task }) => ({ document, module, task }));
}

const tasks = ['train', 'predict', 'other'] as const;

/** Its name says it; failing that, what it calls. */
function taskOf({ path, facts }: PythonDocument): EntryPointFacts['task'] {
  const name = baseName(path);
  if (/train|(^|_)fit/i.test(name)) {
    return 'train';
  }
  if (/predict|infer|scor(e|ing)|batch/i.test(name)) {
    return 'predict';
  }
  if (/plot|eda|explor|eval|visuali[sz]|app|api|serv|dashboard/i.test(name)) {
    return facts.calls.some(({ method }) => predicts.test(method)) ? 'predict' : 'other';
  }
  if (facts.calls.some(({ method }) => trains.test(method))) {
    return 'train';
  }
  return facts.calls.some(({ method }) => predicts.test(method)) ? 'predict' : 'other';
}

/** `model.fit`, `train_model`, not `train_test_split`. */
const trains = /^(fit|train|fit_(?!transform)\w+|train_(?!test)\w+|run_training|\w+_train)$/;
const predicts = /^(predict|predict_proba|predict_\w+|run_inference|inference|score_\w+)$/;

function depth(path: string): number {
  return path.split('/').length;
}
