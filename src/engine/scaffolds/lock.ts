import type { RequirementsDocument } from '../model/document';
import { isInside } from '../model/location';
import type { Requirement } from '../model/document';
import type { TextEdit } from '../model/report';
import { satisfies, specifierSpan } from './lock/specifiers';
import type { PackageManager } from './facts/packages';
import type { ProjectFacts } from './facts/projectFacts';
import { describePins } from './manifest/describePins';
import { type Pin, pinsFor } from './parts/pins';
import { type ScaffoldResult, drafts, refused } from './scaffold';

/** Pins requirements files in place; what only a manager's own resolver can lock is refused with its command. */
export function lock(facts: ProjectFacts): ScaffoldResult {
  const open = openRequirements(facts);
  const command = commands[facts.packages.manager];
  if (facts.packages.manager !== 'pip' || open.length === 0) {
    return refused(`Only ${command.tool} can fix the versions of its packages: ${command.run}.`);
  }
  const names = open.map(({ requirement: { name } }) => ({ name, extras: [] }));
  const pins = pinsFor(names, facts);
  const edits = open.map((each, index) => pinned(each, pins[index]));
  const missing = open.find((_, index) => edits[index] === undefined);
  return missing === undefined
    ? drafts({
        title: `Pin ${filesOf(open)} to ${describePins(pins, facts)}`,
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
    return `${name} in ${document.path} comes from an address that can change: name a commit or a release in it.`;
  }
  return pin?.version === undefined
    ? `No version of ${name} in ${document.path} is known: install it in .venv and ask again, or pin it by hand.`
    : `${document.path} asks for ${name}${specifier}, and version ${pin.version} is what was found: change one of them.`;
}

function filesOf(open: readonly OpenRequirement[]): string {
  const paths = [...new Set(open.map(({ document }) => document.path))];
  return paths.length > 2 ? `${paths.length} requirements files` : paths.join(' and ');
}

const commands: Readonly<Record<PackageManager, { readonly tool: string; readonly run: string }>> = {
  pip: {
    tool: 'a resolver',
    run: 'run `uv pip compile pyproject.toml -o requirements.txt` and commit requirements.txt',
  },
  uv: { tool: 'uv', run: 'run `uv lock` and commit uv.lock' },
  poetry: { tool: 'Poetry', run: 'run `poetry lock` and commit poetry.lock' },
  pdm: { tool: 'PDM', run: 'run `pdm lock` and commit pdm.lock' },
  pipenv: { tool: 'Pipenv', run: 'run `pipenv lock` and commit Pipfile.lock' },
  pixi: { tool: 'pixi', run: 'run `pixi lock` and commit pixi.lock' },
  conda: { tool: 'Conda', run: 'run `conda-lock --file environment.yml` and commit conda-lock.yml' },
};
