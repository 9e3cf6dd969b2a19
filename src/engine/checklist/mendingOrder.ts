import type { Rule } from '../model/rule';

/** Where a rule stands when checks are mended one after another: lower levels first, and what others require before those. */
export function mendingOrder(rules: readonly Rule[]): (rule: string) => number {
  const requires = new Map<string, readonly string[]>(rules.map(rule => [rule.id, rule.requires]));
  const levels = new Map<string, number>(rules.map(rule => [rule.id, rule.level]));
  const depth = (rule: string, seen: readonly string[] = []): number => {
    const named = seen.includes(rule) ? [] : (requires.get(rule) ?? []);
    return Math.max(0, ...named.map(other => 1 + depth(other, [...seen, rule])));
  };
  return rule => 100 * (levels.get(rule) ?? 0) + depth(rule);
}
