import type { Problem } from '../model/report';
import type { Rule } from '../model/rule';
import { readRule, type RuleReading } from './readRule';
import type { RuleLanguage } from './ruleLanguage';
import { readTranslation } from './translation';

/** A rule file: `ci/no-ci.yaml`, with its text. */
export interface RuleFile {
  readonly path: string;
  readonly text: string;
}

/** The rules of all packs in order of their ids, and what is wrong with those that are left out. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly problems: readonly Problem[];
}

/**
 * Reads rule files and checks them against each other. A broken file costs its own rule and no other; a broken
 * translation, by rule, costs what it says. `others` are names of rules that stand elsewhere.
 */
export function readRuleSet(
  files: readonly RuleFile[],
  language: RuleLanguage,
  translations: ReadonlyMap<string, RuleFile> = new Map<string, RuleFile>(),
  others: readonly string[] = [],
): RuleSet {
  const spoken = files.map(file => readSpoken(file, language, translations.get(idOf(file.path))));
  const readings = spoken.map(({ path, reading }) => ({ path, reading }));
  const found = readings.flatMap(({ path, reading }) =>
    reading.kind === 'rule' ? [{ path, rule: reading.rule }] : [],
  );
  const broken = readings.flatMap(({ reading }) => (reading.kind === 'problems' ? reading.problems : []));
  const rules = found.map(({ rule }) => rule).sort((a, b) => (a.id < b.id ? -1 : 1));
  const names = new Set([...others, ...rules.map(({ id }) => id), ...files.map(({ path }) => idOf(path))]);
  const misspoken = spoken.flatMap(({ problems }) => problems);
  return {
    rules,
    problems: [...broken, ...misspoken, ...found.flatMap(({ path, rule }) => strangers(path, rule, rules, names))],
  };
}

interface Spoken {
  readonly path: string;
  readonly reading: RuleReading;
  /** Of its translation. */
  readonly problems: readonly Problem[];
}

function readSpoken({ path, text }: RuleFile, language: RuleLanguage, translation: RuleFile | undefined): Spoken {
  if (translation === undefined) {
    return { path, reading: readRule(path, text, language), problems: [] };
  }
  const { texts, problems } = readTranslation(translation);
  const reading = readRule(path, text, language, texts);
  if (reading.kind === 'rule') {
    return { path, reading, problems };
  }
  const own = readRule(path, text, language);
  const misfits = own.kind === 'rule' ? reading.problems : [];
  return { path, reading: own, problems: [...problems, ...misfits.map(each => ({ ...each, path: translation.path }))] };
}

function idOf(path: string): string {
  return path.replace(/^rules\//, '').replace(/\.ya?ml$/, '');
}

/** Names of rules that do not exist, and names that two rules have. */
function strangers(path: string, rule: Rule, rules: readonly Rule[], names: ReadonlySet<string>): readonly Problem[] {
  const problem = (message: string): Problem => ({ kind: 'rule', path, message });
  const unknown = rule.requires.filter(name => !names.has(name));
  const taken = rule.aliases.filter(
    alias => names.has(alias) || rules.some(other => other !== rule && other.aliases.includes(alias)),
  );
  return [
    ...unknown.map(name => problem(`"requires" names ${name}, and there is no such rule`)),
    ...taken.map(name => problem(`the alias ${name} is the name of another rule`)),
  ];
}
