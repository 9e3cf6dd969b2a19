import { valueAt } from '../../../documents/plainData';
import type { DataDocument } from '../../../model/document';
import { type WorkspacePath, workspacePath } from '../../../model/location';
import type { FileChange } from '../../../model/report';
import type { Project } from '../../../projects/project';
import { isRecord } from '../../../rules/fields';
import { projectName } from '../../../scaffolds/facts/name';

/** What a program imports from one folder: names of files, and of folders with code. */
export interface Wanted {
  /** From the project's root; empty for the root itself. */
  readonly folder: string;
  readonly modules: readonly string[];
  readonly packages: readonly string[];
}

/** `pyproject.toml` so that `pip install -e .` makes these importable; `undefined` where the one that is there says otherwise. */
export function packageFile(project: Project, wanted: Wanted): readonly FileChange[] | undefined {
  const path = at(project, 'pyproject.toml');
  const isThere = project.workspace.files.some(file => file.path === path);
  const document = project.workspace.documentAt(path);
  const known = document?.kind === 'toml' ? document : undefined;
  if (known !== undefined && declares(known, wanted)) {
    return [];
  }
  if (isBuiltOtherwise(project) || (isThere && !isOpen(known))) {
    return undefined;
  }
  const lines = tables(project, wanted);
  return isThere
    ? [{ kind: 'append', path, lines: ['', ...lines] }]
    : [{ kind: 'create', path, text: `${lines.join('\n')}\n` }];
}

const buildTables = ['project', 'build-system', 'tool.poetry', 'tool.setuptools', 'tool.uv', 'tool.hatch', 'tool.flit', 'tool.pdm']; // prettier-ignore

/** Settings of tools alone. */
function isOpen(document: DataDocument | undefined): boolean {
  const data = document?.data();
  return data !== undefined && buildTables.every(table => valueAt(data, table.split('.')) === undefined);
}

function at({ root }: Project, name: string): WorkspacePath {
  return workspacePath(root === '.' ? name : `${root}/${name}`);
}

function isBuiltOtherwise(project: Project): boolean {
  return ['setup.py', 'setup.cfg'].some(name => project.workspace.files.some(({ path }) => path === at(project, name)));
}

function tables(project: Project, { folder, modules, packages }: Wanted): readonly string[] {
  const list = (names: readonly string[]): string => `[${names.map(name => `"${name}"`).join(', ')}]`;
  return [
    '[build-system]',
    'requires = ["setuptools>=61"]',
    'build-backend = "setuptools.build_meta"',
    '',
    '[project]',
    `name = "${projectName(project)}"`,
    'version = "0.1.0"',
    '',
    '[tool.setuptools]',
    ...(folder === '' ? [] : [`package-dir = { "" = "${folder}" }`]),
    `py-modules = ${list(modules)}`,
    '',
    '[tool.setuptools.packages.find]',
    `where = ["${folder === '' ? '.' : folder}"]`,
    `include = ${list(packages.flatMap(name => [name, `${name}.*`]))}`,
  ];
}

/** It is a package with all of these in it, in the words of `tables`. */
function declares(document: DataDocument, { folder, modules, packages }: Wanted): boolean {
  const setuptools = valueAt(document.data(), ['tool', 'setuptools']);
  const read = (...route: readonly string[]): unknown => valueAt(setuptools, route);
  const listed = (...route: readonly string[]): readonly unknown[] => {
    const value = read(...route);
    return Array.isArray(value) ? value : [];
  };
  const dir = read('package-dir');
  const isSame = (isRecord(dir) ? dir[''] : undefined) === (folder === '' ? undefined : folder);
  return (
    isSame &&
    valueAt(document.data(), ['build-system']) !== undefined &&
    modules.every(name => listed('py-modules').includes(name)) &&
    packages.every(name => listed('packages', 'find', 'include').includes(name)) &&
    (packages.length === 0 || listed('packages', 'find', 'where').includes(folder === '' ? '.' : folder))
  );
}
