import * as l10n from '@vscode/l10n';
import type { ProjectReport } from '../model/report';

/** A setting of the editor as it holds, with where it is set: `workspace settings`. */
export interface SettingInForce {
  readonly name: string;
  readonly value: unknown;
  readonly from: string;
}

/** Where a value comes from that a project's settings of the editor give. */
export type OriginOf = (setting: 'profile' | 'rules' | 'exclude', word: string) => string;

/**
 * Everything that a project is asked by, one value a line with where it is written: what `.preflight.yaml` or
 * `pyproject.toml` says wins over the editor, and what nobody says is inferred.
 */
export function describeConfiguration({ root, profile, configuration }: ProjectReport, originOf: OriginOf): string {
  const { source = '', editor, exclude, waive, notApplicable, confirmed, zones, overrides } = configuration;
  const said = configuration.profile !== undefined && configuration.profile !== 'auto';
  const profileFrom = !said ? l10n.t('inferred from the files') : editor.profile ? originOf('profile', '') : source;
  const rules = Object.entries(configuration.rules).map(([word, setting]) =>
    line(`  ${quote(word)}: ${setting}`, editor.rules.includes(word) ? originOf('rules', word) : source),
  );
  const globs = exclude.map((glob, index) =>
    line(`  - ${quote(glob)}`, index < editor.exclude.length ? originOf('exclude', glob) : source),
  );
  const told = (entries: readonly unknown[]): readonly string[] =>
    entries.map(entry => line(`  - ${JSON.stringify(entry)}`, source));
  return [
    source === ''
      ? `# ${l10n.t('Project {0}: no configuration file', quote(root))}`
      : `# ${l10n.t('Project {0}: configured in {1}', quote(root), source)}`,
    line(`profile: ${profile}`, profileFrom),
    ...block(
      'zones',
      Object.entries(zones).map(([zone, paths]) => line(`  ${zone}: ${JSON.stringify(paths)}`, source)),
    ),
    ...block('rules', rules),
    ...block('overrides', told(overrides)),
    ...block('waive', told(waive)),
    ...block('notApplicable', told(notApplicable)),
    ...block('confirmed', told(confirmed)),
    ...block('exclude', globs),
  ].join('\n');
}

/** The settings of the editor, one a line with where each is set. */
export function describeSettings(settings: readonly SettingInForce[]): string {
  const lines = settings.map(({ name, value, from }) => line(`${name}: ${JSON.stringify(value)}`, from));
  return [`# ${l10n.t('Settings of the editor')}`, ...lines].join('\n');
}

function block(key: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${key}:`, ...lines];
}

/** Comments in one column, as far as the values leave room. */
function line(text: string, from: string): string {
  return `${text.padEnd(48)} # ${from}`;
}

function quote(word: string): string {
  return JSON.stringify(word);
}
