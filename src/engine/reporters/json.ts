import { fixesOf } from '../fixes/fixesOf';
import type { Check, Evidence, Finding, FixOffer, Inventory, ProjectReport, ScanReport } from '../model/report';
import type { Rule } from '../model/rule';
import type { Reporter, ReporterOptions } from './reporter';

const SCHEMA_VERSION = 1;

/** The contract for tools: `media/report.schema.json` describes it. Two spaces, a line feed at the end. */
export const json: Reporter = (report, options) => `${JSON.stringify(toJson(report, options), null, 2)}\n`;

/** The report as plain data in the published order. */
export function toJson(report: ScanReport, options: ReporterOptions): Readonly<Record<string, unknown>> {
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'ml-preflight', version: options.version },
    rules: report.rules.map(ruleToJson),
    inventory: inventoryToJson(report.inventory),
    projects: report.projects.map(projectToJson),
    findings: report.findings.map(findingToJson),
    suppressed: report.suppressed,
    problems: report.problems.map(({ kind, path, message }) => ({ kind, path, message })),
    stats: {
      files: report.files,
      notebooks: report.notebooks,
      skipped: report.skipped.map(({ path, why }) => ({ path, why })),
      ...(options.milliseconds === undefined ? {} : { milliseconds: Math.round(options.milliseconds) }),
    },
  };
}

function ruleToJson({ id, title, stage, skills, level, gates, severity }: Rule): unknown {
  return { id, title, stage, skills, level, gates: gates !== false, severity };
}

function inventoryToJson(inventory: Inventory): unknown {
  const entries = Object.entries(inventory).map(([practice, { present, evidence }]) => [
    practice,
    { present, evidence: evidence.map(evidenceToJson) },
  ]);
  return Object.fromEntries(entries);
}

function evidenceToJson({ path, cell, line, text }: Evidence): unknown {
  return { path, ...(cell === undefined ? {} : { cell }), line, text };
}

function projectToJson({ root, profile, level, inventory, checks, nextSteps }: ProjectReport): unknown {
  return {
    root,
    profile,
    level,
    inventory: inventoryToJson(inventory),
    checks: checks.map(checkToJson),
    nextSteps,
  };
}

function checkToJson(check: Check): unknown {
  const { rule, status, later, rung, severity, minutes, reason, evidence } = check;
  const fixes = check.fixes.map(fixToJson);
  return { rule, status, later, rung, severity, minutes, reason, evidence: evidence.map(evidenceToJson), fixes };
}

function findingToJson(finding: Finding): unknown {
  const { rule, project, severity, zone, location, position, cellId, message, fingerprint } = finding;
  return {
    rule,
    project,
    severity,
    zone,
    path: location.path,
    cell: location.kind === 'cell' ? location.cell : null,
    cellId,
    line: position?.line ?? null,
    column: position?.column ?? null,
    endLine: position?.endLine ?? null,
    endColumn: position?.endColumn ?? null,
    message,
    fingerprint,
    fixes: fixesOf(finding).map(fixToJson),
  };
}

function fixToJson({ id, title, safety }: FixOffer): unknown {
  return { id, title, safety };
}
