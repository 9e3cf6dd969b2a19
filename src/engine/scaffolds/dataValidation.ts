import * as l10n from '@vscode/l10n';
import { listInWords } from '../detectors/words';
import type { FactsDocument } from '../detectors/sources';
import { baseName, folderOf } from '../model/location';
import { pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { type TableRead, findTableReads, unknownTables } from './facts/tableReads';
import type { TableFacts } from './facts/tables';
import { addPackages } from './parts/addPackages';
import { importOf } from './parts/importEdit';
import { type ModulePlace, inFolder, modulePlace, testFolder } from './parts/modulePlace';
import { pytestPath } from './parts/pytestPath';
import { pythonWord } from './parts/pythonText';
import { type ScaffoldResult, createFile, drafts, refused } from './scaffold';
import { callEdits } from './validation/callEdits';
import { columnsAsRead } from './validation/columns';
import { panderaFor } from './validation/pandera';
import { type CheckedTable, schemaModule } from './validation/schemaModule';
import { testModule } from './validation/testModule';

/** A schema for the data that code reads, its tests, and the call of it where the data is read. */
export function dataValidation(facts: ProjectFacts): ScaffoldResult {
  const reads = findTableReads(facts.project, facts.tables);
  const known = reads.flatMap(toCheckedRead);
  const reader = readerOf(facts, known);
  if (reader === undefined) {
    return refused(whyNot(facts, reads));
  }
  const here = known.filter(({ document }) => document.path === reader.path);
  const pandera = panderaFor(facts);
  const place = modulePlace(facts, reader, ['validation', 'data_validation', 'table_checks']);
  const packages = addPackages(facts, [pandera.requirement]);
  if (packages.kind === 'refused') {
    return packages;
  }
  const path = place === undefined ? undefined : pytestPath(facts, place.importRoot);
  if (place === undefined || path === undefined) {
    return refused(
      l10n.t(
        'There is no place for the check beside {0}: write it by hand with pandera, and call it there.',
        reader.path,
      ),
    );
  }
  const tables = checkedTables(here);
  const calls = here.map(({ call, table }) => ({ call, check: `check_${wordOf(table, tables)}` }));
  return drafts({
    title: l10n.t('Check {0} where {1} reads it', listInWords(tables.map(({ table }) => table.path)), reader.path),
    edits: [...packages.edits, ...path.edits, ...callEdits(reader, calls, importOf(facts, place))],
    files: [
      createFile(pathIn(facts.project, place.path), schemaModule(tables, pandera.importLine)),
      createFile(pathIn(facts.project, testPath(facts, place)), testModule(tables, place, pandera.importLine)),
      ...path.files,
      ...packages.files,
    ],
  });
}

interface CheckedRead extends TableRead, Omit<CheckedTable, 'word'> {
  readonly table: TableFacts;
}

function toCheckedRead(read: TableRead): readonly CheckedRead[] {
  const { table, call } = read;
  const columns = table === undefined || table.rows === 0 ? undefined : columnsAsRead(table, call);
  return table === undefined || columns === undefined || columns.length === 0 ? [] : [{ ...read, table, columns }];
}

/** The file in which data is checked: what trains before what predicts, files before notebooks, those that train first. */
function readerOf({ code, project }: ProjectFacts, reads: readonly CheckedRead[]): FactsDocument | undefined {
  const started = code.entryPoints.map(({ document }) => document.path);
  const rank = ({ document }: CheckedRead): number => {
    const entry = started.indexOf(document.path);
    const fits = document.facts.calls.some(({ method }) => method === 'fit') ? 0 : 0.5;
    const kind = document.kind === 'notebook' ? 2000 : project.zoneOf(document.path) === 'production' ? 0 : 1000;
    return kind + (entry < 0 ? 500 : entry) + fits;
  };
  return [...reads].sort((a, b) => rank(a) - rank(b))[0]?.document;
}

/** One for each table, with the columns that every read of it has. */
function checkedTables(reads: readonly CheckedRead[]): readonly CheckedTable[] {
  const byPath = new Map<string, CheckedTable>();
  for (const { table, columns } of reads) {
    const earlier = byPath.get(table.path);
    const common = earlier?.columns.filter(({ name }) => columns.some(each => each.name === name)) ?? columns;
    byPath.set(table.path, { table, columns: common, word: earlier?.word ?? freeWord(table, [...byPath.values()]) });
  }
  return [...byPath.values()];
}

function freeWord({ path }: TableFacts, taken: readonly CheckedTable[]): string {
  const stem = pythonWord(baseName(path).replace(/\.[^.]+$/, ''));
  const candidates = [/^\d/.test(stem) ? `table_${stem}` : stem, pythonWord(`${folderOf(path)}_${stem}`)];
  const free = candidates.find(word => taken.every(each => each.word !== word));
  return free ?? `${stem}_${taken.length + 1}`;
}

function wordOf(table: TableFacts, tables: readonly CheckedTable[]): string {
  return tables.find(each => each.table.path === table.path)?.word ?? '';
}

function testPath(facts: ProjectFacts, { path }: ModulePlace): string {
  return inFolder(testFolder(facts), `test_${baseName(path)}`);
}

function whyNot({ unreadTables }: ProjectFacts, reads: readonly TableRead[]): string {
  const [first] = reads;
  const unread = unreadTables.find(({ path }) => unknownTables(reads).includes(baseName(path)));
  if (unread !== undefined) {
    return l10n.t('{0} {1}: write a check for it by hand, beside the code that reads it.', unread.path, unread.why);
  }
  const [name] = unknownTables(reads);
  return first === undefined || name === undefined
    ? l10n.t(
        'No code reads a CSV file with pandas under a name that can be followed, so its columns are not known: write a check by hand, beside the code that loads the data.',
      )
    : l10n.t(
        '{0}, which {1} reads, is not in this folder, so its columns are not known: put it there, or its header and some rows, then ask again.',
        name,
        first.document.path,
      );
}
