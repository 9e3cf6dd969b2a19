import { matchAt } from '../detectors/matchAt';
import { listInWords } from '../detectors/words';
import { isModelCard, untoldTopics } from '../evidence/modelCard';
import type { Checker } from './checker';

/** Names what a model card leaves open. One that still asks `TODO(preflight: …)` says so itself. */
export const modelCardGaps: Checker = {
  scope: 'project',
  kinds: ['markdown', 'text'],
  captures: ['missing', 'sections'],
  anchors: ['end'],
  concerns: isModelCard,
  *detect({ documents }) {
    for (const document of documents) {
      const isDraft = document.text.includes('TODO(preflight');
      const untold = isDraft || !isModelCard(document) ? [] : untoldTopics(document);
      if (untold.length > 0) {
        const { path, text } = document;
        const missing = {
          text: listInWords(
            untold.map(({ phrase }) => phrase()),
            'or',
          ),
          isSaid: true as const,
        };
        const sections = untold.map(({ title, question }) => section(title, question)).join('\n');
        const end = { start: text.length, end: text.length };
        const gap = text === '' || text.endsWith('\n') ? '\n' : '\n\n';
        const anchor = { location: { kind: 'file', path, span: end }, before: gap, after: '' } as const;
        yield matchAt({ kind: 'document', path }, { missing, sections }, { end: anchor });
      }
    }
  },
};

function section(title: string, question: string): string {
  return `## ${title}\n\nTODO(preflight: docs/model-card-incomplete) ${question}\n`;
}
