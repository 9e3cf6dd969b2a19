import type { Document } from '../model/document';
import { type WorkspacePath, baseName, folderOf, isInside } from '../model/location';
import type { Zone } from '../model/rule';
import type { Project } from '../projects/project';
import type { FileEntry } from '../workspace/reader';
import { compileGlobs } from '../workspace/pathMatcher';
import type { EvidencePlace } from './evidenceSet';

/** The files among which a set is looked for, with paths as its globs see them. */
export interface Ground {
  readonly project: Project;
  readonly files: readonly GroundFile[];
}

export interface GroundFile {
  readonly entry: FileEntry;
  /** From the project's root, or from the top for sets that look everywhere. */
  readonly relative: string;
  readonly document: Document | undefined;
  readonly zone: Zone;
}

/** The project's own files; `above` adds those directly in the folders over it, `workspace` takes all there are. */
export function groundOf(project: Project, where: EvidencePlace): Ground {
  const { root, workspace } = project;
  const listed = where === 'workspace' ? workspace.files : project.files;
  const saved = savedModelFolders(project);
  const own = listed
    .filter(({ path }) => !saved.some(folder => isInside(path, folder)))
    .flatMap(entry => toGround(project, entry, where === 'workspace' ? '.' : root));
  const over = where === 'above' && root !== '.' ? filesAbove(project) : [];
  return { project, files: [...own, ...over] };
}

/**
 * Not the repository's own work: third-party code, and templates that wait for their blanks to be filled. A Dockerfile
 * in there says nothing about the project.
 */
const isForeign = compileGlobs([
  '**/{vendor,vendored,third_party,third-party,thirdparty,external,extern,node_modules,site-packages}/**',
  '**/*{{*}}*/**',
  '**/*{{*}}*',
]);

/** MLflow writes a conda file and requirements beside each model that it saves; nobody installs the project from them. */
function savedModelFolders({ workspace }: Project): readonly string[] {
  return workspace.files.filter(({ path }) => baseName(path) === 'MLmodel').map(({ path }) => folderOf(path));
}

function toGround(project: Project, entry: FileEntry, root: string): readonly GroundFile[] {
  const { path } = entry;
  const relative = root === '.' ? path : path.slice(root.length + 1);
  return isForeign(relative)
    ? []
    : [{ entry, relative, document: project.workspace.documentAt(path), zone: project.zoneOf(path) }];
}

function filesAbove(project: Project): readonly GroundFile[] {
  const isOver = (path: WorkspacePath): boolean => folderOf(path) === '' || isInside(project.root, folderOf(path));
  return project.workspace.files
    .filter(({ path }) => isOver(path) && !isInside(path, project.root))
    .flatMap(entry => toGround(project, entry, '.').map(file => ({ ...file, relative: baseName(entry.path) })));
}
