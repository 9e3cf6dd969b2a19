import type { DataDocument, Document } from '../model/document';
import { baseName, folderOf } from '../model/location';
import type { Problem } from '../model/report';
import { type RuleNames, noSuchRule } from '../rules/ruleNames';
import { type Configuration, defaultConfiguration } from './configuration';
import { isRecord } from './fields';
import { type ConfigurationRead, readConfiguration } from './readConfiguration';

export const CONFIGURATION_FILE = '.preflight.yaml';

export interface Found {
  /** One for each folder that has one; the scanned folder always does. */
  readonly configurations: readonly Configuration[];
  readonly problems: readonly Problem[];
}

/**
 * Reads every `.preflight.yaml`, and `[tool.preflight]` of a `pyproject.toml` in folders without one. The editor's
 * settings stand below all of them: they hold where the file says nothing.
 */
export function findConfigurations(
  documents: readonly Document[],
  names: RuleNames,
  settings: EditorSettings = nothing,
): Found {
  const files = documents.filter(isConfigurationFile);
  const folders = new Set(files.map(({ path }) => folderOf(path)));
  const tables = documents.filter(
    (document): document is DataDocument => isManifest(document) && !folders.has(folderOf(document.path)),
  );
  const reads = [
    ...files.map(file => readConfiguration(file.path, placeOf(file), file.data())),
    ...tables.flatMap(readTable),
  ];
  const configurations = reads.map(({ configuration }) => putOver(settings, configuration));
  const top = configurations.some(({ folder }) => folder === '.') ? [] : [putOver(settings, defaultConfiguration)];
  const problems = reads.flatMap(read => [...read.problems, ...strangers(read.configuration, names)]);
  return { configurations: [...configurations, ...top], problems };
}

/** What the editor's own settings say; globs are from the scanned folder. */
export type EditorSettings = Pick<Configuration, 'rules' | 'exclude' | 'profile'> & {
  /** `false` leaves rules of the repository alone, which an editor does until it is trusted. */
  readonly ownRules?: boolean;
};

const nothing: EditorSettings = { rules: {}, exclude: [], profile: undefined };

function isConfigurationFile(document: Document): document is DataDocument {
  return document.kind === 'yaml' && baseName(document.path) === CONFIGURATION_FILE;
}

function isManifest(document: Document): document is DataDocument {
  return document.kind === 'toml' && baseName(document.path) === 'pyproject.toml';
}

function readTable(document: DataDocument): ConfigurationRead[] {
  const data = document.data();
  const tool = isRecord(data) ? data['tool'] : undefined;
  const table = isRecord(tool) ? tool['preflight'] : undefined;
  return table === undefined ? [] : [readConfiguration(document.path, placeOf(document), table)];
}

function placeOf({ path }: Document): string {
  return folderOf(path) || '.';
}

/** Rules that a configuration names and that do not exist: what it says of them has no effect. */
function strangers(configuration: Configuration, { isKnown }: RuleNames): readonly Problem[] {
  const { source = '', rules, overrides, waive, notApplicable, confirmed } = configuration;
  const named = [
    ...[rules, ...overrides.map(override => override.rules)].flatMap(settings => Object.keys(settings)),
    ...[...waive, ...confirmed].map(({ check }) => check),
    ...notApplicable,
  ];
  return [...new Set(named)]
    .filter(name => !isKnown(name))
    .map(name => ({ kind: 'configuration', path: source, message: noSuchRule(name), word: name }));
}

function putOver(below: EditorSettings, configuration: Configuration): Configuration {
  const belowOnly = Object.entries(below.rules).filter(([word]) => !Object.hasOwn(configuration.rules, word));
  return {
    ...configuration,
    profile: configuration.profile ?? below.profile,
    // What the file says comes last, where it wins over a glob of the settings too.
    rules: Object.fromEntries([...belowOnly, ...Object.entries(configuration.rules)]),
    exclude: [...below.exclude, ...configuration.exclude],
    editor: {
      profile: configuration.profile === undefined && below.profile !== undefined,
      rules: belowOnly.map(([word]) => word),
      exclude: below.exclude,
    },
  };
}
