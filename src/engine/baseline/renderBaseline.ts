import { compareText } from '../model/compareText';
import type { BaselineEntry } from '../model/report';

/**
 * The text of a baseline file: files, rules and fingerprints in order, a line each, so that two branches merge. Equal
 * lines of a file have fingerprints of their own, one for each time they stand there; line numbers are not kept.
 */
export function renderBaseline(entries: readonly BaselineEntry[]): string {
  const files = groupBy(entries, ({ path }) => path).map(([path, inFile]) => {
    const rules = groupBy(inFile, ({ rule }) => rule).map(([rule, ofRule]) => {
      return [rule, [...new Set(ofRule.map(({ fingerprint }) => fingerprint))].sort(compareText)] as const;
    });
    return [path, Object.fromEntries(rules)] as const;
  });
  return `${JSON.stringify({ version: 1, files: Object.fromEntries(files) }, null, 2)}\n`;
}

function groupBy(
  entries: readonly BaselineEntry[],
  keyOf: (entry: BaselineEntry) => string,
): readonly (readonly [string, readonly BaselineEntry[]])[] {
  const groups = new Map<string, BaselineEntry[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry)) ?? [];
    group.push(entry);
    groups.set(keyOf(entry), group);
  }
  return [...groups].sort(([a], [b]) => compareText(a, b));
}
