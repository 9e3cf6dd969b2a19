import { baseName, folderOf, isInside } from '../model/location';
import { compileGlobs } from '../workspace/pathMatcher';
import { manifestOf, workspaceMembers } from './manifests';
import type { Workspace } from './project';

/**
 * The project roots of a workspace, sorted: `.`, or the folders of a monorepo, and then `.` too where it holds code of
 * its own. There is always one.
 *
 * A folder is a candidate when it has a manifest or a Dockerfile, and code. What stands in it decides little, though: a
 * folder `docker` or `notebooks` with its own requirements is part of a project. So candidates become roots only in
 * company: two or more of them below a top without a manifest; below one that has a manifest, members of its
 * workspace, two packages, or three folders side by side.
 */
export function findRoots(workspace: Workspace): readonly string[] {
  const folders = surveyFolders(workspace);
  const candidates = [...folders.keys()].filter(folder => isCandidate(folder, folders)).sort();
  const topmost = candidates.filter(folder => !candidates.some(other => other !== folder && isInside(folder, other)));
  const nested = chooseNested(topmost, folders, workspace).slice(0, largestNumber);
  const isNested = (path: string): boolean => nested.some(root => isInside(path, root));
  const hasOwnWork = workspace.files.some(({ path }) => isWork(path) && !isNested(path));
  return nested.length === 0 || hasOwnWork ? ['.', ...nested] : nested;
}

/** More roots than anybody wants to see; what is in the others counts to `.`. */
const largestNumber = 40;

const deepestRoot = 4;

interface FolderSurvey {
  manifest: 'package' | 'list' | undefined;
  hasDockerfile: boolean;
  /** Python files and notebooks in it and below, without setup and test set-up. */
  code: number;
}

type Survey = ReadonlyMap<string, Readonly<FolderSurvey>>;

function surveyFolders({ documents }: Workspace): Survey {
  const folders = new Map<string, FolderSurvey>();
  const at = (folder: string): FolderSurvey => {
    const known = folders.get(folder) ?? { manifest: undefined, hasDockerfile: false, code: 0 };
    folders.set(folder, known);
    return known;
  };
  for (const document of documents) {
    const manifest = manifestOf(document);
    if (manifest !== undefined) {
      const folder = at(manifest.folder);
      folder.manifest = folder.manifest === 'package' ? 'package' : manifest.kind;
    }
    if (document.kind === 'dockerfile') {
      at(folderOf(document.path) || '.').hasDockerfile = true;
    }
    if (isCode(document.path)) {
      foldersAbove(document.path).forEach(folder => at(folder).code++);
    }
  }
  return folders;
}

function isCode(path: string): boolean {
  return /\.(py|ipynb)$/i.test(path) && !/(^|\/)(setup|conftest|__init__|noxfile|conf)\.py$/.test(path);
}

function foldersAbove(path: string): readonly string[] {
  const folders: string[] = ['.'];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    folders.push(folder);
  }
  return folders;
}

function isCandidate(folder: string, folders: Survey): boolean {
  const survey = folders.get(folder);
  const parts = folder.split('/');
  return (
    folder !== '.' &&
    parts.length <= deepestRoot &&
    survey !== undefined &&
    survey.code > 0 &&
    (survey.manifest !== undefined || survey.hasDockerfile) &&
    !parts.some(part => part.startsWith('.') || part.includes('{{')) &&
    !partsOfAProject.has(baseName(folder).toLowerCase())
  );
}

/** Folders that serve the project around them, whatever manifest they hold. */
const partsOfAProject: ReadonlySet<string> = new Set(
  (
    'docs doc documentation site website test tests testing docker dockerfiles container containers deploy deployment ' +
    'deployments infra infrastructure ci cd scripts script bin notebook notebooks env envs environment environments ' +
    'conda binder config configs conf tools utils build requirements deps data'
  ).split(' '),
);

function chooseNested(candidates: readonly string[], folders: Survey, workspace: Workspace): readonly string[] {
  if (folders.get('.')?.manifest === undefined) {
    return candidates.length >= 2 ? candidates : [];
  }
  const isMember = compileGlobs(workspace.documents.flatMap(workspaceMembers));
  const isShown = compileGlobs(['{example,examples,tutorials,benchmarks,samples,demo,demos}/**', '**/templates/**']);
  const own = candidates.filter(folder => !isShown(folder));
  const packages = own.filter(folder => folders.get(folder)?.manifest === 'package');
  const companions = own.filter(folder => own.filter(other => folderOf(other) === folderOf(folder)).length >= 3);
  return own.filter(
    folder => isMember(folder) || (packages.length >= 2 && packages.includes(folder)) || companions.includes(folder),
  );
}

/** Files that make what is left of a monorepo a project of its own. */
function isWork(path: string): boolean {
  return isCode(path) || /\.(r|rmd|jl|tf|bicep)$/i.test(path) || /(^|\/)(Dockerfile|Containerfile)[^/]*$/.test(path);
}
