import type { Match } from '../detectors/detector';
import type { DataDocument } from '../model/document';
import { folderOf, workspacePath, type WorkspacePath } from '../model/location';
import type { FileChange, TextEdit } from '../model/report';
import type { FixTemplate } from '../model/rule';
import type { Project } from '../projects/project';
import { isRecord } from '../rules/fields';
import type { FixContext, FixDraft } from './buildFix';
import { relativePath } from './portablePath';
import { addToTomlArray } from './tomlArray';

type Template = Extract<FixTemplate, { readonly kind: 'to-manifest' }>;

/**
 * Writes the packages that a cell installs into the project's manifest and lets the cell install from there. Needs the
 * captures `command` (with its place) and `packages`, one a line. None for manifests of tools that have commands for it.
 */
export function toManifest({ title, safety }: Template, match: Match, context: FixContext): readonly FixDraft[] {
  const { project, document } = context;
  const { command, packages } = match.captures;
  if (command?.location === undefined || packages === undefined || packages.text === '') {
    return [];
  }
  const added = addToManifest(packages.text.split('\n'), project);
  if (added === undefined) {
    return [];
  }
  const target = relativePath(folderOf(document.path), added.target);
  const newText = `%pip install ${added.option} ${target}`;
  return [{ title, safety, edits: [...added.edits, { location: command.location, newText }], files: added.files }];
}

interface Addition {
  readonly edits: readonly TextEdit[];
  readonly files: readonly FileChange[];
  /** `-r` and the requirements file, or `-e` and the project's folder. */
  readonly option: '-r' | '-e';
  readonly target: string;
}

function addToManifest(packages: readonly string[], project: Project): Addition | undefined {
  const requirements = inRoot(project, 'requirements.txt');
  const other = project.files.find(({ path }) => isOtherManifest(path, project));
  const hasRequirements = project.files.some(({ path }) => path === requirements);
  if (!hasRequirements && other !== undefined) {
    const document = project.workspace.documentAt(other.path);
    return document?.kind === 'toml' ? addToPyproject(packages, document, project) : undefined;
  }
  const known = project.workspace.documentAt(requirements);
  const listed = new Set(known?.kind === 'requirements' ? known.requirements.map(({ name }) => name) : []);
  const lines = packages.filter(name => !listed.has(normalized(name)));
  const files: readonly FileChange[] = lines.length === 0 ? [] : [{ kind: 'append', path: requirements, lines }];
  return { edits: [], files, option: '-r', target: requirements };
}

function isOtherManifest(path: WorkspacePath, project: Project): boolean {
  const names = [
    'pyproject.toml',
    'environment.yml',
    'environment.yaml',
    'Pipfile',
    'setup.py',
    'setup.cfg',
    'pixi.toml',
  ];
  return names.some(name => path === inRoot(project, name));
}

/** Into the list of `[project] dependencies`, which has to be there. */
function addToPyproject(packages: readonly string[], document: DataDocument, project: Project): Addition | undefined {
  const data = document.data();
  const table = isRecord(data) ? data['project'] : undefined;
  const listed = isRecord(table) ? table['dependencies'] : undefined;
  if (!Array.isArray(listed)) {
    return undefined;
  }
  const names = new Set(listed.map(each => normalized(String(each))));
  const missing = packages.filter(name => !names.has(normalized(name)));
  const edits = addToTomlArray(document, ['project', 'dependencies'], missing);
  return edits === undefined ? undefined : { edits, files: [], option: '-e', target: project.root };
}

/** PEP 503: `Scikit_Learn[extra]>=1` → `scikit-learn` */
function normalized(requirement: string): string {
  return (/^[\w.-]+/.exec(requirement.trim())?.[0] ?? '').toLowerCase().replace(/[-_.]+/g, '-');
}

function inRoot({ root }: Project, name: string): WorkspacePath {
  return workspacePath(root === '.' ? name : `${root}/${name}`);
}
