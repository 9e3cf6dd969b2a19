import type { FactsDocument } from '../../detectors/sources';
import { listInEnglish } from '../../detectors/words';
import type { ProjectFacts } from '../facts/projectFacts';
import { findTableReads } from '../facts/tableReads';
import type { TableFacts } from '../facts/tables';
import { findWebService } from '../facts/webService';
import { trainingDocument } from '../modelCard/parameters';
import { insideRoot } from '../parts/modulePlace';
import { isPersonal } from '../parts/personal';
import { inlineCode } from './markdown';

/** Sentences about what is predicted, from what, by which code, as far as the code says it. */
export function aboutPrediction(facts: ProjectFacts): readonly string[] {
  return [...whatIsPredicted(facts), ...whereItIsTrained(facts), ...whereItAnswers(facts)];
}

function whatIsPredicted({ model }: ProjectFacts): readonly string[] {
  const task = model === undefined || model.task === 'unknown' ? '' : ` (${model.task})`;
  const target = model?.target === undefined ? undefined : `Predicted: ${inlineCode(model.target)}${task}.`;
  return target === undefined ? [] : [target];
}

function whereItIsTrained(facts: ProjectFacts): readonly string[] {
  const document = trainingDocument(facts) ?? firstTraining(facts);
  if (document === undefined) {
    return [];
  }
  const tables = tablesOf(facts, document).map(({ path, rows }) => `${inlineCode(insideRoot(facts, path))} (${rows} rows)`); // prettier-ignore
  const data = tables.length === 0 ? '' : `, on ${listInEnglish(tables)}`;
  return [`Trained by ${inlineCode(insideRoot(facts, document.path))}${data}.`];
}

/** Code that fits something, where no saved model says which one counts. */
function firstTraining({ project, code }: ProjectFacts): FactsDocument | undefined {
  const started = code.entryPoints.find(({ task }) => task === 'train')?.document;
  return started !== undefined && project.zoneOf(started.path) !== 'test' ? started : undefined;
}

function whereItAnswers(facts: ProjectFacts): readonly string[] {
  const service = findWebService(facts);
  const route = service?.routes[0];
  return route === undefined
    ? []
    : [`Answers requests to ${inlineCode(route.path)} (${inlineCode(insideRoot(facts, route.document.path))}).`];
}

/** Tables that a file reads, each once. */
export function tablesOf({ project, tables }: ProjectFacts, { path }: FactsDocument): readonly TableFacts[] {
  const read = findTableReads(project, tables).flatMap(({ document, table }) =>
    document.path === path && table !== undefined ? [table] : [],
  );
  return [...new Map(read.map(table => [table.path, table])).values()];
}

/** A heading of a table may be written with spaces: `First name`. */
export function namesPerson(column: string): boolean {
  return isPersonal(column.trim().replace(/[\s-]+/g, '_'));
}

const mostColumns = 20;

/** `a`, `b` and 3 more columns */
export function columnsInWords(names: readonly string[]): string {
  const shown = names.slice(0, mostColumns).map(inlineCode);
  const rest = names.length - shown.length;
  return listInEnglish([...shown, ...(rest > 0 ? [`${rest} more columns`] : [])]);
}
