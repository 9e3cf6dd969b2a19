import type { Finding, ScanReport } from '../model/report';
import { type Severity, severities } from '../model/rule';

/**
 * Whether a finding or an open check is at or above the severity. What is for later does not count, nor does a check all
 * of whose places the baseline accepts.
 */
export function failsOn(report: ScanReport, failOn: Severity): boolean {
  const limit = severities.indexOf(failOn);
  const counts = (severity: Severity): boolean => severities.indexOf(severity) <= limit;
  return (
    report.findings.some(({ severity }) => counts(severity)) ||
    report.projects.some(({ root, checks }) =>
      checks.some(
        ({ rule, status, later, severity }) =>
          (status === 'open' || status === 'partly') && !later && counts(severity) && !isAccepted(rule, root, report),
      ),
    )
  );
}

function isAccepted(rule: string, root: string, { findings, baseline }: ScanReport): boolean {
  const isOfCheck = (finding: Finding): boolean => finding.rule === rule && finding.project === root;
  return baseline.accepted.some(isOfCheck) && !findings.some(isOfCheck);
}
