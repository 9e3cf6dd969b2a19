import type { Profile, Severity, Zone } from '../model/rule';

export type RuleSetting = 'off' | Severity;

/** A waived check, with its reason and perhaps a last day (`2026-12-31`). */
export interface Waiver {
  readonly check: string;
  readonly reason: string;
  readonly until: string | undefined;
}

/** A person's answer to a check that no scan can give. */
export interface Confirmation {
  readonly check: string;
  readonly by: string;
  readonly on: string;
  readonly evidence: string;
}

export interface Override {
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

/**
 * What `.preflight.yaml` or `[tool.preflight]` in `pyproject.toml` says. Its globs are written from the folder of the
 * file; here they are from the scanned folder.
 */
export interface Configuration {
  /** The file it came from; `undefined` for the defaults. */
  readonly source: string | undefined;
  /** The folder it holds for: `.` or `services/api`. */
  readonly folder: string;
  /** `auto` asks for the inferred one. */
  readonly profile: Profile | 'auto' | undefined;
  readonly zones: Readonly<Partial<Record<Zone, readonly string[]>>>;
  /** Rule ids or globs (`notebook/*`) → off or a severity; later entries win. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly overrides: readonly Override[];
  readonly waive: readonly Waiver[];
  readonly notApplicable: readonly string[];
  readonly confirmed: readonly Confirmation[];
  readonly exclude: readonly string[];
  /** What of it the file does not say, but the settings of the editor. */
  readonly editor: EditorPart;
}

/** Values of a configuration that come from the editor: rules by the words that name them. */
export interface EditorPart {
  readonly profile: boolean;
  readonly rules: readonly string[];
  readonly exclude: readonly string[];
}

export const defaultConfiguration: Configuration = {
  source: undefined,
  folder: '.',
  profile: undefined,
  zones: {},
  rules: {},
  overrides: [],
  waive: [],
  notApplicable: [],
  confirmed: [],
  exclude: [],
  editor: { profile: false, rules: [], exclude: [] },
};
