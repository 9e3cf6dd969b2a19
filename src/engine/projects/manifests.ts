import { valueAt } from '../documents/plainData';
import type { Document } from '../model/document';
import { baseName, folderOf } from '../model/location';

/** `package` can be installed by name; `list` only says what to install. */
export interface Manifest {
  readonly kind: 'package' | 'list';
  /** The folder it speaks for: `.` for `requirements/dev.txt` at the top. */
  readonly folder: string;
}

/** What a document declares for its folder, or `undefined` for a document that is no manifest of Python code. */
export function manifestOf(document: Document): Manifest | undefined {
  const folder = folderOf(document.path) || '.';
  const name = baseName(document.path).toLowerCase();
  if (document.kind === 'requirements') {
    const isFolder = requirementFolders.has(baseName(folder));
    return { kind: 'list', folder: isFolder ? folderOf(folder) || '.' : folder };
  }
  if (name === 'setup.py' && document.kind === 'python') {
    return { kind: 'package', folder };
  }
  // Asked by name first: to parse every YAML file of a workspace would cost more than the rest of the scan.
  const kind = 'data' in document && manifestNames.test(name) ? kindByContent(name, document.data()) : undefined;
  return kind === undefined ? undefined : { kind, folder };
}

/** Folders that other projects of the same repository name as their parts: `[tool.uv.workspace] members`. */
export function workspaceMembers(document: Document): readonly string[] {
  if (document.kind !== 'toml' || baseName(document.path) !== 'pyproject.toml') {
    return [];
  }
  const members = valueAt(document.data(), ['tool', 'uv', 'workspace', 'members']);
  const folder = folderOf(document.path);
  return Array.isArray(members)
    ? members
        .filter(member => typeof member === 'string')
        .map(member => (folder === '' ? member : `${folder}/${member}`))
    : [];
}

const requirementFolders: ReadonlySet<string> = new Set(['requirements', 'deps', 'dependencies']);

const manifestNames = /^(pyproject\.toml|setup\.cfg|pipfile|pixi\.toml|(environment|conda|env).*\.ya?ml)$/;

function kindByContent(name: string, data: unknown): Manifest['kind'] | undefined {
  if (name === 'pyproject.toml') {
    const isPackage = [['project'], ['tool', 'poetry'], ['tool', 'flit', 'metadata']].some(
      route => valueAt(data, route) !== undefined,
    );
    return isPackage ? 'package' : undefined;
  }
  if (name === 'setup.cfg') {
    return valueAt(data, ['metadata', 'name']) === undefined ? undefined : 'package';
  }
  return name === 'pipfile' || name === 'pixi.toml' || isConda(data) ? 'list' : undefined;
}

function isConda(data: unknown): boolean {
  return Array.isArray(valueAt(data, ['dependencies']));
}
