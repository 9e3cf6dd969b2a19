import type { Rule } from '../model/rule';
import { compileGlobs } from '../workspace/pathMatcher';

/** Says whether a name, an alias or a glob that a person wrote stands for any rule. */
export type RuleNames = (name: string) => boolean;

/**
 * `ci/no-ci`, `notebook/*` and the old name of a rule are known, whether or not the rule was selected or could be
 * read: `paths` are those of the rule files.
 */
export function ruleNames(rules: readonly Rule[], paths: readonly string[]): RuleNames {
  const names = [...ownRules, ...paths.map(withoutEnding), ...rules.flatMap(({ id, aliases }) => [id, ...aliases])];
  const exact = new Set(names);
  return name => exact.has(name) || names.some(compileGlobs([name === '*' ? '**' : name]));
}

/** What the engine itself says of comments. */
const ownRules = ['preflight/expired-suppression', 'preflight/unknown-rule', 'preflight/unused-suppression'];

function withoutEnding(path: string): string {
  return path.replace(/\.ya?ml$/, '');
}
