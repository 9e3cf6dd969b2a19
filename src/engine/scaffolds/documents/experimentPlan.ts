import type { ProjectFacts } from '../facts/projectFacts';
import { insideRoot } from '../parts/modulePlace';
import type { ScaffoldResult } from '../scaffold';
import { bulletList, inlineCode, markdownTable } from './markdown';
import { question, writePage } from './page';
import { aboutPrediction } from './said';
import { casesPerGroup } from './sampleSize';

/** A plan for letting two versions run side by side, with the number of cases that it takes. */
export function experimentPlan(facts: ProjectFacts, rule: string): ScaffoldResult {
  const known = aboutPrediction(facts);
  return writePage(facts, {
    places: ['docs/experiment.md', 'EXPERIMENT.md'],
    heading: 'Experiment',
    parts: [
      ...(known.length === 0 ? [] : [bulletList(known)]),
      '### Hypothesis',
      question(rule, 'whom does the new version help, in what, and by how much at least?'),
      '### Who gets what',
      `An A/B test: each unit is drawn once, by chance, and stays in its group; the control group gets what is used today. ${unitOf(facts)}`.trim(),
      question(rule, 'what is drawn: a customer, a visit, a shop?'),
      '### What decides',
      question(rule, 'the one metric that decides, and from where it is read.'),
      question(rule, 'what must not get worse, and by how much at most?'),
      '### How many',
      ...sampleSize(rule),
      '### When it ends',
      'On the day that was planned, and not on the first day with a good number: by chance there always is one.',
      question(rule, 'how many cases come in a day, and so how long does it take? What stops it at once?'),
    ],
  });
}

/** A column without a value twice may be what is drawn. */
function unitOf(facts: ProjectFacts): string {
  const found = facts.tables.flatMap(({ path, columns }) =>
    columns
      .filter(({ isUnique, name }) => isUnique && /(^|_)id$|Id$|ID$/.test(name))
      .map(({ name }) => ({ name, path })),
  )[0];
  return found === undefined ? '' : `In ${inlineCode(insideRoot(facts, found.path))} each row has its own ${inlineCode(found.name)}.`; // prettier-ignore
}

const shares = [0.01, 0.05, 0.1, 0.2, 0.5];
const gains = [0.05, 0.1, 0.2];

function sampleSize(rule: string): readonly string[] {
  const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
  const rows = shares.map(today => [percent(today), ...gains.map(gain => String(casesPerGroup(today, today * (1 + gain))))]); // prettier-ignore
  return [
    'Cases in each group, so that a true difference of shares is found four times out of five (power 0.8), and one that is not there once in twenty (level 0.05, two-sided):',
    markdownTable(['share today', ...gains.map(gain => `${percent(gain)} more of it`)], rows),
    question(rule, 'write the share of today, and the least one worth having, into this and run it:'),
    code,
  ];
}

const code = `\`\`\`python
from math import asin, ceil, sqrt
from statistics import NormalDist

today, hoped = 0.10, 0.12
z = NormalDist().inv_cdf
difference = 2 * asin(sqrt(hoped)) - 2 * asin(sqrt(today))
print(ceil(2 * ((z(1 - 0.05 / 2) + z(0.8)) / difference) ** 2), "cases in each group")
\`\`\``;
