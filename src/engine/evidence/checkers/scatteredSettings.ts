import { hasFacts, type FactsDocument } from '../../detectors/sources';
import type { Document } from '../../model/document';
import type { Evidence } from '../../model/report';
import { remember } from '../../documents/remember';
import { type Hit, hitAtPlace, toEvidence } from '../hits';
import type { MakeChecker } from './checker';

const ofTraining =
  /^(?:test_size|train_size|random_state|seed|n_splits|batch_size|(?:num_|n_)?epochs|n_estimators|max_depth|learning_rate|lr|eta|subsample|num_leaves|min_samples_\w+|alpha|C|gamma|n_neighbors|n_clusters|n_components|hidden_\w+|num_layers|units|dropout\w*|weight_decay|momentum|patience|max_iter|n_iter|cv|reg_\w+|colsample_\w+|max_len(?:gth)?|img_size|image_size)$/;

/**
 * Numbers that decide how a model is trained, where `least` of them stand in the arguments of calls in at least two
 * files: one place for each file. What has a name is settled somewhere already.
 */
export const scatteredSettings: MakeChecker = () => {
  const settingsIn = remember((document: Document) => (hasFacts(document) ? numbersIn(document) : []));
  return function* ({ ground, options }): Iterable<Evidence> {
    const files = ground.files.flatMap(({ document, zone }) => {
      const found = document === undefined || zone === 'test' ? [] : settingsIn(document);
      const [first] = found;
      return document === undefined || first === undefined ? [] : [{ path: document.path, first, count: found.length }];
    });
    const count = files.reduce((sum, each) => sum + each.count, 0);
    for (const { path, first } of files.length > 1 && count >= Number(options['least']) ? files : []) {
      yield toEvidence(path, first);
    }
  };
};

function numbersIn(document: FactsDocument): readonly Hit[] {
  return document.facts.calls.flatMap(({ arguments: given, method }) =>
    /^(?:add_argument|dict|Field|field|update|print|option)$/.test(method)
      ? []
      : given
          .filter(({ keyword = '', value }) => value.kind === 'number' && ofTraining.test(keyword))
          .map(({ place }) => hitAtPlace(document, place)),
  );
}
