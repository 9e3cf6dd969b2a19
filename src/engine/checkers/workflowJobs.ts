import type { Command } from '../evidence/commands';
import { createReaders } from '../evidence/documentReaders';
import { itemsOf, textsIn, valuesAt } from '../evidence/plainData';
import { reachedCommands } from '../evidence/reachedCommands';
import { valueAt } from '../documents/plainData';
import type { DataDocument, Document } from '../model/document';
import type { Workspace } from '../projects/project';

/** A job of a GitHub workflow. */
export interface WorkflowJob {
  readonly name: string;
  readonly document: DataDocument;
  readonly data: unknown;
  /** Names of jobs that have to succeed first. */
  readonly needs: readonly string[];
}

/** The jobs of a workflow; `[]` for any other file. A job that hands over to another workflow is one, too. */
export function jobsOf(document: Document): readonly WorkflowJob[] {
  if (document.kind !== 'yaml' || !/^\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/.test(document.path)) {
    return [];
  }
  return itemsOf(valueAt(document.data(), ['jobs'])).map(([name, data]) => ({
    name: String(name),
    document,
    data,
    needs: textsIn(valueAt(data, ['needs'])),
  }));
}

/** A job with all that come before it. */
export function withNeeded(job: WorkflowJob, jobs: readonly WorkflowJob[]): readonly WorkflowJob[] {
  const found = new Set([job]);
  for (const each of found) {
    jobs.filter(({ name }) => each.needs.includes(name)).forEach(other => found.add(other));
  }
  return [...found];
}

const readers = createReaders();

/** What a job runs by itself. */
export function ownCommandsOf({ name, document }: WorkflowJob): readonly Command[] {
  return readers.commandsIn(document).filter(({ target }) => target === name);
}

/** What a job runs, as it stands there and as Makefiles, scripts and other workflows of the repository go on. */
export function commandsOf({ name, document }: WorkflowJob, workspace: Workspace): readonly Command[] {
  return reachedCommands(document, workspace, readers)
    .filter(({ start }) => start.target === name)
    .flatMap(({ all }) => all);
}

/** Whether a job, or a step of it, says how long it may take. */
export function hasTimeout({ data }: WorkflowJob): boolean {
  const ofSteps = valuesAt(data, ['steps', '*', 'timeout-minutes']);
  return valueAt(data, ['timeout-minutes']) !== undefined || ofSteps.length > 0;
}
