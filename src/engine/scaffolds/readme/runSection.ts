import { hasFacts } from '../../detectors/sources';
import { listInEnglish } from '../../detectors/words';
import { baseName } from '../../model/location';
import type { ProjectFacts } from '../facts/projectFacts';
import { type TableRead, findTableReads, unknownTables } from '../facts/tableReads';
import { orderedNotebooks, titleOf } from './purpose';
import { runCommands } from './runCommands';

/** What a README says about running the project, part by part; markup comes later. */
export interface RunSection {
  readonly install: readonly string[];
  readonly run: readonly string[];
  /** Sentences about the data, with paths in backticks. */
  readonly data: readonly string[];
  readonly notebooks: readonly ListedNotebook[];
}

export interface ListedNotebook {
  /** From the project's root. */
  readonly path: string;
  readonly title: string | undefined;
}

/** More notebooks than that are no sequence that somebody follows. */
const mostNotebooks = 12;

export function runSection(facts: ProjectFacts): RunSection {
  const notebooks = orderedNotebooks(facts).map(document => ({
    path: insideRoot(facts, document.path),
    title: titleOf(document),
  }));
  return {
    install: facts.packages.install,
    run: runCommands(facts),
    data: dataNote(facts, findTableReads(facts.project, facts.tables)),
    notebooks: notebooks.length > mostNotebooks ? [] : notebooks,
  };
}

function dataNote(facts: ProjectFacts, reads: readonly TableRead[]): readonly string[] {
  const known = new Map(reads.flatMap(({ table }) => (table === undefined ? [] : [[table.path, table] as const])));
  const present = [...known.values()].map(
    ({ path, rows, columns }) =>
      `\`${insideRoot(facts, path)}\` (${count(rows, 'row')}, ${count(columns.length, 'column')})`,
  );
  const there = new Set([...facts.project.workspace.files.map(({ path }) => baseName(path)), ...writtenBy(facts)]);
  const absent = unknownTables(reads)
    .filter(name => !there.has(name))
    .slice(0, mostAbsent)
    .map(name => ({ name, reader: reads.find(read => unknownTables([read]).includes(name))?.document.path }));
  return [
    ...(present.length === 0 ? [] : [`The data: ${listInEnglish(present)}.`]),
    ...absent.map(({ name, reader }) => `Not in this repository: \`${name}\`, which \`${reader ?? ''}\` reads.`),
  ];
}

const mostAbsent = 4;

/** Names of files that the project's own code makes. */
function writtenBy({ project }: ProjectFacts): readonly string[] {
  const calls = project.documents.filter(hasFacts).flatMap(({ facts }) => facts.calls);
  const written = calls.filter(({ method }) => /^(to_(csv|parquet|excel)|write_csv|savetxt)$/.test(method));
  const values = written.flatMap(({ arguments: words }) =>
    words.map(({ value }) => (value.kind === 'name' ? value.resolved : value)),
  );
  return values.flatMap(value => (value?.kind === 'string' ? [baseName(value.text.replaceAll('\\', '/'))] : []));
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function insideRoot({ project }: ProjectFacts, path: string): string {
  return project.root === '.' ? path : path.slice(project.root.length + 1);
}
