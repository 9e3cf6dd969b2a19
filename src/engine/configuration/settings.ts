import { folderOf } from '../model/location';
import type { RuleId } from '../model/rule';
import type { RuleNames } from '../rules/ruleNames';
import { compileGlobs } from '../workspace/pathMatcher';
import {
  type Configuration,
  type Confirmation,
  type RuleSetting,
  type Waiver,
  defaultConfiguration,
} from './configuration';

/** A configuration made ready to be asked: globs are compiled once, and rules go by all their names. */
export interface Settings {
  readonly configuration: Configuration;
  /** A day such as `2026-11-23`. */
  readonly today: string;
  /** What the configuration says of a rule in a file, or for the whole project without a path. */
  readonly settingOf: (rule: RuleId, path?: string) => RuleSetting | undefined;
  readonly waiverOf: (rule: RuleId) => Waiver | undefined;
  readonly confirmationOf: (rule: RuleId) => Confirmation | undefined;
  readonly isDeclaredNotApplicable: (rule: RuleId) => boolean;
}

/** `today` is a day such as `2026-11-23`: a waiver holds up to and with its last day. */
export function compileSettings(configuration: Configuration, today: string, names: RuleNames): Settings {
  const project = compileRules(configuration.rules, names);
  const overrides = configuration.overrides.map(({ files, rules }) => ({
    matches: compileGlobs(files),
    settingOf: compileRules(rules, names),
  }));
  const settingOf = (rule: RuleId, path?: string): RuleSetting | undefined => {
    const nearer = path === undefined ? [] : overrides.filter(({ matches }) => matches(path));
    return nearer.map(override => override.settingOf(rule)).findLast(setting => setting !== undefined) ?? project(rule);
  };
  return {
    configuration,
    today,
    settingOf,
    waiverOf: compileAnswers(
      configuration.waive.filter(({ until }) => until === undefined || today <= until),
      names,
    ),
    confirmationOf: compileAnswers(configuration.confirmed, names),
    isDeclaredNotApplicable: names.namedBy(configuration.notApplicable),
  };
}

/** The nearest configuration at or above a folder: a project in a monorepo may have its own. */
export function nearestConfiguration(folder: string, found: readonly Configuration[]): Configuration {
  const here = found.find(configuration => configuration.folder === folder);
  if (here !== undefined || folder === '.') {
    return here ?? defaultConfiguration;
  }
  return nearestConfiguration(folderOf(folder) || '.', found);
}

/** Later entries win, so that `notebook/*: off` can be followed by an exception. */
function compileRules(rules: Configuration['rules'], names: RuleNames): (rule: RuleId) => RuleSetting | undefined {
  const entries = Object.entries(rules).map(([word, setting]) => ({ isNamed: names.namedBy([word]), setting }));
  return rule => entries.findLast(({ isNamed }) => isNamed(rule))?.setting;
}

/** The first answer that is given for a rule. */
function compileAnswers<Answer extends { readonly check: string }>(
  answers: readonly Answer[],
  names: RuleNames,
): (rule: RuleId) => Answer | undefined {
  const entries = answers.map(answer => ({ isNamed: names.namedBy([answer.check]), answer }));
  return rule => entries.find(({ isNamed }) => isNamed(rule))?.answer;
}
