import type { ProjectFacts } from '../facts/projectFacts';
import type { ScaffoldResult } from '../scaffold';
import { groupColumns } from '../training/people';
import { bulletList, inlineCode } from './markdown';
import { question, writePage } from './page';
import { aboutPrediction, columnsInWords } from './said';

/** Whom the model concerns, and what has to be asked before it decides about them. */
export function ethicsPage(facts: ProjectFacts, rule: string): ScaffoldResult {
  const known = [...aboutPrediction(facts), ...aboutGroups(facts)];
  const ask = (text: string): string => question(rule, text);
  return writePage(facts, {
    places: ['ETHICS.md', 'docs/ethics.md'],
    heading: 'Fairness',
    parts: [
      ...(known.length === 0 ? [] : [bulletList(known)]),
      '### Whom it concerns',
      ask('about whom does it decide, do they know, and how do they object?'),
      '### What the data leaves out',
      ask('who is missing or rare in it, and whose past decisions does it repeat?'),
      '### How errors are shared',
      ask(
        'the metric for each group on rows that training has not seen, with the number of rows; which difference is too large?',
      ),
      '### When it is wrong',
      ask('who notices, who answers for it, and how is it switched off?'),
    ],
  });
}

/** A feature that is a group decides about people by the group that they are in. */
function aboutGroups(facts: ProjectFacts): readonly string[] {
  const groups = groupColumns(facts);
  const used = (facts.model?.features ?? []).map(({ name }) => name).filter(name => groups.includes(name));
  const words = columnsInWords(groups);
  return [
    ...(words === '' ? [] : [`Groups of people in the data: ${words}.`]),
    ...used.map(name => `The model sees ${inlineCode(name)}, so it may decide by it.`),
  ];
}
