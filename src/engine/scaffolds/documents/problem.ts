import type { ProjectFacts } from '../facts/projectFacts';
import { findPurpose } from '../readme/purpose';
import type { ScaffoldResult } from '../scaffold';
import { bulletList, inlineCode, markdownTable } from './markdown';
import { question, writePage } from './page';
import { aboutPrediction, columnsInWords } from './said';

/** What the repository says about the problem, and the questions that only the people who have it can answer. */
export function problem(facts: ProjectFacts, rule: string): ScaffoldResult {
  const purpose = findPurpose(facts);
  const known = aboutPrediction(facts);
  const said = purpose === undefined ? [] : [`${purpose.text} (${inlineCode(purpose.source)})`];
  return writePage(facts, {
    places: ['docs/problem.md', 'docs/problem-statement.md', 'PROBLEM.md'],
    heading: 'Problem',
    parts: [
      ...said,
      ...(known.length === 0 ? [] : [bulletList(known)]),
      '### Who decides what',
      question(rule, 'who decides what with a prediction, how often, and how do they decide today?'),
      '### What a mistake costs',
      waysToBeWrong(facts),
      question(rule, 'what does each of the two cost, in money, time or trust?'),
      ...inTime(facts, rule),
      '### Out of scope',
      question(rule, 'for which cases must nobody use it?'),
      '### Whom we asked',
      markdownTable(
        ['who', 'when', 'in their words'],
        [[question(rule, 'the people who will use it'), 'the day', 'what they want to do with it']],
      ),
    ],
  });
}

function waysToBeWrong({ model }: ProjectFacts): string {
  return model?.task === 'regression'
    ? 'A prediction can be too high, and it can be too low.'
    : 'Somebody acts where it was not needed, and somebody does nothing where it was.';
}

/** A column that is written down only after the decision makes every score too good. */
function inTime({ model }: ProjectFacts, rule: string): readonly string[] {
  const names = model?.features?.map(({ name }) => name) ?? [];
  return names.length === 0
    ? []
    : [
        '### What is known in time',
        `At the moment of the decision somebody has to know ${columnsInWords(names)}.`,
        question(rule, 'which of these are written down only afterwards, and where do the others come from?'),
      ];
}
