import type { Evidence } from '../../model/report';
import { toEvidence, wholeFile } from '../hits';
import { isModelCard, untoldTopics } from '../modelCard';
import type { MakeChecker } from './checker';

/** Model cards; option `complete`: only those that leave no topic open. */
export const modelCards: MakeChecker = () =>
  function* ({ ground, options }): Iterable<Evidence> {
    for (const { document, entry } of ground.files) {
      const isCard = document !== undefined && isModelCard(document);
      if (isCard && (options['complete'] !== true || untoldTopics(document).length === 0)) {
        yield toEvidence(entry.path, wholeFile(document));
      }
    }
  };
