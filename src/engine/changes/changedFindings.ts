import type { Location } from '../model/location';
import type { Finding } from '../model/report';
import { type SourceLine, changedLines } from './changedLines';

/** Two states of the same files, by path; a file that was not there, or cannot be read, is left out. */
export interface TwoStates {
  readonly before: ReadonlyMap<string, Uint8Array>;
  readonly now: ReadonlyMap<string, Uint8Array>;
}

/**
 * The fingerprints of findings that touch a line which was not in the file before. One about a whole file or notebook
 * counts when any of its lines is new; all of them do in a file that was not there.
 */
export function changedFindings(findings: readonly Finding[], states: TwoStates): ReadonlySet<string> {
  const paths = new Set(findings.map(({ location }) => location.path));
  const changed = new Set<string>();
  for (const path of paths) {
    const lines = linesOf(path, states);
    for (const { fingerprint } of findings.filter(finding => finding.location.path === path && isOn(lines, finding))) {
      changed.add(fingerprint);
    }
  }
  return changed;
}

/** `undefined`: all of them. */
function linesOf(path: string, { before, now }: TwoStates): readonly SourceLine[] | undefined {
  const [old, current] = [before.get(path), now.get(path)];
  return old === undefined || current === undefined ? undefined : changedLines(path, old, current);
}

function isOn(lines: readonly SourceLine[] | undefined, { location, position }: Finding): boolean {
  return (
    lines === undefined ||
    lines.some(
      ({ cell, line }) =>
        position === null || (cell === cellOf(location) && line >= position.line && line <= position.endLine),
    )
  );
}

function cellOf(location: Location): number | undefined {
  return location.kind === 'cell' ? location.cell : undefined;
}
