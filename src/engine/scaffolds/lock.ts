import * as l10n from '@vscode/l10n';
import type { RequirementsDocument } from '../model/document';
import { isInside } from '../model/location';
import type { Requirement } from '../model/document';
import type { TextEdit } from '../model/report';
import { satisfies, specifierSpan } from './lock/specifiers';
import type { PackageManager } from './facts/packages';
import type { ProjectFacts } from './facts/projectFacts';
import { describePins } from './manifest/describePins';
import { type Pin, pinsFor } from './parts/pins';
import { listInWords } from '../detectors/words';
import { type ScaffoldResult, drafts, refused } from './scaffold';

/** Pins requirements files in place; what only a manager's own resolver can lock is refused with its command. */
export function lock(facts: ProjectFacts): ScaffoldResult {
  const open = openRequirements(facts);
  if (facts.packages.manager !== 'pip' || open.length === 0) {
    return refused(onlyItsTool(facts.packages.manager));
  }
  const names = open.map(({ requirement: { name } }) => ({ name, extras: [] }));
  const pins = pinsFor(names, facts);
  const edits = open.map((each, index) => pinned(each, pins[index]));
  const missing = open.find((_, index) => edits[index] === undefined);
  return missing === undefined
    ? drafts({
        title: l10n.t('Pin {0} to {1}', filesOf(open), describePins(pins, facts)),
        edits: edits.flatMap(edit => edit ?? []),
        files: [],
      })
    : refused(
        whyNot(
          missing,
          pins.find(({ name }) => name === missing.requirement.name),
        ),
      );
}

interface OpenRequirement {
  readonly document: RequirementsDocument;
  readonly requirement: Requirement;
}

/** In the project's requirements files, and in those that lie above it. */
function openRequirements({ project }: ProjectFacts): readonly OpenRequirement[] {
  return project.workspace.documents.flatMap(document => {
    const folder = document.path.replace(/\/?[^/]*$/, '') || '.';
    const concerns = project.documents.includes(document) || isInside(project.root, folder);
    return document.kind === 'requirements' && concerns && project.zoneOf(document.path) !== 'test'
      ? document.requirements
          .filter(({ pinned: isPinned }) => !isPinned)
          .map(requirement => ({ document, requirement }))
      : [];
  });
}

/** The version takes the place of the range; name, extras, marker and comment stay as they are written. */
function pinned({ document, requirement }: OpenRequirement, pin: Pin | undefined): TextEdit | undefined {
  const { version } = pin ?? {};
  const span = specifierSpan(document.text, requirement);
  if (version === undefined || span === undefined || !satisfies(version, requirement.specifier)) {
    return undefined;
  }
  return { location: { kind: 'file', path: document.path, span }, newText: `==${version}` };
}

function whyNot({ document, requirement: { name, specifier } }: OpenRequirement, pin: Pin | undefined): string {
  if (/:\/\//.test(specifier)) {
    return l10n.t(
      '{0} in {1} comes from an address that can change: name a commit or a release in it.',
      name,
      document.path,
    );
  }
  return pin?.version === undefined
    ? l10n.t(
        'No version of {0} in {1} is known: install it in .venv and ask again, or pin it by hand.',
        name,
        document.path,
      )
    : l10n.t(
        '{0} asks for {1}{2}, and version {3} is what was found: change one of them.',
        document.path,
        name,
        specifier,
        pin.version,
      );
}

function filesOf(open: readonly OpenRequirement[]): string {
  const paths = [...new Set(open.map(({ document }) => document.path))];
  return paths.length > 2 ? l10n.t('{0} requirements files', paths.length) : listInWords(paths);
}

function onlyItsTool(manager: PackageManager): string {
  const { tool, run, file } = commands[manager];
  return manager === 'pip'
    ? l10n.t('Only a resolver can fix the versions of its packages: run `{0}` and commit {1}.', run, file)
    : l10n.t('Only {0} can fix the versions of its packages: run `{1}` and commit {2}.', tool, run, file);
}

interface LockCommand {
  readonly tool: string;
  readonly run: string;
  /** What it writes. */
  readonly file: string;
}

const commands: Readonly<Record<PackageManager, LockCommand>> = {
  pip: { tool: '', run: 'uv pip compile pyproject.toml -o requirements.txt', file: 'requirements.txt' },
  uv: { tool: 'uv', run: 'uv lock', file: 'uv.lock' },
  poetry: { tool: 'Poetry', run: 'poetry lock', file: 'poetry.lock' },
  pdm: { tool: 'PDM', run: 'pdm lock', file: 'pdm.lock' },
  pipenv: { tool: 'Pipenv', run: 'pipenv lock', file: 'Pipfile.lock' },
  pixi: { tool: 'pixi', run: 'pixi lock', file: 'pixi.lock' },
  conda: { tool: 'Conda', run: 'conda-lock --file environment.yml', file: 'conda-lock.yml' },
};
