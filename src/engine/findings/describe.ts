import type { Settings } from '../configuration/settings';
import type { Capture, Match } from '../detectors/detector';
import { textAround } from '../detectors/sources';
import { buildFixes } from '../fixes/buildFix';
import { withFixes } from '../fixes/fixesOf';
import type { Document } from '../model/document';
import type { Location, Position } from '../model/location';
import type { Finding } from '../model/report';
import type { Rule, Severity, Zone } from '../model/rule';
import type { Project } from '../projects/project';
import type { CompiledRule } from '../rules/compileRules';
import { fillPlaceholders } from '../rules/placeholders';
import { fingerprints } from './fingerprint';
import { lineStartsOfFile } from './lineStarts';
import { lineStartsOf, positionOf } from './positions';

/** What a match is described with: the document it is in, the project, and the user's wishes. */
export interface DescribeContext {
  readonly document: Document;
  readonly project: Project;
  readonly settings: Settings;
}

/** Makes findings of matches in one document, from the rule's words. In zones that the rule leaves out there are none. */
export function describe(
  { rule }: CompiledRule,
  matches: Iterable<Match>,
  { document, project, settings }: DescribeContext,
): readonly Finding[] {
  const zone = project.zoneOf(document.path);
  if (!rule.zones.includes(zone)) {
    return [];
  }
  const setting = settings.settingOf(rule.id, document.path);
  const severity = setting === undefined || setting === 'off' ? severityIn(zone, rule.severity) : setting;
  const startsOf = lineStartsByCell(document);
  const fingerprintOf = fingerprints(rule.id, document, new Map());
  return Array.from(matches, match => {
    const starts = startsOf(match.location);
    const id = fingerprintOf({ location: match.location, starts, conceals: match.conceals === true });
    const position = match.location.kind === 'document' ? null : positionOf(starts, match.location.span);
    const finding: Finding = {
      rule: rule.id,
      project: project.root,
      severity,
      zone,
      location: match.location,
      position,
      cellId: cellIdOf(document, match.location),
      fileLine: fileLineOf(document, match.location, position),
      message: messageOf(rule, match),
      fingerprint: id,
    };
    return withFixes(finding, () =>
      buildFixes(rule, match, { document, project, fingerprint: id, lineStarts: starts }),
    );
  });
}

/** Outside production code only what is certainly broken or dangerous keeps its voice. */
function severityIn(zone: Zone, severity: Severity): Severity {
  return zone === 'production' || severity === 'error' ? severity : 'hint';
}

/** Each text is split into lines once, and only when something was found in it. */
function lineStartsByCell(document: Document): (location: Location) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  return location => {
    if (location.kind === 'document') {
      return [0];
    }
    if (document.kind === 'python') {
      return lineStartsOfFile(document);
    }
    const key = location.kind === 'cell' ? location.cell : -1;
    const starts = known.get(key) ?? lineStartsOf(textAround(document, location));
    known.set(key, starts);
    return starts;
  };
}

function cellIdOf(document: Document, location: Location): string | null {
  const cells = document.kind === 'notebook' ? document.notebook?.cells : undefined;
  return location.kind === 'cell' ? (cells?.[location.cell]?.id ?? null) : null;
}

/** Line of the stored file: of a cell the line of its JSON. */
export function fileLineOf(document: Document, location: Location, position: Position | null): number | null {
  if (position === null || location.kind !== 'cell' || document.kind !== 'notebook') {
    return position?.line ?? null;
  }
  const source = document.sourceLines[location.cell];
  return source === undefined ? null : source.line + (source.isSpread ? position.line : 0);
}

/** One line, whatever was captured. */
function messageOf(rule: Rule, { captures }: Match): string {
  return fillPlaceholders(rule.message, name => quoted(captures[name])).trim();
}

const LONGEST_CAPTURE = 60;

function quoted(capture: Capture | undefined): string | undefined {
  const line = capture?.text.replace(/\s+/g, ' ').trim();
  return line !== undefined && line.length > LONGEST_CAPTURE && capture?.isSaid !== true
    ? `${line.slice(0, LONGEST_CAPTURE - 1)}…`
    : line;
}
