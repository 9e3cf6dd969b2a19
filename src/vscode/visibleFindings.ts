import type { Finding } from '../engine/index';
import type { FolderScan } from './scanController';
import type { FolderSettings } from './settings';

/**
 * What the editor shows of a report: its findings, and what the baseline accepts as hints when that is asked for; of
 * both only those on changed lines, where that is asked for.
 */
export function visibleFindings(
  { report, changed }: FolderScan,
  { showsBaseline }: FolderSettings,
): readonly Finding[] {
  const accepted = showsBaseline ? report.baseline.accepted : [];
  const all =
    accepted.length === 0
      ? report.findings
      : [...report.findings, ...accepted.map((finding): Finding => ({ ...finding, severity: 'hint' }))];
  return changed === undefined ? all : all.filter(({ fingerprint }) => changed.has(fingerprint));
}
