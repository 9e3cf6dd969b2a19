import type { ProjectFacts } from '../facts/projectFacts';
import { hasFile } from '../facts/paths';
import { insideRoot } from '../parts/modulePlace';
import { metricCalls } from '../modelCard/metrics';
import { trainingDocument } from '../modelCard/parameters';
import { runCommands } from '../readme/runCommands';
import { type ScaffoldResult, drafts } from '../scaffold';
import { retrainingJob } from '../training/retrainingJob';
import { bulletList, inlineCode } from './markdown';
import { question, writePage } from './page';

/** When the model is trained again, on a page; and where GitHub can do it, a job that does. */
export function retraining(facts: ProjectFacts, rule: string): ScaffoldResult {
  const [page, job] = [pageOf(facts, rule), retrainingJob(facts)];
  if (job === undefined) {
    return page;
  }
  return page.kind === 'drafts' ? drafts(...page.drafts, job) : drafts(job);
}

/** How, and who decides: what is there already, and the limits that are not. */
function pageOf(facts: ProjectFacts, rule: string): ScaffoldResult {
  const commands = trainingCommands(facts);
  return writePage(facts, {
    places: ['docs/retraining.md', 'RETRAINING.md'],
    hosts: ['RUNBOOK.md', 'docs/runbook.md'],
    heading: 'Retraining',
    parts: [
      'The model is retrained when one of these is true:',
      bulletList(triggers(facts, rule)),
      ...(commands.length === 0 ? [] : ['This trains it:', shellBlock(commands)]),
      validation(facts),
      question(rule, 'who decides that the new model replaces the old one, and where is the old one kept?'),
      question(rule, 'what ends the use of the model for good?'),
    ],
  });
}

function triggers(facts: ProjectFacts, rule: string): readonly string[] {
  const drift = facts.project.files.find(({ path }) => /(^|\/)[^/]*drift[^/]*\.py$/i.test(path));
  const metric = metricsOf(facts)[0] ?? 'the metric that counts';
  return [
    question(rule, 'it is older than how many weeks?'),
    ...(drift === undefined ? [] : [`${inlineCode(insideRoot(facts, drift.path))} finds that a column has drifted.`]),
    question(rule, `${metric} on rows whose outcome is known by now is worse than which limit?`),
  ];
}

function metricsOf(facts: ProjectFacts): readonly string[] {
  const document = trainingDocument(facts);
  return document === undefined ? [] : metricCalls(document).map(({ name }) => name);
}

function validation(facts: ProjectFacts): string {
  const metrics = [...new Set(metricsOf(facts))].slice(0, 3).join(', ');
  const by = metrics === '' ? '' : ` by ${metrics}`;
  return `The new model has to beat the one in use${by}, on the same rows, which neither has seen.`;
}

/** Commands that train: a pipeline of DVC where there is one, else the scripts. */
export function trainingCommands(facts: ProjectFacts): readonly string[] {
  if (hasFile(facts.project, 'dvc.yaml')) {
    return [...(facts.packages.run === '' ? [] : [`${facts.packages.run} dvc repro`]), 'dvc repro'].slice(0, 1);
  }
  const scripts = facts.code.entryPoints.filter(({ task }) => task === 'train').map(({ document }) => insideRoot(facts, document.path)); // prettier-ignore
  const names = scripts.map(path => path.replace(/\.py$/, '').split('/').at(-1) ?? path);
  return runCommands(facts).filter(command => names.some(name => command.includes(name)));
}

export function shellBlock(lines: readonly string[]): string {
  return `\`\`\`sh\n${lines.join('\n')}\n\`\`\``;
}
