import type { Evidence } from '../../model/report';
import { toEvidence, wholeFile } from '../hits';
import { isModelCard, untoldTopics } from '../modelCard';
import type { MakeChecker } from './checker';

/**
 * Model cards; option `complete`: only those that leave no topic open; option `asked`: those as well that leave a question
 * of ours in its place.
 */
export const modelCards: MakeChecker = () =>
  function* ({ ground, options }): Iterable<Evidence> {
    for (const { document, entry } of ground.files) {
      const isCard = document !== undefined && isModelCard(document);
      if (isCard && isAnswered(document.text, options)) {
        yield toEvidence(entry.path, wholeFile(document));
      }
    }
  };

function isAnswered(text: string, options: Readonly<Record<string, unknown>>): boolean {
  const read = options['asked'] === true ? text.replace(/\bTODO\(preflight[^)\n]*\)/g, '') : text;
  return (options['complete'] !== true && options['asked'] !== true) || untoldTopics({ text: read }).length === 0;
}
