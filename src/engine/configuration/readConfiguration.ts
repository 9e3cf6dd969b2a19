import * as l10n from '@vscode/l10n';
import type { Problem } from '../model/report';
import { profiles, severities, zones } from '../model/rule';
import {
  type Configuration,
  type Confirmation,
  type Override,
  type RuleSetting,
  type Waiver,
  defaultConfiguration,
} from './configuration';
import { type Read, type Reading, isRecord, readList, readRecord, readText, readTexts, readWord } from './fields';

/** What one configuration file gave; keys that could not be read keep their defaults and are named in `problems`. */
export interface ConfigurationRead {
  readonly configuration: Configuration;
  readonly problems: readonly Problem[];
}

/**
 * Reads the content of `.preflight.yaml` or of `[tool.preflight]`. Never throws; a key that is unknown or has the
 * wrong shape is a problem that names the key and costs that key only.
 */
export function readConfiguration(source: string, folder: string, content: unknown): ConfigurationRead {
  if (content === null || content === undefined) {
    return { configuration: { ...defaultConfiguration, source, folder }, problems: [] };
  }
  if (!isRecord(content)) {
    return {
      configuration: { ...defaultConfiguration, source, folder },
      problems: [problem(source, l10n.t('The configuration has to be a mapping such as `profile: batch`.'))],
    };
  }
  const problems: Problem[] = [];
  const keep = <T>(key: string, read: Read<T>, fallback: T): T => {
    const value = content[key];
    const reading: Reading<T> = value === undefined ? { value: fallback } : read(value);
    if ('fault' in reading) {
      const message = l10n.t('`{0}` {1}. It is left out until that is mended.', key, reading.fault);
      problems.push(problem(source, message, key));
      return fallback;
    }
    return reading.value;
  };
  const configuration: Configuration = {
    source,
    folder,
    profile: keep('profile', readProfile, undefined),
    zones: keep('zones', value => readZones(value, folder), {}),
    rules: keep('rules', readRules, {}),
    overrides: keep('overrides', value => readList(value, item => readOverride(item, folder)), []),
    waive: keep('waive', value => readList(value, readWaiver), []),
    notApplicable: keep('notApplicable', readTexts, []),
    confirmed: keep('confirmed', value => readList(value, readConfirmation), []),
    exclude: keep('exclude', value => readGlobs(value, folder), []),
    editor: defaultConfiguration.editor,
  };
  return { configuration, problems: [...problems, ...unknownKeys(source, content)] };
}

/** The keys that a configuration may have, in the order in which they are documented. */
export const configurationKeys = [
  'profile',
  'zones',
  'rules',
  'overrides',
  'waive',
  'notApplicable',
  'confirmed',
  'exclude',
] as const;

function unknownKeys(source: string, content: Readonly<Record<string, unknown>>): Problem[] {
  const known: readonly string[] = configurationKeys;
  return Object.keys(content)
    .filter(key => !known.includes(key))
    .map(key =>
      problem(source, l10n.t('`{0}` is no key of the configuration. The keys are {1}.', key, known.join(', ')), key),
    );
}

const readProfile: Read<Configuration['profile']> = value => readWord(value, ['auto', ...profiles] as const);

const readSetting: Read<RuleSetting> = value =>
  // YAML 1.1 tools write `off` as a boolean.
  value === false ? { value: 'off' } : readWord<RuleSetting>(value, ['off', ...severities]);

const readRules: Read<Readonly<Record<string, RuleSetting>>> = value => readRecord(value, readSetting);

/** `data/**` in the file of `services/api` is `services/api/data/**`. */
function readGlobs(value: unknown, folder: string): Reading<readonly string[]> {
  return readList(value, item => {
    const reading = readText(item);
    return 'fault' in reading || folder === '.' ? reading : { value: reading.value.replace(/^!?/, `$&${folder}/`) };
  });
}

function readZones(value: unknown, folder: string): Reading<Configuration['zones']> {
  const known: readonly string[] = zones;
  const stranger = isRecord(value) ? Object.keys(value).find(key => !known.includes(key)) : undefined;
  return stranger === undefined
    ? readRecord(value, globs => readGlobs(globs, folder))
    : { fault: l10n.t('knows {0}, not {1}', zones.join(', '), stranger) };
}

function readOverride(value: unknown, folder: string): Reading<Override> {
  const files = readGlobs(isRecord(value) ? value['files'] : undefined, folder);
  const rules = readRules(isRecord(value) ? value['rules'] : undefined);
  return 'value' in files && 'value' in rules
    ? { value: { files: files.value, rules: rules.value } }
    : { fault: l10n.t('needs `files` (a list of globs) and `rules` (rule → off or a severity)') };
}

const readWaiver: Read<Waiver> = value => {
  const check = readText(isRecord(value) ? value['check'] : undefined);
  const reason = readText(isRecord(value) ? value['reason'] : undefined);
  const until = isRecord(value) && value['until'] !== undefined ? readDay(value['until']) : { value: undefined };
  return 'value' in check && 'value' in reason && 'value' in until
    ? { value: { check: check.value, reason: reason.value, until: until.value } }
    : { fault: l10n.t('needs `check` and `reason`, and `until` as a day such as 2026-12-31 if it ends') };
};

const readConfirmation: Read<Confirmation> = value => {
  const field = (key: string): Reading<string> => readText(isRecord(value) ? value[key] : undefined);
  const check = field('check');
  const by = field('by');
  const on = readDay(isRecord(value) ? value['on'] : undefined);
  const evidence = field('evidence');
  return 'value' in check && 'value' in by && 'value' in on && 'value' in evidence
    ? { value: { check: check.value, by: by.value, on: on.value, evidence: evidence.value } }
    : { fault: l10n.t('needs `check`, `by`, `on` (a day) and `evidence`') };
};

const readDay: Read<string> = value => {
  const day = typeof value === 'string' ? value : '';
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? { value: day } : { fault: l10n.t('has to be a day such as 2026-12-31') };
};

function problem(path: string, message: string, word?: string): Problem {
  return { kind: 'configuration', path, message, ...(word === undefined ? {} : { word }) };
}
