import * as l10n from '@vscode/l10n';
import type { ProjectFacts } from '../facts/projectFacts';
import { findTableReads } from '../facts/tableReads';
import { type ColumnFacts, type TableFacts, tableWith } from '../facts/tables';
import { isPersonal } from '../parts/personal';

/** The training data, and the columns of it in which drift is looked for. */
export interface Watched {
  readonly table: TableFacts;
  readonly numbers: readonly string[];
  readonly categories: readonly string[];
}

/** The columns that the model takes, as the data file has them; of an unknown model all that are no id, date or person. */
export function watchedIn(facts: ProjectFacts): Watched | { readonly reason: string } {
  const { model, tables, project } = facts;
  const wanted = model?.preparation?.columns ?? model?.features;
  const read = findTableReads(project, tables).find(({ table }) => table !== undefined)?.table;
  const table = wanted === undefined ? read : tableWith(tables, wanted);
  if (table === undefined) {
    return { reason: whyNot(facts, wanted === undefined) };
  }
  const columns = table.columns
    .filter(({ name }) => (wanted === undefined ? name !== model?.target : wanted.some(each => each.name === name)))
    .filter(column => isComparable(column));
  const names = (kinds: readonly ColumnFacts['type'][]): readonly string[] =>
    columns.filter(({ type }) => kinds.includes(type)).map(({ name }) => name);
  return columns.length === 0
    ? {
        reason: l10n.t('{0} has no column that could be compared: all are dates, ids or names of persons.', table.path),
      }
    : { table, numbers: names(['integer', 'number']), categories: names(['text', 'boolean']) };
}

/** A text that no two rows share has no distribution; what names a person is not in the log. */
function isComparable({ name, type, isUnique }: ColumnFacts): boolean {
  const isId = isUnique && (type === 'text' || /(^|[_\s.-])id$|[a-z]I[dD]$|^Unnamed: \d+$/.test(name));
  return type !== 'date' && !isId && !isPersonal(name);
}

function whyNot({ model, unreadTables }: ProjectFacts, isUnknown: boolean): string {
  const [unread] = unreadTables;
  if (unread !== undefined) {
    return l10n.t('{0} {1}, so its columns are not known: compare new data with it by hand.', unread.path, unread.why);
  }
  return isUnknown || model?.trainedIn === undefined
    ? l10n.t(
        'No CSV file is in this folder, so there is nothing to compare new data with: put the training data there, or its header and some rows, then ask again.',
      )
    : l10n.t(
        'No CSV file that {0} trains with is in this folder, so there is nothing to compare new data with: put the training data there, or its header and some rows, then ask again.',
        model.trainedIn,
      );
}
