import { sizeInWords } from '../../detectors/words';
import type { ProjectFacts } from '../facts/projectFacts';
import { findWebService } from '../facts/webService';
import { insideRoot } from '../parts/modulePlace';
import type { ScaffoldResult } from '../scaffold';
import { bulletList, inlineCode } from './markdown';
import { question, writePage } from './page';
import { columnsInWords, namesPerson } from './said';

/** Limits that decide between models: what the repository tells of each, and the number that only people know. */
export function constraints(facts: ProjectFacts, rule: string): ScaffoldResult {
  const line = (topic: string, known: string, asked: string): string =>
    [`${topic}:`, ...(known === '' ? [] : [known]), question(rule, asked)].join(' ');
  return writePage(facts, {
    places: ['docs/constraints.md', 'CONSTRAINTS.md'],
    hosts: ['docs/problem.md'],
    heading: 'Constraints',
    parts: [
      'What breaks one of these is cheapest to change on the first day.',
      bulletList([
        line('Time', timeOf(facts), 'within how many milliseconds or hours, and how many a day?'),
        line('Freshness', dataOf(facts), 'how old may the data and the model be when somebody decides by it?'),
        line('Cost', sizeOf(facts), 'what may a month of computing cost, and on which machine does it have to run?'),
        line('Personal data', personalOf(facts), 'who may see the rows, and after how long are they deleted?'),
        line('Reasons', '', 'does somebody have a right to know why a prediction came out as it did?'),
      ]),
    ],
  });
}

function timeOf(facts: ProjectFacts): string {
  const service = findWebService(facts);
  const route = service?.routes[0];
  const job = facts.code.entryPoints.find(({ task }) => task === 'predict')?.document.path;
  return route !== undefined
    ? `somebody waits for the answer of ${inlineCode(route.path)}.`
    : job === undefined
      ? ''
      : `${inlineCode(insideRoot(facts, job))} predicts many rows at once.`;
}

function dataOf(facts: ProjectFacts): string {
  const [first, ...others] = facts.tables.map(({ path }) => inlineCode(insideRoot(facts, path)));
  const more = others.length === 0 ? '' : ` and ${others.length} more files`;
  return first === undefined ? '' : `it learns from ${first}${more}.`;
}

function sizeOf({ model, project }: ProjectFacts): string {
  const file = project.files.find(({ path }) => path === model?.path);
  return file === undefined ? '' : `the model takes ${sizeInWords(file.size)} on disk.`;
}

function personalOf(facts: ProjectFacts): string {
  const columns = facts.tables.flatMap(({ path, columns: all }) =>
    all.filter(({ name }) => namesPerson(name)).map(({ name }) => ({ name, path })),
  );
  const names = columnsInWords([...new Set(columns.map(({ name }) => name))]);
  return names !== ''
    ? `${names} sound as if they name people.`
    : facts.tables.length > 0
      ? 'no column sounds as if it named people.'
      : '';
}
