import type { Check, Evidence, Finding, ScanReport } from '../../src/engine/index';
import { defaultConfiguration } from '../../src/engine/configuration/configuration';
import { withFixes } from '../../src/engine/fixes/fixesOf';
import { type Rule, isRuleId, profiles, zones } from '../../src/engine/model/rule';
import { workspacePath } from '../../src/engine/model/location';

/** A rule with what matters given and the rest ordinary. */
export function rule(id: string, more: Partial<Rule> = {}): Rule {
  if (!isRuleId(id)) {
    throw new Error(`"${id}" is no rule id`);
  }
  return {
    id,
    aliases: [],
    title: `Trouble of ${id}`,
    met: `No trouble of ${id}`,
    stage: 'foundations',
    skills: ['unit-tests'],
    level: 1,
    gates: true,
    requires: [],
    profiles,
    zones,
    severity: 'warning',
    minutes: 15,
    confirm: false,
    delegates: [],
    detect: { kind: 'practice', rungs: {}, when: [], unless: [] },
    message: 'What follows from it',
    lesson: { why: 'Why.', how: 'How.', more: 'More.', bridge: 'Bridge.', variants: {} },
    references: [],
    examples: [],
    ...more,
  };
}

export const evidence: Evidence = { path: workspacePath('tests/test_a.py'), line: 3, text: 'def test_a():' };

export function check(of: Rule, status: Check['status'], later = false): Check {
  const common = { rule: of.id, later, severity: of.severity, minutes: of.minutes, fixes: [] };
  switch (status) {
    case 'partly':
      return { ...common, status, rung: 'exists', reason: 'half', evidence: [evidence] };
    case 'met':
    case 'open':
    case 'confirmed':
      return { ...common, status, rung: null, reason: '', evidence: [] };
    case 'to-confirm':
    case 'waived':
    case 'not-applicable':
    case 'unknown':
      return { ...common, status, rung: null, reason: `It is ${status}.`, evidence: [] };
  }
}

export function finding(of: Rule, path: string, line: number, more: Partial<Finding> = {}): Finding {
  const made: Finding = {
    rule: of.id,
    project: '.',
    severity: of.severity,
    zone: 'production',
    location: { kind: 'file', path: workspacePath(path), span: { start: 0, end: 4 } },
    position: { line, column: 1, endLine: line, endColumn: 5 },
    cellId: null,
    fileLine: line,
    message: 'It is here, and that follows',
    fingerprint: `${path}:${line}`,
    ...more,
  };
  return withFixes(made, () => []);
}

export function report(rules: readonly Rule[], checks: readonly Check[], findings: readonly Finding[]): ScanReport {
  return {
    rules,
    inventory: {},
    projects: [
      {
        root: '.',
        profile: 'service',
        level: 1,
        configuration: defaultConfiguration,
        frameworks: [],
        inventory: {},
        checks,
        nextSteps: [],
      },
    ],
    findings,
    suppressed: { comment: 0, baseline: 0, config: 0 },
    baseline: { accepted: [], stale: [], unasked: [] },
    problems: [],
    files: 3,
    notebooks: 1,
    skipped: [],
  };
}
