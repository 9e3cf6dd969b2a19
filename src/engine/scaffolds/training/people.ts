import { hasFacts, type FactsDocument } from '../../detectors/sources';
import { textOfPlace } from '../../fixes/rewrites/training/lines';
import { splitsOf } from '../../fixes/rewrites/training/splits';
import type { ProjectFacts } from '../facts/projectFacts';
import { findTableReads } from '../facts/tableReads';
import { pythonString } from '../parts/pythonText';
import type { ScoredModel } from './scoredModel';

const names = /^(gender|sex|race|ethnicity|ethnic_group|marital[-_. ]?status|nationality|religion|disability|native[-_. ]?country|senior_?citizen)$/i; // prettier-ignore

/** Columns that put people into groups, by their names, of the data and of the code; each once. */
export function groupColumns({ project, tables }: ProjectFacts): readonly string[] {
  const ofTables = tables.filter(({ path }) => project.zoneOf(path) !== 'test').flatMap(({ columns }) => columns.map(({ name }) => name)); // prettier-ignore
  const ofCode = project.documents.filter(hasFacts).flatMap(({ facts }) => facts.strings.map(({ text }) => text));
  return [...new Set([...ofTables, ...ofCode].filter(name => names.test(name)))];
}

/** An expression for the groups of the test rows, with the columns that it has. */
export interface Groups {
  readonly columns: readonly string[];
  /** `X_test[["gender"]]`, `rows.loc[X_test.index, ["gender"]]` */
  readonly expression: string;
}

/**
 * The groups of the rows that a model is scored on: of these rows themselves where training chose the columns, else of
 * the table that they were taken from. `undefined` where the code does not show that the rows keep their numbers.
 */
export function groupsOf(facts: ProjectFacts, { document, test }: ScoredModel): Groups | undefined {
  const table = tableOf(facts, document);
  const wanted = groupColumns(facts).filter(name => table?.columns.includes(name) === true);
  const [rows] = test;
  return table === undefined || wanted.length === 0
    ? undefined
    : { columns: wanted, expression: `${table.name}.loc[${rows}.index, [${wanted.map(pythonString).join(', ')}]]` };
}

interface NamedTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** `rows` of `rows = pd.read_csv(…)`, when what is split is a choice of its columns. */
function tableOf({ project, tables }: ProjectFacts, document: FactsDocument): NamedTable | undefined {
  const split = splitsOf(document)[0]?.tables[0];
  if (split === undefined) {
    return undefined;
  }
  const written = textOfPlace(document, split.valuePlace);
  const assigned = document.facts.assignments.filter(({ targets }) => targets.includes(written));
  const source = assigned.length === 1 && assigned[0] !== undefined ? textOfPlace(document, assigned[0].valuePlace) : written; // prettier-ignore
  const name = columnsOf.exec(source.replace(/\s+/g, ' '))?.[1];
  const read = findTableReads(project, tables).find(({ document: { path }, call }) => path === document.path && call.boundTo[0] === name); // prettier-ignore
  const bound = document.facts.names.filter(each => each.use === 'bind' && each.name === name).length;
  return name === undefined || read?.table === undefined || bound !== 1
    ? undefined
    : { name, columns: read.table.columns.map(({ name: column }) => column) };
}

/** `rows`, `rows[FEATURES]`, `rows[["age", "size"]]`, `rows.drop(columns="left")`, and dummies of them. */
const columnsOf = /^(?:(?:pd|pandas)\.get_dummies\( ?)?([A-Za-z_]\w*)(?:\[\[[^\]]*\]\]|\[[A-Za-z_]\w*\]|\.drop\((?:columns ?= ?)?[^()]*\))?(?: ?[,)][^()]*\)?)?$/; // prettier-ignore
