import type { ColumnFacts } from '../facts/tables';

export type ColumnRun = readonly [ColumnFacts, ...ColumnFacts[]];

/** Fewer are shown one by one. */
const shortest = 5;

/** Columns in their order; `pixel0` to `pixel783`, which are of one kind, come as one. */
export function numberedRuns(columns: readonly ColumnFacts[]): readonly ColumnRun[] {
  const runs: [ColumnFacts, ...ColumnFacts[]][] = [];
  for (const column of columns) {
    const run = runs.at(-1);
    if (run !== undefined && follows(run.at(-1) ?? run[0], column)) {
      run.push(column);
    } else {
      runs.push([column]);
    }
  }
  return runs.flatMap((run): readonly ColumnRun[] => (run.length < shortest ? run.map(column => [column]) : [run]));
}

function follows(before: ColumnFacts, after: ColumnFacts): boolean {
  const [, stem = '', number = ''] = /^(.*?)(\d+)$/.exec(before.name) ?? [];
  return number !== '' && before.type === after.type && after.name === `${stem}${Number(number) + 1}`;
}
