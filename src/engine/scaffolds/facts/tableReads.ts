import { type FactsDocument, hasFacts } from '../../detectors/sources';
import { baseName } from '../../model/location';
import type { Project } from '../../projects/project';
import { type CallFact, type PythonFacts, type Value, isPlaceInside } from '../../python/index';
import type { TableFacts } from './tables';

/** A call of `pandas.read_csv`. */
export interface TableRead {
  readonly document: FactsDocument;
  readonly call: CallFact;
  /** File names that the path may end in, as the code says them: `data/churn.csv`. */
  readonly said: readonly string[];
  /** The data file, when it is one whose columns are known. */
  readonly table: TableFacts | undefined;
}

/** Where code outside tests reads data files with pandas; by the path, constants, defaults and arguments of callers. */
export function findTableReads(project: Project, tables: readonly TableFacts[]): readonly TableRead[] {
  return project.documents.filter(hasFacts).flatMap(document => {
    if (project.zoneOf(document.path) === 'test') {
      return [];
    }
    const calls = ['pandas.read_csv', 'pandas.read_table'].flatMap(name => document.facts.callsOf(name));
    return calls.map((call): TableRead => {
      const path = argumentOf(call, 0, 'filepath_or_buffer');
      const said = path === undefined ? [] : pathsOf(path, { facts: document.facts, call, depth: 0 });
      return { document, call, said, table: tableNamed(said, tables) };
    });
  });
}

/** An argument by position or by name. */
export function argumentOf(
  call: CallFact,
  position: number,
  keyword: string,
): CallFact['arguments'][number] | undefined {
  const positional = call.arguments.filter(each => each.keyword === undefined && each.unpacked === undefined);
  return call.arguments.find(each => each.keyword === keyword) ?? positional[position];
}

interface Asking {
  readonly facts: PythonFacts;
  readonly call: CallFact;
  readonly depth: number;
}

function pathsIn(value: Value, asking: Asking): readonly string[] {
  if (asking.depth > 4) {
    return [];
  }
  const deeper = { ...asking, depth: asking.depth + 1 };
  switch (value.kind) {
    case 'string':
    case 'f-string':
      return [value.text];
    case 'call': {
      const inner = asking.facts.calls[value.call];
      return inner?.arguments.flatMap(argument => pathsOf(argument, deeper)).slice(-1) ?? [];
    }
    case 'name':
      return value.resolved === undefined ? pathsOfName(value.text, deeper) : pathsIn(value.resolved, deeper);
    default:
      return [];
  }
}

function pathsOf(argument: CallFact['arguments'][number], asking: Asking): readonly string[] {
  const found = pathsIn(argument.value, asking);
  return found.length > 0 ? found : lastString(asking.facts, argument.valuePlace);
}

/** The last text of an expression: `churn.csv` of `ROOT / "data" / "churn.csv"`. */
function lastString(facts: PythonFacts, place: CallFact['place']): readonly string[] {
  const inside = facts.strings.filter(
    each => each.place.source === place.source && each.place.start >= place.start && each.place.end <= place.end,
  );
  return inside.slice(-1).map(({ text }) => text);
}

/** What a name stands for: its assignments, the default of a parameter, what callers hand over. */
function pathsOfName(name: string, asking: Asking): readonly string[] {
  const { facts, call } = asking;
  const assigned = facts.assignments
    .filter(({ targets }) => targets.includes(name))
    .flatMap(({ value, valuePlace }) => {
      const found = pathsIn(value, asking);
      return found.length > 0 ? found : lastString(facts, valuePlace);
    });
  const scope = facts.scopes[call.scope];
  if (scope?.parameters.includes(name) !== true) {
    return assigned;
  }
  const position = scope.parameters.filter(each => each !== 'self').indexOf(name);
  const callers = facts.calls.filter(({ method }) => method === scope.name);
  const defaults = facts.strings.filter(
    ({ role, place }) => role.kind === 'default' && role.parameter === name && isPlaceInside(place, scope.place),
  );
  return [
    ...callers.flatMap(caller => {
      const argument = argumentOf(caller, position, name);
      return argument === undefined ? [] : pathsOf(argument, { ...asking, call: caller });
    }),
    ...defaults.map(({ text }) => text),
    ...assigned,
  ];
}

/** The table whose path agrees with what the code says over most folders from its end; none when two agree equally. */
function tableNamed(said: readonly string[], tables: readonly TableFacts[]): TableFacts | undefined {
  const ranked = tables
    .map(table => ({ table, depth: Math.max(0, ...said.map(path => commonEnd(path, table.path))) }))
    .filter(({ depth }) => depth > 0)
    .sort((a, b) => b.depth - a.depth);
  const [first, second] = ranked;
  return first !== undefined && first.depth !== second?.depth ? first.table : undefined;
}

/** How many parts two paths have in common from their ends. */
function commonEnd(said: string, path: string): number {
  const a = said.replaceAll('\\', '/').split('/').reverse();
  const b = path.split('/').reverse();
  const differs = b.findIndex((part, index) => part !== a[index]);
  return differs < 0 ? b.length : differs;
}

/** The names of data files that code reads and that are not there, or whose columns are not known. */
export function unknownTables(reads: readonly TableRead[]): readonly string[] {
  const names = reads.flatMap(({ table, said }) => (table === undefined ? said : []));
  return [...new Set(names.map(name => baseName(name.replaceAll('\\', '/'))).filter(name => /\.\w+$/.test(name)))];
}
