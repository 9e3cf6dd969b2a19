import { readTests } from '../../evidence/tests';
import { folderOf } from '../../model/location';
import type { PythonDocument } from '../../model/document';
import type { ProjectFacts } from '../facts/projectFacts';
import { importFolders } from './importFolders';
import type { CiCheck } from './plan';
import { shellWord } from './shell';

export interface PlannedCheck extends CiCheck {
  readonly isTest: boolean;
  readonly needsPytest: boolean;
}

/**
 * Runs the tests; as long as there are none, compiles the modules and imports those that do no work by that. `undefined`
 * when there is nothing to run.
 */
export function checkCommands(facts: ProjectFacts): PlannedCheck | undefined {
  const tests = testFiles(facts);
  return tests.length > 0 ? runTests(facts, tests) : smokeCheck(facts);
}

/** The Python files with tests that a runner collects. */
export function testFiles({ project }: ProjectFacts): readonly PythonDocument[] {
  return project.documents.flatMap(document =>
    document.kind === 'python' && readTests(document).length > 0 ? [document] : [],
  );
}

function runTests(facts: ProjectFacts, tests: readonly PythonDocument[]): PlannedCheck {
  const unittest = isUnittest(facts, tests);
  const command = unittest ? unittestCommand(facts, tests) : 'python -m pytest';
  return {
    title: 'Run the tests',
    commands: [inEnvironment(facts, command)],
    environment: pythonPath(importFolders(facts, tests)),
    isTest: true,
    needsPytest: !unittest,
  };
}

/** `python -m` puts the folder it is started in on the path, which `pytest` alone does not. */
function inEnvironment({ packages }: ProjectFacts, command: string): string {
  return `${packages.run} ${command}`.trim();
}

/** Only where nobody mentions pytest, and discovery, which enters packages only, finds every file. */
function isUnittest({ packages, project }: ProjectFacts, tests: readonly PythonDocument[]): boolean {
  return (
    packages.declared.every(({ name }) => name !== 'pytest') &&
    !project.files.some(({ path }) => /(^|\/)(conftest\.py|pytest\.ini)$/.test(path)) &&
    new Set(tests.map(({ path }) => folderOf(path))).size === 1 &&
    tests.every(
      ({ path, facts }) =>
        /(^|\/)test[^/]*\.py$/.test(path) &&
        facts.imports.some(({ module }) => module === 'unittest') &&
        !facts.imports.some(({ module }) => module === 'pytest'),
    )
  );
}

function unittestCommand({ project }: ProjectFacts, [first]: readonly PythonDocument[]): string {
  const folder = folderOf(first?.path ?? '');
  const own = project.root === '.' ? folder : folder.slice(project.root.length + 1);
  const isPackage = project.files.some(({ path }) => path === `${folder}/__init__.py`);
  const top = isPackage && !own.includes('/') ? ' --top-level-directory .' : '';
  return `python -m unittest discover${own === '' ? '' : ` --start-directory ${shellWord(own)}${top}`}`;
}

/** More would say nothing new. */
const mostImports = 12;

function smokeCheck(facts: ProjectFacts): PlannedCheck | undefined {
  const modules = facts.code.modules.filter(({ document }) => facts.project.zoneOf(document.path) === 'production');
  if (modules.length === 0) {
    return undefined;
  }
  const { root } = facts.project;
  const tops = modules.map(
    ({ document: { path } }) => (root === '.' ? path : path.slice(root.length + 1)).split('/')[0],
  );
  const sources = [...new Set(tops)].map(top => shellWord(top ?? ''));
  const quiet = modules
    .filter(({ hasImportEffects, dotted }) => !hasImportEffects && dotted !== '')
    .slice(0, mostImports);
  const names = quiet.map(({ dotted }) => dotted).join(', ');
  const commands = [
    `python -m compileall -q ${sources.join(' ')}`,
    ...(names === '' ? [] : [`python -c "import ${names}"`]),
  ];
  return {
    title: 'Compile and import the code',
    commands: commands.map(command => inEnvironment(facts, command)),
    environment: pythonPath([...new Set(quiet.flatMap(({ searchPath }) => searchPath))]),
    isTest: false,
    needsPytest: false,
  };
}

/** The folders besides the one that Python is started in. */
function pythonPath(folders: readonly string[]): Readonly<Record<string, string>> {
  const own = folders.filter(folder => folder !== '');
  return own.length === 0 ? {} : { PYTHONPATH: own.join(':') };
}
