import type { Rule } from '../model/rule';

/** Lessons so that each comes after those that it requires; otherwise by level, then by minutes. */
export function orderLessons(rules: readonly Rule[]): readonly Rule[] {
  const byId = new Map<string, Rule>(rules.map(rule => [rule.id, rule]));
  const ordered = new Set<Rule>();
  const open = new Set<Rule>();
  const visit = (rule: Rule): void => {
    // Rules that require each other stay in the order in which they are found.
    if (ordered.has(rule) || open.has(rule)) {
      return;
    }
    open.add(rule);
    rule.requires.flatMap(id => byId.get(id) ?? []).forEach(visit);
    ordered.add(rule);
  };
  [...rules]
    .sort((a, b) => a.level - b.level || a.minutes - b.minutes || (a.id < b.id ? -1 : 1))
    .forEach(rule => visit(rule));
  return [...ordered];
}
