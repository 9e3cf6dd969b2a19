import type { Log, Region, ReportingDescriptor, Result } from 'sarif';
import type { Finding } from '../model/report';
import type { Rule, Severity } from '../model/rule';
import type { Reporter } from './reporter';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** SARIF 2.1.0 as GitHub code scanning takes it: paths from the scanned folder, cells as lines of the stored file. */
export const sarif: Reporter = (report, { version }) => {
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Preflight', semanticVersion: version, rules: report.rules.map(toDescriptor) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The scanned folder' } } },
        results: report.findings.map(finding => toResult(finding, report.rules)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

const sarifLevels = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const satisfies Record<
  Severity,
  string
>;

function toDescriptor(rule: Rule): ReportingDescriptor {
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.lesson.why },
    help: { text: rule.lesson.how, markdown: `${rule.lesson.why}\n\n${rule.lesson.how}` },
    defaultConfiguration: { level: sarifLevels[rule.severity] },
    properties: { tags: [rule.stage, ...rule.skills] },
  };
}

function toResult(finding: Finding, rules: readonly Rule[]): Result {
  const { rule, severity, location, message, fingerprint } = finding;
  const cell = location.kind === 'cell' ? [{ name: `cell ${location.cell + 1}`, kind: 'member' }] : [];
  return {
    ruleId: rule,
    ...ruleIndexOf(rule, rules),
    level: sarifLevels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(location.path), uriBaseId: 'SRCROOT' },
          region: regionOf(finding),
        },
        ...(cell.length === 0 ? {} : { logicalLocations: cell }),
      },
    ],
    partialFingerprints: { 'preflight/v1': fingerprint },
  };
}

/** Findings about suppression comments have no rule of their own in the list. */
function ruleIndexOf(id: string, rules: readonly Rule[]): { ruleIndex?: number } {
  const ruleIndex = rules.findIndex(rule => rule.id === id);
  return ruleIndex < 0 ? {} : { ruleIndex };
}

/** Code scanning shows nothing without a line, so a finding about a whole file stands on its first. */
function regionOf({ location, position, fileLine }: Finding): Region {
  if (location.kind === 'file' && position !== null) {
    const { line, column, endLine, endColumn } = position;
    return { startLine: line, startColumn: column, endLine, endColumn };
  }
  return { startLine: fileLine ?? 1 };
}
