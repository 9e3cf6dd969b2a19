import type { PythonDocument } from '../../model/document';
import { folderOf, isInside } from '../../model/location';
import { moduleIndex, resolveImports } from '../../projects/importedFiles';
import { textOf } from '../facts/paths';
import type { ProjectFacts } from '../facts/projectFacts';

/**
 * Folders of the project, from its root, that have to be importable for the tests and that nothing has made so: `src`
 * without an installed package, a setting of pytest or a line in `conftest.py`. The root itself is always importable.
 */
export function importFolders(facts: ProjectFacts, tests: readonly PythonDocument[]): readonly string[] {
  if (isSettled(facts, tests)) {
    return [];
  }
  const { project, code } = facts;
  const root = project.root === '.' ? '' : project.root;
  const index = moduleIndex(project.files.map(({ path }) => path).filter(path => path.endsWith('.py')));
  const imported = tests.flatMap(test =>
    resolveImports(test, index).flatMap(({ path, base }) => (base === folderOf(test.path) ? [] : [{ path, base }])),
  );
  const own = imported.flatMap(({ base }) =>
    base !== undefined && (root === '' || isInside(base, root)) ? [base] : [],
  );
  const paths = new Set(imported.map(({ path }) => path));
  const further = code.modules
    .filter(({ document }) => paths.has(document.path))
    .flatMap(({ searchPath }) => searchPath);
  const relative = own.map(base => (root === '' ? base : base.slice(root.length + 1)));
  return [...new Set([...relative, ...further])].filter(folder => folder !== '');
}

function isSettled({ project, packages }: ProjectFacts, tests: readonly PythonDocument[]): boolean {
  const settings = ['pyproject.toml', 'pytest.ini', 'setup.cfg', 'tox.ini'].map(path => textOf(project, path) ?? '');
  const helpers = project.documents.filter(({ path }) => /(^|\/)conftest\.py$/.test(path));
  return (
    settings.some(text => /^\s*pythonpath\s*=/m.test(text)) ||
    [...helpers, ...tests].some(({ text }) => /\bsys\.path\b/.test(text)) ||
    installsOwnCode(project, packages.isPackage, packages.install)
  );
}

/** The install commands bring the project's own package along. */
function installsOwnCode(project: ProjectFacts['project'], isPackage: boolean, install: readonly string[]): boolean {
  const pyproject = textOf(project, 'pyproject.toml') ?? '';
  const isBuilt = /^\[(build-system|tool\.poetry)\]/m.test(pyproject) || textOf(project, 'setup.py') !== undefined;
  const isEditable = project.documents.some(document => document.kind === 'requirements' && document.local.length > 0);
  const byCommand = install.some(command => /pip install (-e )?["']?\.|^(uv sync|poetry install|pdm )/.test(command));
  return isPackage && isBuilt && (isEditable || byCommand);
}
