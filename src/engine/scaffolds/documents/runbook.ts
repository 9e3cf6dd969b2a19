import { itemsOf, valuesAt } from '../../evidence/plainData';
import { hasFacts } from '../../detectors/sources';
import type { ProjectFacts } from '../facts/projectFacts';
import { findWebService } from '../facts/webService';
import { insideRoot } from '../parts/modulePlace';
import type { ScaffoldResult } from '../scaffold';
import { type Deployment, findDeployments } from './deployment';
import { bulletList, inlineCode, markdownTable } from './markdown';
import { question, writePage } from './page';
import { shellBlock, trainingCommands } from './retraining';

/** What somebody on duty needs, with the commands that the files of the repository allow. */
export function runbook(facts: ProjectFacts, rule: string): ScaffoldResult {
  const deployments = findDeployments(facts);
  const training = trainingCommands(facts);
  return writePage(facts, {
    places: ['RUNBOOK.md', 'docs/runbook.md'],
    heading: 'Runbook',
    parts: [
      '### Deploy',
      ...deployParts(facts, deployments, rule),
      '### Go back to the version before',
      ...backParts(deployments),
      '### See whether it works',
      ...lookParts(facts, deployments, rule),
      ...alertParts(facts, rule),
      ...(training.length === 0 ? [] : ['### Train again', shellBlock(training)]),
      '### Whom to call',
      question(rule, 'who is on duty, and who knows the data?'),
    ],
  });
}

function deployParts(facts: ProjectFacts, deployments: readonly Deployment[], rule: string): readonly string[] {
  const commands = deployments.flatMap(({ deploy }) => deploy);
  const workflows = deliveringWorkflows(facts).map(path => inlineCode(path));
  return [
    ...(workflows.length === 0 ? [] : [`Each change is delivered by ${workflows.join(' and ')}.`]),
    ...(commands.length === 0 ? [] : ['By hand, from the root of the repository:', shellBlock(commands)]),
    ...(workflows.length + commands.length === 0 ? [question(rule, 'by which command does it go out?')] : []),
  ];
}

function deliveringWorkflows({ ci, project }: ProjectFacts): readonly string[] {
  return ci.files
    .map(({ path }) => path)
    .filter(path => /\b(deploy|docker push|push: true)\b/i.test(project.workspace.documentAt(path)?.text ?? ''));
}

function backParts(deployments: readonly Deployment[]): readonly string[] {
  const commands = deployments.flatMap(({ back }) => back);
  return commands.length > 0
    ? [shellBlock(commands)]
    : ['Check out the commit that was deployed before, and deploy it as above:', shellBlock(['git log --oneline -10', 'git checkout "$COMMIT_BEFORE"'])]; // prettier-ignore
}

function lookParts(facts: ProjectFacts, deployments: readonly Deployment[], rule: string): readonly string[] {
  const commands = deployments.flatMap(({ look }) => look);
  const paths = watchedPaths(facts).map(path => `${inlineCode(path)} ${path.includes('metric') ? 'gives its metrics' : 'answers while it lives'}.`); // prettier-ignore
  const service = findWebService(facts);
  const routes = service?.routes.map(({ path }) => `${inlineCode(path)} predicts.`).slice(0, 3) ?? [];
  const known = [...paths, ...routes, ...dashboards(facts)];
  return [
    ...(known.length === 0 ? [] : [bulletList(known)]),
    ...(commands.length === 0 ? [] : [shellBlock(commands)]),
    question(rule, 'under which address does it answer, and where are its dashboard and its logs?'),
  ];
}

/** Paths of the service that say whether it lives. */
function watchedPaths({ project }: ProjectFacts): readonly string[] {
  const code = project.documents.filter(hasFacts).filter(({ path }) => project.zoneOf(path) === 'production');
  const texts = code.flatMap(({ facts }) => facts.strings.map(({ text }) => text));
  return [...new Set(texts.filter(text => /^\/(health\w*|ready\w*|live\w*|ping|metrics)$/.test(text)))];
}

function dashboards(facts: ProjectFacts): readonly string[] {
  const files = facts.project.files.filter(({ path }) => /(^|\/)dashboards?\/[^/]+\.json$/i.test(path));
  return files.map(({ path }) => `${inlineCode(insideRoot(facts, path))} is the dashboard for Grafana.`).slice(0, 3);
}

/** Each alert of Prometheus with what it tells. */
function alertParts({ project }: ProjectFacts, rule: string): readonly string[] {
  const rules = project.documents.flatMap(document =>
    document.kind === 'yaml' ? valuesAt(document.data(), ['groups', '*', 'rules', '*']) : [],
  );
  const rows = rules.flatMap(({ value }) => {
    const entries = new Map(itemsOf(value));
    const [name, notes] = [entries.get('alert'), new Map(itemsOf(entries.get('annotations')))];
    const summary = notes.get('summary') ?? notes.get('description');
    return typeof name === 'string' ? [[inlineCode(name), typeof summary === 'string' ? summary : '', question(rule, 'what to do first')]] : []; // prettier-ignore
  });
  return rows.length === 0 ? [] : ['### When an alert fires', markdownTable(['alert', 'says', 'first step'], rows)];
}
