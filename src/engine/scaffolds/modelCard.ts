import * as l10n from '@vscode/l10n';
import { hasFacts } from '../detectors/sources';
import { baseName } from '../model/location';
import type { WorkspacePath } from '../model/location';
import type { FactSource } from './facts/factSource';
import type { ModelFacts } from './facts/model';
import { pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { findTableReads } from './facts/tableReads';
import { yamlText } from './ciWorkflow/shell';
import { inlineCode as code } from './documents/markdown';
import { loadingCode } from './modelCard/loading';
import { expressionOf, metricCalls } from './modelCard/metrics';
import { makingCall, splitCall, trainingDocument, writtenParameters } from './modelCard/parameters';
import { savedScores } from './modelCard/savedScores';
import type { ShownScore } from './modelCard/shownScores';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** A model card of what the code and the saved outputs say; what only a person knows is one question. */
export async function modelCard(facts: ProjectFacts, rule: string, source: FactSource): Promise<ScaffoldResult> {
  const { model, project } = facts;
  const existing = project.files.find(({ path }) => /model[-_ ]?card[^/]*\.(md|markdown|rst|txt)$/i.test(path));
  if (existing !== undefined) {
    return refused(l10n.t('{0} is there already: say in it what the model is for, and where it fails.', existing.path));
  }
  if (model === undefined) {
    return refused(l10n.t('The code that saves the model cannot be followed, so nothing is known of it: write MODEL_CARD.md by hand, with what the model is for, its data, its score and its limits.')); // prettier-ignore
  }
  const scores = await savedScores(facts, source);
  const path = pathIn(project, 'MODEL_CARD.md');
  const text = [frontMatter(model, metricNames(facts)), ...sections(facts, model, scores, rule)].join('\n\n');
  return drafts({ title: l10n.t('Write MODEL_CARD.md for {0}', model.path ?? model.savedAs ?? l10n.t('the model')), edits: [], files: [createFile(path, `${text}\n`)] }); // prettier-ignore
}

function metricNames(facts: ProjectFacts): readonly string[] {
  const document = trainingDocument(facts);
  return document === undefined ? [] : [...new Set(metricCalls(document).map(({ name }) => name))];
}

const libraries: ReadonlyMap<string, string> = new Map([
  ['sklearn', 'sklearn'],
  ['xgboost', 'xgboost'],
  ['lightgbm', 'lightgbm'],
  ['keras', 'keras'],
  ['tensorflow', 'keras'],
  ['torch', 'pytorch'],
]);

/** Metadata as the Hugging Face Hub reads it. */
function frontMatter({ libraries: used, task, features }: ModelFacts, metrics: readonly string[]): string {
  const library = used.flatMap(name => libraries.get(name) ?? [])[0];
  const kind = features === undefined || task === 'unknown' ? undefined : `tabular-${task}`;
  const lines = [
    ...(library === undefined ? [] : [`library_name: ${library}`]),
    ...(kind === undefined ? [] : [`pipeline_tag: ${kind}`]),
    ...(metrics.length === 0 ? [] : ['metrics:', ...metrics.map(name => `- ${yamlText(name)}`)]),
  ];
  return ['---', ...(lines.length === 0 ? ['tags: []'] : lines), '---'].join('\n');
}

function sections(
  facts: ProjectFacts,
  model: ModelFacts,
  scores: readonly ShownScore[],
  rule: string,
): readonly string[] {
  const name = facts.name.replaceAll('-', ' ');
  const title = name === 'model' ? 'Model' : `${name.charAt(0).toUpperCase()}${name.slice(1)} model`;
  return [
    `# ${title}`,
    listOf(aboutModel(facts, model)),
    '## Intended use and limitations',
    `TODO(preflight: ${rule}) who decides what with it, for which cases must it not be used, and who answers for it?`,
    ...section('## Training data', listOf(aboutData(facts))),
    ...section('## Evaluation', evaluation(facts, scores)),
    ...section('## How to load it', loading(facts, model)),
  ];
}

function section(heading: string, text: string): readonly string[] {
  return text === '' ? [] : [heading, text];
}

function listOf(lines: readonly string[]): string {
  return lines.map(line => `- ${line}`).join('\n');
}

function aboutModel(facts: ProjectFacts, model: ModelFacts): readonly string[] {
  return [
    ...aboutEstimator(facts, model),
    ...aboutColumns(model),
    ...aboutFiles(facts, model),
    ...versions(facts, model),
  ];
}

function aboutEstimator(facts: ProjectFacts, model: ModelFacts): readonly string[] {
  const document = trainingDocument(facts);
  const call = document === undefined ? undefined : makingCall(facts, document);
  if (model.estimator === undefined) {
    return [];
  }
  const inner = call?.callee === undefined || call.callee === model.estimator ? '' : ` around ${code(call.callee)}`;
  const task = model.task === 'unknown' ? '' : ` for ${model.task}`;
  const parameters = document === undefined || call === undefined ? [] : writtenParameters(document, call);
  return [
    `Model: ${code(model.estimator)}${inner}${task}`,
    ...(parameters.length === 0 ? [] : [`Parameters that the code sets: ${parameters.map(code).join(', ')}`]),
  ];
}

function aboutColumns({ target, features }: ModelFacts): readonly string[] {
  const columns = features?.map(({ name }) => code(name)) ?? [];
  return [
    ...(target === undefined ? [] : [`Predicts: ${code(target)}`]),
    ...(columns.length === 0 ? [] : [`Takes ${columns.length} columns: ${columns.join(', ')}`]),
  ];
}

function aboutFiles(facts: ProjectFacts, { trainedIn, path, savedAs }: ModelFacts): readonly string[] {
  const file = path === undefined ? savedAs : inProject(facts, path);
  return [
    ...(trainedIn === undefined ? [] : [`Trained and saved by ${code(inProject(facts, trainedIn))}`]),
    ...(file === undefined ? [] : [`Saved as ${code(file)}`]),
  ];
}

/** Versions that the repository states for the libraries of the model. */
function versions({ statedVersions }: ProjectFacts, { libraries: used }: ModelFacts): readonly string[] {
  const wanted = used.map(name => (name === 'sklearn' ? 'scikit-learn' : name));
  const first = statedVersions.find(({ distribution }) => wanted.includes(distribution));
  return first === undefined
    ? []
    : [`Made with ${first.distribution} ${first.version}, as ${code(baseName(first.path))} says`];
}

function aboutData(facts: ProjectFacts): readonly string[] {
  const document = trainingDocument(facts);
  if (document === undefined) {
    return [];
  }
  const read = findTableReads(facts.project, facts.tables).flatMap(({ document: reader, table }) =>
    reader.path === document.path && table !== undefined ? [table] : [],
  );
  const files = [...new Map(read.map(table => [table.path, table])).values()];
  const split = splitCall(document);
  return [
    ...files.map(
      ({ path, rows, columns }) => `${code(inProject(facts, path))}: ${rows} rows, ${columns.length} columns`,
    ),
    ...(split === undefined ? [] : [`Split by ${code(expressionOf(document, split))}`]),
  ];
}

function evaluation(facts: ProjectFacts, scores: readonly ShownScore[]): string {
  const document = trainingDocument(facts);
  if (document === undefined || !hasFacts(document)) {
    return '';
  }
  const path = inProject(facts, document.path);
  const silent = metricNames(facts).filter(name => !scores.some(({ metric }) => metric === name));
  const table = scores.map(
    ({ metric, value, expression, cell }) =>
      `| ${metric} | ${value} | ${code(expression).replaceAll('|', '\\|')} in cell ${cell + 1} |`,
  );
  const computed = silent.length === 0 ? [] : [`${code(path)} also computes ${silent.join(', ')}.`];
  return scores.length === 0
    ? computed.join('').replace(' also', '')
    : [`As the saved outputs of ${code(path)} show:`, ['| metric | value | computed by |', '| --- | --- | --- |', ...table].join('\n'), ...computed].join('\n\n'); // prettier-ignore
}

function loading(facts: ProjectFacts, model: ModelFacts): string {
  const path = model.path === undefined ? undefined : inProject(facts, model.path);
  const lines = path === undefined ? [] : loadingCode(model, path);
  const parts = model.ownParts.map(({ document, name }) => `${code(name)} of ${code(inProject(facts, document))}`);
  const needs = parts.length === 0 || lines.length === 0 ? [] : [`It needs ${parts.join(', ')} to be importable.`];
  const made = model.preparation;
  const prepared =
    made === undefined
      ? []
      : [`The columns come from ${code(`${made.name}()`)} of ${code(inProject(facts, made.document))}.`];
  return lines.length === 0 ? '' : [`\`\`\`python\n${lines.join('\n')}\n\`\`\``, ...needs, ...prepared].join('\n\n');
}

function inProject({ project }: ProjectFacts, path: WorkspacePath): string {
  return project.root !== '.' && path.startsWith(`${project.root}/`) ? path.slice(project.root.length + 1) : path;
}
