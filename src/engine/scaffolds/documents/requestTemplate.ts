import type { ProjectFacts } from '../facts/projectFacts';
import { isModelCard } from '../../evidence/modelCard';
import { insideRoot } from '../parts/modulePlace';
import { metricCalls } from '../modelCard/metrics';
import { trainingDocument } from '../modelCard/parameters';
import { inlineCode } from './markdown';

/** What a request for review of this project has to say: its data, its metric, its card, its tests. */
export function requestTemplate(facts: ProjectFacts): string {
  const items = [...aboutData(facts), ...aboutScore(facts), ...aboutPages(facts), ...aboutTests(facts)];
  const list = [...items, 'Nothing in it names a person, and no key or password is in it.'];
  return `## What changes, and why

## What a reviewer wants to know

${list.map(item => `- [ ] ${item}`).join('\n')}
`;
}

function aboutData(facts: ProjectFacts): readonly string[] {
  const own = facts.tables.filter(({ path }) => facts.project.zoneOf(path) !== 'test');
  const [first] = own;
  return first === undefined
    ? ['The data is the same, or the new version is named here:']
    : [`The data (${inlineCode(insideRoot(facts, first.path))}${own.length > 1 ? ` and ${own.length - 1} more` : ''}) is the same, or what changed in it is said here:`]; // prettier-ignore
}

function aboutScore(facts: ProjectFacts): readonly string[] {
  const document = trainingDocument(facts);
  const name = document === undefined ? undefined : metricCalls(document)[0]?.name;
  return document === undefined || name === undefined
    ? []
    : [`${name} of ${inlineCode(insideRoot(facts, document.path))} is the same, or was … and is now …`];
}

function aboutPages(facts: ProjectFacts): readonly string[] {
  const card = facts.project.documents.find(isModelCard);
  return card === undefined ? [] : [`${inlineCode(insideRoot(facts, card.path))} is still true.`];
}

function aboutTests({ project, packages }: ProjectFacts): readonly string[] {
  const hasTests = project.files.some(({ path }) => /(^|\/)(test_[^/]*|[^/]*_test)\.py$/.test(path));
  const run = packages.run === '' ? '' : `${packages.run} `;
  return hasTests ? [`${inlineCode(`${run}pytest`)} passes, and what is new has a test.`] : [];
}
