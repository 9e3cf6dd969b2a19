import type { ScanReport } from '../model/report';
import { type Severity, severities } from '../model/rule';

/** Whether a finding or an open check is at or above the severity; what is for later does not count. */
export function failsOn(report: ScanReport, failOn: Severity): boolean {
  const limit = severities.indexOf(failOn);
  const counts = (severity: Severity): boolean => severities.indexOf(severity) <= limit;
  return (
    report.findings.some(({ severity }) => counts(severity)) ||
    report.projects.some(({ checks }) =>
      checks.some(
        ({ status, later, severity }) => (status === 'open' || status === 'partly') && !later && counts(severity),
      ),
    )
  );
}
