import type { Finding } from '../model/report';

/** The published order: path, cell, line, column, rule; a finding about a whole file comes first in it. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compareText(a.location.path, b.location.path) ||
    cellOf(a) - cellOf(b) ||
    (a.position?.line ?? 0) - (b.position?.line ?? 0) ||
    (a.position?.column ?? 0) - (b.position?.column ?? 0) ||
    compareText(a.rule, b.rule)
  );
}

function cellOf({ location }: Finding): number {
  return location.kind === 'cell' ? location.cell : -1;
}

/** By UTF-16 units, the same on every system; `localeCompare` is not. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
