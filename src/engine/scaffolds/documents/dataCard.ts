import * as l10n from '@vscode/l10n';
import { baseName, folderOf } from '../../model/location';
import type { ModelFacts } from '../facts/model';
import type { ProjectFacts } from '../facts/projectFacts';
import { findTableReads, unknownTables } from '../facts/tableReads';
import type { ColumnFacts, TableFacts } from '../facts/tables';
import { insideRoot } from '../parts/modulePlace';
import { type ScaffoldResult, refused } from '../scaffold';
import { bulletList, inlineCode, markdownTable } from './markdown';
import { type ColumnRun, numberedRuns } from './numberedRuns';
import { question, writePage } from './page';
import { columnsInWords, namesPerson } from './said';

/** What the header lines and the code tell of the data, column by column; no value of a row is in it. */
export function dataCard(facts: ProjectFacts, rule: string): ScaffoldResult {
  const tables = describedTables(facts);
  const described = tables.length > 0 ? tables.map(table => tablePart(facts, table)) : columnsOfCode(facts);
  const absent = absentFiles(facts);
  if (described.length === 0 && absent.length === 0) {
    return refused(l10n.t('No header line of a data file could be read, and the code names no columns: write data/README.md by hand, with where the data comes from and what its columns mean.')); // prettier-ignore
  }
  const folder = commonFolder(tables.map(({ path }) => insideRoot(facts, folderOf(path))));
  return writePage(facts, {
    places: [...(folder === '' ? [] : [`${folder}/README.md`]), 'docs/data.md', 'DATA.md'],
    heading: 'Data',
    parts: [
      question(rule, 'where does it come from, how often is it made, and of which time is it?'),
      question(rule, 'who answers for it, and under which licence or agreement may it be used?'),
      ...(absent.length === 0 ? [] : [bulletList(absent)]),
      ...described,
      question(rule, 'write down the meaning and the unit of each column, and what an empty value stands for.'),
    ],
  });
}

/** More tables than that are copies or parts of each other. */
const mostTables = 5;

/** Those that code reads, else all; tests have data of their own. */
function describedTables(facts: ProjectFacts): readonly TableFacts[] {
  const { project, tables } = facts;
  const read = new Set(findTableReads(project, tables).flatMap(({ table }) => table?.path ?? []));
  const own = tables.filter(({ path }) => project.zoneOf(path) !== 'test');
  const used = own.filter(({ path }) => read.has(path));
  return (used.length > 0 ? used : own).slice(0, mostTables);
}

function tablePart(facts: ProjectFacts, table: TableFacts): string {
  const rows = numberedRuns(table.columns).map(run => columnRow(facts, table, run));
  const told = header.flatMap((_, index) => (rows.some(row => row[index] !== '') || index === meaning ? [index] : []));
  const pick = (row: readonly string[]): readonly string[] => told.map(index => row[index] ?? '');
  return [
    `### ${inlineCode(insideRoot(facts, table.path))}`,
    `${table.rows} rows, ${table.columns.length} columns.`,
    markdownTable(pick(header), rows.map(pick)),
  ].join('\n\n');
}

const header = ['column', 'type', 'empty values', 'used as', 'names a person', 'meaning and unit'];
const meaning = header.length - 1;

function columnRow({ model }: ProjectFacts, { rows }: TableFacts, columns: ColumnRun): readonly string[] {
  const [first] = columns;
  const name = inlineCode(first.name);
  return [
    columns.length === 1 ? name : `${name} to ${inlineCode(columns.at(-1)?.name ?? '')} (${columns.length} columns)`,
    rows >= enoughRows && isKey(first) ? `${first.type}, no value twice` : first.type,
    columns.some(({ hasGaps }) => hasGaps) ? 'some' : 'none',
    useOf(model, first),
    namesPerson(first.name) ? 'it sounds so' : '',
    '',
  ];
}

/** In a handful of rows no value is there twice by chance. */
const enoughRows = 20;

function isKey({ isUnique, type }: ColumnFacts): boolean {
  return isUnique && (type === 'text' || type === 'integer');
}

function useOf(model: ModelFacts | undefined, { name }: ColumnFacts): string {
  if (name === model?.target) {
    return 'what is predicted';
  }
  return model?.features?.some(feature => feature.name === name) === true ? 'input of the model' : '';
}

/** Without a data file: what the code asks for. */
function columnsOfCode({ model }: ProjectFacts): readonly string[] {
  const names = model?.features?.map(({ name }) => name) ?? [];
  const target = model?.target;
  return names.length === 0
    ? []
    : [
        `The model takes the columns ${columnsInWords(names)}${target === undefined ? '' : `, and predicts ${inlineCode(target)}`}.`,
      ];
}

/** What the code reads and the repository does not hold, with the address where the code has one. */
function absentFiles({ project, tables }: ProjectFacts): readonly string[] {
  const reads = findTableReads(project, tables).filter(({ table }) => table === undefined);
  const addresses = reads.flatMap(({ said }) => said.filter(path => /^https?:\/\/[^\s?#@]+$/.test(path)));
  const names = unknownTables(reads.filter(({ said }) => !said.some(path => /^https?:/.test(path))));
  return [
    ...[...new Set(addresses)].map(address => `Read from <${address}>.`),
    ...names.slice(0, mostTables).map(name => `Not in this repository: ${inlineCode(baseName(name))}.`),
  ];
}

/** The folder that holds all of them; the root is none. */
function commonFolder(folders: readonly string[]): string {
  const [first = '', ...others] = folders.map(folder => folder.split('/'));
  const parts = first === '' ? [] : first;
  const differs = parts.findIndex((part, index) => others.some(other => other[index] !== part));
  return (differs < 0 ? parts : parts.slice(0, differs)).join('/');
}
