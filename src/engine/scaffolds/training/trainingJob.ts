import { shellWord } from '../ciWorkflow/shell';
import type { ProjectFacts } from '../facts/projectFacts';
import type { TableFacts } from '../facts/tables';
import { markerOf } from '../formats/index';
import { trainingTables } from '../integration/pipelineTest';
import { savedPath, trainingStart } from '../integration/training';
import { shellCommand } from '../readme/runCommands';

/**
 * Commands of a job on GitHub that trains, shows what training said, and fails unless a model comes of it; `prepare` says
 * what is done with each table before. `undefined` where no script is known that trains from data under version control.
 */
export function trainingJob(
  facts: ProjectFacts,
  prepare: (table: TableFacts) => readonly string[],
): readonly string[] | undefined {
  const start = trainingStart(facts);
  const tables = trainingTables(facts);
  if (start === undefined || tables.length === 0) {
    return undefined;
  }
  const saved = savedPath(facts);
  const isFolder = markerOf(facts.model) !== '';
  const made = saved === undefined ? [] : [`rm -${isFolder ? 'rf' : 'f'} ${shellWord(saved)}`];
  const kept = saved === undefined ? [] : [`test -${isFolder ? 'd' : 'f'} ${shellWord(saved)}`];
  const report = '| tee -a "$GITHUB_STEP_SUMMARY"';
  return ['set -o pipefail', ...tables.flatMap(prepare), ...made, `${shellCommand(facts, start)} ${report}`, ...kept];
}
