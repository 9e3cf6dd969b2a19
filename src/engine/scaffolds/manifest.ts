import * as l10n from '@vscode/l10n';
import type { WorkspacePath } from '../model/location';
import type { FileChange } from '../model/report';
import { hasFile, pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { pyprojectDraft } from './manifest/pyproject';
import { describePins } from './manifest/describePins';
import { type Pin, namedPackages, pinsFor, requirementOf } from './parts/pins';
import { type ScaffoldDraft, type ScaffoldResult, createFile, drafts, refused } from './scaffold';

/** A manifest of what the code imports, as `requirements.txt` or as `pyproject.toml`. */
export function manifest(facts: ProjectFacts, rule: string): ScaffoldResult {
  const pins = pinsFor(namedPackages(facts), facts);
  const open = questions(facts, pins, rule);
  const [unknown] = facts.imports.filter(({ distribution, optional }) => distribution === undefined && !optional);
  if (pins.length === 0) {
    return refused(
      unknown === undefined
        ? l10n.t('No package is needed: list what the project needs in requirements.txt by hand.')
        : l10n.t(
            'Nobody knows which package brings {0}: list what the project needs in requirements.txt by hand.',
            unknown.module,
          ),
    );
  }
  const requirements = requirementsDraft(facts, pins, open);
  const pyproject = pyprojectDraft(facts, pins, open);
  // A project that has begun a pyproject.toml goes on with it.
  return pyproject?.extendsProject === true
    ? drafts(pyproject.draft, requirements)
    : drafts(requirements, ...(pyproject === undefined ? [] : [pyproject.draft]));
}

function requirementsDraft(facts: ProjectFacts, pins: readonly Pin[], open: readonly string[]): ScaffoldDraft {
  const path = pathIn(facts.project, 'requirements.txt');
  const lines = [...pins.map(requirementOf), ...open.map(line => `# ${line}`)];
  const isThere = hasFile(facts.project, 'requirements.txt');
  return {
    title: isThere
      ? l10n.t('Fill requirements.txt with {0}', describePins(pins, facts))
      : l10n.t('Write requirements.txt with {0}', describePins(pins, facts)),
    edits: [],
    files: [isThere ? append(path, lines) : createFile(path, `${lines.join('\n')}\n`)],
  };
}

function append(path: WorkspacePath, lines: readonly string[]): FileChange {
  return { kind: 'append', path, lines };
}

/** What a person has to finish: versions that nothing names, modules that nobody knows, models of another age. */
function questions({ imports, python }: ProjectFacts, pins: readonly Pin[], rule: string): readonly string[] {
  const todo = `TODO(preflight: ${rule})`;
  return [
    ...pins.flatMap(({ name, version }) =>
      version === undefined ? [`${todo} ${name} has no version yet: \`pip show ${name}\` tells yours`] : [],
    ),
    ...imports
      .filter(({ distribution, optional }) => distribution === undefined && !optional)
      .map(({ module, place }) => `${todo} which package brings ${module}? ${place.path} imports it`),
    ...pins.flatMap(({ name, outdated }) =>
      outdated === undefined
        ? []
        : [
            `${todo} ${outdated.path} says ${name} ${outdated.version}, which has no build for Python ${python.version}`,
          ],
    ),
  ];
}
