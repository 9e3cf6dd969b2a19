import { isInside } from '../model/location';
import type { BaselineEntry, BaselineReport, Finding, ScanReport } from '../model/report';
import type { Project, Workspace } from '../projects/project';
import type { Baseline } from './baseline';

/** What one project's scan says of the baseline. */
export interface BaselineUse {
  readonly project: Project;
  /** Found again, and accepted. */
  readonly accepted: readonly Finding[];
  /** Rules whose answer was looked for: of the others nobody knows what has gone. */
  readonly asked: ReadonlySet<string>;
}

/** Sorts the entries of a baseline: found again, gone, and not looked for in this scan. */
export function judgeBaseline(
  { entries }: Baseline,
  uses: readonly BaselineUse[],
  { files, unreadable, closed }: Pick<Workspace, 'files' | 'unreadable' | 'closed'>,
): BaselineReport {
  const accepted = uses.flatMap(use => use.accepted);
  const found = new Set(accepted.map(({ fingerprint }) => fingerprint));
  const missing = entries.filter(({ fingerprint }) => !found.has(fingerprint));
  const listed: ReadonlySet<string> = new Set(missing.length === 0 ? [] : files.map(({ path }) => path));
  const unread: ReadonlySet<string> = unreadable;
  const isGone = ({ path, rule }: BaselineEntry): boolean =>
    listed.has(path)
      ? !unread.has(path) && nearest(uses, path)?.asked.has(rule) === true
      : !closed.some(folder => isInside(path, folder));
  return { accepted, stale: missing.filter(isGone), unasked: missing.filter(entry => !isGone(entry)) };
}

/** The project around a file. */
function nearest(uses: readonly BaselineUse[], path: string): BaselineUse | undefined {
  const around = uses.filter(({ project: { root } }) => isInside(path, root));
  return around.reduce<BaselineUse | undefined>(
    (best, use) => (best === undefined || depthOf(use) > depthOf(best) ? use : best),
    undefined,
  );
}

function depthOf({ project: { root } }: BaselineUse): number {
  return root === '.' ? 0 : root.length;
}

/** The entries that accept everything a scan found. What it did not look for stays as it was. */
export function acceptAll({
  findings,
  baseline: { accepted, unasked },
}: Pick<ScanReport, 'findings' | 'baseline'>): readonly BaselineEntry[] {
  // What the engine says of comments and of the baseline itself is mended, not accepted.
  const ofRules = findings.filter(({ rule }) => !rule.startsWith('preflight/'));
  return [...toEntries([...ofRules, ...accepted]), ...unasked];
}

/** The entries without those that are gone. */
export function pruned({ accepted, unasked }: BaselineReport): readonly BaselineEntry[] {
  return [...toEntries(accepted), ...unasked];
}

function toEntries(findings: readonly Finding[]): readonly BaselineEntry[] {
  return findings.map(({ rule, location: { path }, fingerprint }) => ({ path, rule, fingerprint }));
}
