import { type CheckOfRule, titleOf } from '../checklist/summary';
import type { Evidence, Finding } from '../model/report';
import type { ScannedFolder } from './agentTool';

/** A check as plain data, with the places that decided it. */
export function checkForAgent(pair: CheckOfRule, folder: ScannedFolder): unknown {
  const { check, rule } = pair;
  return {
    rule: rule.id,
    title: titleOf(pair),
    status: check.status,
    ...(check.rung === null ? {} : { rung: check.rung }),
    level: rule.level,
    gates: rule.gates !== false,
    ...(check.later ? { later: true } : {}),
    ...(check.reason === '' ? {} : { reason: check.reason }),
    ...(check.fixes.length === 0 ? {} : { fix: check.fixes.map(({ title }) => title) }),
    ...(check.evidence.length === 0 ? {} : { evidence: check.evidence.map(place => evidenceForAgent(place, folder)) }),
  };
}

/** A place that decided a check; cells from 0, lines from 1 as in the JSON of `scan`. */
export function evidenceForAgent({ path, cell, line, text }: Evidence, { absolute }: ScannedFolder): unknown {
  return { path: absolute(path), ...(cell === undefined ? {} : { cell }), line, text };
}

/** A finding as plain data; cells from 0, lines and columns from 1 as in the JSON of `scan`. */
export function findingForAgent(finding: Finding, { absolute, fixesOf }: ScannedFolder): unknown {
  const { rule, project, severity, zone, location, position, cellId, message } = finding;
  return {
    rule,
    project,
    severity,
    zone,
    path: absolute(location.path),
    ...(location.kind === 'cell' ? { cell: location.cell, cellId } : {}),
    line: position?.line ?? null,
    column: position?.column ?? null,
    message,
    fixes: fixesOf(finding)
      .filter(({ silences }) => !silences)
      .map(({ title, safety }) => ({ title, safety })),
  };
}
