import { type CheckOfRule, pairChecks, titleOf } from '../checklist/summary';
import type { Finding, ProjectReport, ScanReport } from '../model/report';
import { placeOf } from './place';
import type { Reporter } from './reporter';

/** JUnit XML for CI systems that draw test reports: a suite per project, a case per check that applies. */
export const junit: Reporter = report => {
  const suites = report.projects.map(project => suite(project, report));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="Preflight">',
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
};

function suite(project: ProjectReport, report: ScanReport): string {
  const pairs = pairChecks(project, report);
  const cases = pairs.map(pair => testCase(pair, project, report));
  const failures = pairs.filter(({ check }) => isFailure(check.status)).length;
  const skipped = pairs.filter(({ check }) => isSkipped(check.status)).length;
  const counts = `tests="${pairs.length}" failures="${failures}" skipped="${skipped}"`;
  return [`  <testsuite name="${escapeXml(project.root)}" ${counts}>`, ...cases, '  </testsuite>'].join('\n');
}

function isFailure(status: string): boolean {
  return status === 'open' || status === 'partly' || status === 'to-confirm';
}

function isSkipped(status: string): boolean {
  return status === 'waived' || status === 'not-applicable' || status === 'unknown';
}

function testCase(pair: CheckOfRule, project: ProjectReport, report: ScanReport): string {
  const { check, rule } = pair;
  const open = `    <testcase classname="${escapeXml(rule.stage)}" name="${escapeXml(`${rule.id}: ${titleOf(pair)}`)}"`;
  if (isSkipped(check.status)) {
    return `${open}><skipped message="${escapeXml(`${check.status}: ${check.reason}`)}"/></testcase>`;
  }
  if (!isFailure(check.status)) {
    return `${open}/>`;
  }
  const places = report.findings.filter(finding => finding.rule === rule.id && finding.project === project.root);
  const message = escapeXml(check.reason === '' ? rule.title : check.reason);
  return `${open}><failure message="${message}">${escapeXml(places.map(lineOf).join('\n'))}</failure></testcase>`;
}

function lineOf(finding: Finding): string {
  return `${placeOf(finding)}: ${finding.message}`;
}

function escapeXml(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '�');
}
