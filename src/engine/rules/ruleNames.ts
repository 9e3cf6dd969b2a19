import type { Rule } from '../model/rule';
import { compileGlobs } from '../workspace/pathMatcher';

/** The names of all rules, whether or not they were selected or could be read. */
export interface RuleNames {
  /** Whether a word that a person wrote stands for any rule. */
  readonly isKnown: (word: string) => boolean;
  /** `namedBy(['notebook/*', 'ci/old-name'])` says of a rule's id whether one of the words stands for it. */
  readonly namedBy: (words: readonly string[]) => (id: string) => boolean;
}

/**
 * The one place that says which rules a word stands for, in the configuration, in comments and on the command line:
 * an id, a name that the rule had before, a glob over both, `*` for every rule. `paths` are those of the rule files.
 */
export function ruleNames(rules: readonly Pick<Rule, 'id' | 'aliases'>[], paths: readonly string[]): RuleNames {
  const aliases = new Map<string, readonly string[]>(rules.map(rule => [rule.id, rule.aliases]));
  const ids = [...ownRules, ...paths.map(withoutEnding), ...aliases.keys()];
  const names = new Set([...ids, ...[...aliases.values()].flat()]);
  return {
    isKnown: word => names.has(word) || [...names].some(compile([word])),
    namedBy: words => {
      const matches = compile(words);
      return id => matches(id) || (aliases.get(id) ?? []).some(matches);
    },
  };
}

/** The sentence for a word that stands for no rule. */
export function noSuchRule(word: string): string {
  return `There is no rule "${word}": mend its name (\`ml-preflight rules\` lists them), or leave it out.`;
}

/** What the engine itself says of comments and of the baseline. */
const ownRules = [
  'preflight/expired-suppression',
  'preflight/stale-baseline',
  'preflight/unknown-rule',
  'preflight/unused-suppression',
];

function compile(words: readonly string[]): (name: string) => boolean {
  return compileGlobs(words.map(word => (word === '*' ? '**' : word)));
}

function withoutEnding(path: string): string {
  return path.replace(/\.ya?ml$/, '');
}
