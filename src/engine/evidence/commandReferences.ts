import type { Command } from './commands';

/** What a command hands over to: a target of files with certain names, or a file by its path. */
export type CommandReference =
  | { readonly kind: 'target'; readonly files: RegExp; readonly targets: readonly string[] }
  | { readonly kind: 'file'; readonly path: string };

/**
 * Where a command leads: `make test` to the recipes of `test`, `tox` to `tox.ini`, `bash ci/run.sh` to that script,
 * `uses: ./.github/actions/check` to that action. Empty for a command that does its work itself.
 */
export function referencesOfCommand({ text }: Command): readonly CommandReference[] {
  const own = /^(uses|template|local|include): (.*)$/.exec(text);
  if (own !== null) {
    return fileReferences(own[2] ?? '');
  }
  const words = text.split(/[\s;&|()'"=]+/).filter(word => word !== '');
  return [...runners.flatMap(runner => targetReferences(text, runner)), ...words.flatMap(fileReferences)];
}

interface TaskRunner {
  readonly command: RegExp;
  readonly files: RegExp;
}

/** Task runners and the files in which their targets stand. What follows the command on its line are the targets. */
const runners: readonly TaskRunner[] = [
  { command: /(?:^|[\s;&|@(])(?:g?make|\$\(MAKE\))\s+([^;&|]*)/, files: /(^|\/)(GNU)?makefile$|\.mk$/i },
  { command: /(?:^|[\s;&|])just\s+([^;&|]*)/, files: /(^|\/)\.?justfile$/i },
  { command: /(?:^|[\s;&|])(?:go-)?task\s+([^;&|]*)/, files: /(^|\/)taskfile\.ya?ml$/i },
  { command: /(?:^|[\s;&|])(?:inv|invoke)\s+([^;&|]*)/, files: /(^|\/)tasks(\.py|\/[^/]*\.py)$/ },
  { command: /(?:^|[\s;&|])nox\b([^;&|]*)/, files: /(^|\/)noxfile\.py$/ },
  { command: /(?:^|[\s;&|])tox\b([^;&|]*)/, files: /(^|\/)(tox\.(ini|toml)|setup\.cfg|pyproject\.toml)$/ },
  {
    command: /(?:^|[\s;&|])(?:poe|(?:hatch|pdm|pixi|mise|npm|pnpm|yarn|rye|task)(?:\s+run)?)\s+([^;&|]*)/,
    files: /(^|\/)(pyproject\.toml|pixi\.toml|\.?mise\.toml|package\.json)$/,
  },
];

function targetReferences(text: string, { command, files }: TaskRunner): readonly CommandReference[] {
  const found = command.exec(text);
  if (found === null) {
    return [];
  }
  const targets = (found[1] ?? '').split(/\s+/).filter(word => /^[A-Za-z][\w:.-]*$/.test(word));
  return [{ kind: 'target', files, targets }];
}

function fileReferences(word: string): readonly CommandReference[] {
  const path = word.replace(/^(\.?\/)+/, '').replace(/@.*$/, '');
  if (/\.(sh|bash|py|ya?ml|ps1|mk|json|toml)$/i.test(path)) {
    return [{ kind: 'file', path }];
  }
  // An action of the repository itself is named by its folder.
  return word.startsWith('./')
    ? [`${path}/action.yml`, `${path}/action.yaml`].map(each => ({ kind: 'file', path: each }))
    : [];
}
