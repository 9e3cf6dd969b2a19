import { isApplicable } from '../checklist/summary';
import type { CheckStatus, ScanReport } from '../model/report';
import type { Level, Profile } from '../model/rule';

/** Where records are kept in a repository, a line each. */
export const HISTORY_FILE = '.preflight/history.jsonl';

/** A commit that was scanned. */
export interface ScannedCommit {
  /** Its full name: 40 or 64 hexadecimal digits. */
  readonly commit: string;
  readonly branch: string;
  /** When it was made, in UTC: `2026-11-23T09:30:00Z`. */
  readonly time: string;
  /** Version of the rules it was scanned with. */
  readonly pack: string;
}

/** Where a project stood at a commit. */
export interface HistoryRecord extends ScannedCommit {
  /** Root of the project: `.` or `services/api`. */
  readonly project: string;
  readonly profile: Profile;
  readonly level: Level;
  /** State of each check that was asked of the project, by rule. */
  readonly states: Readonly<Record<string, CheckStatus>>;
  /** How many findings each rule had, what a baseline accepts among them; rules without any are left out. */
  readonly findings: Readonly<Record<string, number>>;
}

/** One record for each project of a report. */
export function recordsOf(report: ScanReport, commit: ScannedCommit): readonly HistoryRecord[] {
  const found = [...report.findings, ...report.baseline.accepted];
  return report.projects.map(({ root, profile, level, checks }) => {
    const asked = checks.filter(({ status }) => status !== 'not-applicable');
    const here = found.filter(({ project }) => project === root).map(({ rule }) => rule);
    return {
      ...commit,
      project: root,
      profile,
      level,
      states: Object.fromEntries(asked.map(({ rule, status }) => [rule, status])),
      findings: Object.fromEntries(
        [...new Set(here)].sort().map(rule => [rule, here.filter(one => one === rule).length]),
      ),
    };
  });
}

/** One line of JSON, its keys in the published order, so that two branches merge line by line. */
export function renderRecord(record: HistoryRecord): string {
  const { commit, branch, time, pack, project, profile, level, states, findings } = record;
  return `${JSON.stringify({ commit, branch, time, pack, project, profile, level, states, findings })}\n`;
}

/** How many checks were met, of those that could be. */
export function countStates({ states }: HistoryRecord): { readonly met: number; readonly applicable: number } {
  const all = Object.values(states);
  return {
    met: all.filter(status => status === 'met' || status === 'confirmed').length,
    applicable: all.filter(status => isApplicable({ status })).length,
  };
}
