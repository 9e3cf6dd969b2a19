import { levels } from '../checklist/level';
import { compareText } from '../model/compareText';
import { profiles } from '../model/rule';
import { object, oneOf, recordOf, text, wholeNumber } from '../rules/fields';
import { HISTORY_FILE, type HistoryRecord, renderRecord } from './record';

/** What a file of records holds: the oldest commit first, the last record of each commit and project. */
export interface History {
  readonly records: readonly HistoryRecord[];
  /** A sentence for each line that is no record. It stays in the file. */
  readonly problems: readonly string[];
}

/** Never throws; a line that is no record costs that line only. */
export function readHistory(content: string): History {
  const lines = linesOf(content).map(line => ({ line, record: readRecord(line) }));
  const records = new Map<string, HistoryRecord>();
  for (const { record } of lines) {
    if (record !== undefined) {
      records.set(keyOf(record), record);
    }
  }
  const problems = lines.flatMap(({ record }, index) =>
    record === undefined ? [`Line ${index + 1} of ${HISTORY_FILE} is no record of a commit: it is left out.`] : [],
  );
  return { records: inOrder([...records.values()]), problems };
}

/** The text with new records: each takes the place of an older one of its commit and project, or comes at the end. */
export function addRecords(content: string, added: readonly HistoryRecord[]): string {
  const keys = new Set(added.map(keyOf));
  const kept = linesOf(content).filter(line => {
    const record = readRecord(line);
    return record === undefined || !keys.has(keyOf(record));
  });
  return [...kept.map(line => `${line}\n`), ...inOrder(added).map(renderRecord)].join('');
}

function linesOf(content: string): readonly string[] {
  return content.split(/\r?\n/).filter(line => line.trim() !== '');
}

function keyOf({ commit, project }: HistoryRecord): string {
  return `${commit} ${project}`;
}

/** Commits of one second stay in the order in which they were recorded. */
function inOrder(records: readonly HistoryRecord[]): readonly HistoryRecord[] {
  return [...records].sort((a, b) => compareText(a.time, b.time));
}

const statuses = [
  'met', 'partly', 'open', 'to-confirm', 'confirmed', 'waived', 'not-applicable', 'unknown',
] as const; // prettier-ignore

const recordField = object<HistoryRecord>({
  commit: text(name => (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name) ? undefined : 'needs the full name of a commit')),
  branch: text(),
  time: text(time => (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time) ? undefined : 'needs a time in UTC')),
  pack: text(),
  project: text(),
  profile: oneOf(profiles),
  level: oneOf(levels),
  states: recordOf(oneOf(statuses)),
  findings: recordOf(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
});

/** Reads with the same fields as rules are read, so that a wrong key or value is a fault and no guess. */
function readRecord(line: string): HistoryRecord | undefined {
  const faults: string[] = [];
  const record = recordField.read(parse(line), [], (_route, message) => {
    faults.push(message);
  });
  return faults.length === 0 ? record : undefined;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
