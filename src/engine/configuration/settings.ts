import { folderOf } from '../model/location';
import type { RuleId } from '../model/rule';
import { compileGlobs } from '../workspace/pathMatcher';
import {
  type Configuration,
  type Confirmation,
  type RuleSetting,
  type Waiver,
  defaultConfiguration,
} from './configuration';

/** A configuration made ready to be asked: globs are compiled once. */
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
export function compileSettings(configuration: Configuration, today: string): Settings {
  const project = compileRules(configuration.rules);
  const overrides = configuration.overrides.map(({ files, rules }) => ({
    matches: compileGlobs(files.map(glob => fromFolder(glob, configuration.folder))),
    settingOf: compileRules(rules),
  }));
  const settingOf = (rule: RuleId, path?: string): RuleSetting | undefined => {
    const nearer = path === undefined ? [] : overrides.filter(({ matches }) => matches(path));
    return nearer.map(override => override.settingOf(rule)).findLast(setting => setting !== undefined) ?? project(rule);
  };
  return {
    configuration,
    today,
    settingOf,
    waiverOf: rule =>
      configuration.waive.find(({ check, until }) => check === rule && (until === undefined || today <= until)),
    confirmationOf: rule => configuration.confirmed.find(({ check }) => check === rule),
    isDeclaredNotApplicable: rule => configuration.notApplicable.includes(rule),
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
function compileRules(rules: Configuration['rules']): (rule: RuleId) => RuleSetting | undefined {
  const entries = Object.entries(rules).map(([glob, setting]) => ({ matches: compileGlobs([glob]), setting }));
  return rule => entries.findLast(({ matches }) => matches(rule))?.setting;
}

function fromFolder(glob: string, folder: string): string {
  return folder === '.' ? glob : `${folder}/${glob}`;
}
