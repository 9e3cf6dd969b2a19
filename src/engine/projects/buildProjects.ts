import type { Configuration } from '../configuration/configuration';
import { folderOf } from '../model/location';
import { compileGlobs } from '../workspace/pathMatcher';
import { findRoots } from './findRoots';
import { inferProfile } from './inferProfile';
import type { Project, Workspace } from './project';
import { compileZones } from './zones';

/**
 * Divides a workspace into its projects, sorted by root; there is always one. Every file belongs to the innermost
 * root above it, unless the configuration that holds there excludes it.
 */
export function buildProjects(
  workspace: Workspace,
  configurationAt: (folder: string) => Configuration,
): readonly Project[] {
  const found = isCourse(workspace) ? ['.'] : findRoots(workspace);
  const roots = [...new Set([...found, ...configuredFolders(workspace, configurationAt)])].sort();
  const rootOf = innermostRoot(new Set(roots));
  const filesByRoot = groupByRoot(workspace.files, rootOf);
  const documentsByRoot = groupByRoot(workspace.documents, rootOf);
  return roots.map(root => {
    const configuration = configurationAt(root);
    const isKept = notExcluded(configuration);
    const files = (filesByRoot.get(root) ?? []).filter(isKept);
    const documents = (documentsByRoot.get(root) ?? []).filter(isKept);
    const zoneOf = compileZones(root, documents, configuration);
    const { profile: said = 'auto' } = configuration;
    const profile = said === 'auto' ? inferProfile({ files, documents, zoneOf }) : said;
    return { root, profile, files, documents, workspace, zoneOf };
  });
}

/** Who writes a configuration for a folder wants it to be looked at by itself. */
function configuredFolders(
  { documents }: Workspace,
  configurationAt: (folder: string) => Configuration,
): readonly string[] {
  const folders = new Set(documents.map(({ path }) => folderOf(path) || '.'));
  return Array.from(folders, configurationAt)
    .filter(({ source, folder }) => source !== undefined && folder !== '.')
    .map(({ folder }) => folder);
}

/** A course is one thing: its chapters and exercises are no projects, however complete they look. */
function isCourse({ files, documents }: Workspace): boolean {
  return inferProfile({ files, documents, zoneOf: () => 'production' }) === 'course';
}

/** The deepest root at or above a path; `undefined` for what lies in none. */
function innermostRoot(roots: ReadonlySet<string>): (path: string) => string | undefined {
  return path => {
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
      if (roots.has(folder)) {
        return folder;
      }
    }
    return roots.has('.') ? '.' : undefined;
  };
}

interface WithPath {
  readonly path: string;
}

function groupByRoot<Item extends WithPath>(
  items: readonly Item[],
  rootOf: (path: string) => string | undefined,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const root = rootOf(item.path);
    const group = root === undefined ? undefined : (groups.get(root) ?? []);
    if (root !== undefined && group !== undefined) {
      group.push(item);
      groups.set(root, group);
    }
  }
  return groups;
}

function notExcluded({ exclude }: Configuration): (item: WithPath) => boolean {
  const isExcluded = compileGlobs(exclude);
  return ({ path }) => !isExcluded(path);
}
