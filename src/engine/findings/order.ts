import { compareText } from '../model/compareText';
import type { Finding } from '../model/report';

/** The published order: path, cell, line, column, rule; a finding about a whole file comes first in it. */
export function byPlace(a: Finding, b: Finding): number {
  const [lineA, columnA] = startOf(a);
  const [lineB, columnB] = startOf(b);
  return (
    compareText(a.location.path, b.location.path) ||
    cellOf(a) - cellOf(b) ||
    lineA - lineB ||
    columnA - columnB ||
    compareText(a.rule, b.rule)
  );
}

function startOf({ position }: Finding): readonly [number, number] {
  return position === null ? [0, 0] : [position.line, position.column];
}

function cellOf({ location }: Finding): number {
  return location.kind === 'cell' ? location.cell : -1;
}
