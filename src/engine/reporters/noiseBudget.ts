import type { Finding } from '../model/report';

const PER_FILE = 20;
const PER_RULE_AND_FILE = 5;
const PER_NOTEBOOK = 5;

export interface Budgeted {
  readonly shown: readonly Finding[];
  /** How many more there are in the checklist, by path. */
  readonly held: ReadonlyMap<string, number>;
}

/**
 * The findings that people are shown at a time: 20 a file, 5 of one rule a file, 5 a notebook, the gravest first in
 * line. JSON, SARIF and the checklist hold everything.
 */
export function keepToBudget(findings: readonly Finding[]): Budgeted {
  const shown: Finding[] = [];
  const held = new Map<string, number>();
  for (const [path, inFile] of groupByPath(findings)) {
    const kept = new Set(keepInFile(inFile));
    shown.push(...inFile.filter(finding => kept.has(finding)));
    if (kept.size < inFile.length) {
      held.set(path, inFile.length - kept.size);
    }
  }
  return { shown, held };
}

function groupByPath(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.location.path) ?? [];
    group.push(finding);
    groups.set(finding.location.path, group);
  }
  return groups;
}

const gravity = { error: 0, warning: 1, information: 2, hint: 3 } as const;

function keepInFile(findings: readonly Finding[]): readonly Finding[] {
  const perRule = new Map<string, number>();
  const isNotebook = findings.some(finding => finding.location.path.endsWith('.ipynb'));
  const byGravity = findings.toSorted((a, b) => gravity[a.severity] - gravity[b.severity]);
  const withinRule = byGravity.filter(({ rule }) => {
    const count = (perRule.get(rule) ?? 0) + 1;
    perRule.set(rule, count);
    return count <= PER_RULE_AND_FILE;
  });
  return withinRule.slice(0, isNotebook ? PER_NOTEBOOK : PER_FILE);
}
