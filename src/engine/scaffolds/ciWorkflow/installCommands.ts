import { baseName } from '../../model/location';
import type { RequirementsDocument } from '../../model/document';
import type { ProjectFacts } from '../facts/projectFacts';
import { textOf } from '../facts/paths';
import { valuesAt } from '../../evidence/plainData';
import { pathIn } from '../facts/paths';
import { shellWord } from './shell';

/** How CI gets the project's packages and, where it is wanted, pytest. */
export interface InstallCommands {
  readonly getManager: string | undefined;
  readonly install: readonly string[];
}

export function installCommands(facts: ProjectFacts, needsPytest: boolean): InstallCommands {
  const { packages } = facts;
  const getManager = packages.install.find(command => isManager(command));
  const own = packages.install.filter(command => !isManager(command)).map(command => adjust(command, facts));
  const extra = needsPytest ? pytestSource(facts) : { kind: 'there' as const };
  return { getManager: getManager?.replace(/^pip/, 'python -m pip'), install: withPytest(own, extra, facts) };
}

function isManager(command: string): boolean {
  return /^(python -m )?pip install (uv|poetry|pdm|pipenv)$/.test(command);
}

function adjust(command: string, facts: ProjectFacts): string {
  if (command.startsWith('poetry install') && !hasPoetryPackage(facts)) {
    return `${command} --no-root`;
  }
  return command.replace(/^pip install/, 'python -m pip install');
}

/** Poetry installs the project itself as well and fails when there is no package of its name. */
function hasPoetryPackage({ project }: ProjectFacts): boolean {
  const text = textOf(project, 'pyproject.toml') ?? '';
  const name = /^name\s*=\s*["']([^"']+)/m.exec(text)?.[1]?.toLowerCase().replace(/[-.]+/g, '_') ?? '';
  const places = [`${name}/__init__.py`, `src/${name}/__init__.py`, `${name}.py`, `src/${name}.py`];
  return (
    /^(packages|package-mode)\s*=/m.test(text) ||
    project.files.some(({ path }) => places.some(place => path.toLowerCase() === pathIn(project, place).toLowerCase()))
  );
}

/** Where pytest comes from: the packages that are installed anyway, a further file, an extra, or nowhere yet. */
type PytestSource =
  | { readonly kind: 'there' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'extra'; readonly name: string }
  | { readonly kind: 'nowhere' };

function pytestSource(facts: ProjectFacts): PytestSource {
  const { packages, project } = facts;
  if (packages.manager === 'pip') {
    return pipSource(facts);
  }
  const extra = extraWithPytest(facts);
  if (extra !== undefined && /^(uv|poetry|pdm)$/.test(packages.manager)) {
    return { kind: 'extra', name: extra };
  }
  const isDeclared = project.documents
    .filter(({ path }) => path === packages.manifest || path === packages.lockfile)
    .some(({ text }) => namesPytest.test(text));
  return isDeclared ? { kind: 'there' } : { kind: 'nowhere' };
}

export const namesPytest = /(^|["'\s-])pytest(?![\w-])/m;

function pipSource(facts: ProjectFacts): PytestSource {
  const { packages, project } = facts;
  const lists = project.documents.filter(document => document.kind === 'requirements');
  const main = lists.find(({ path }) => path === packages.manifest);
  if (main !== undefined && asksForPytest(main)) {
    return { kind: 'there' };
  }
  const further = lists.find(list => list !== main && asksForPytest(list) && /dev|test|ci/i.test(baseName(list.path)));
  if (further !== undefined) {
    const { root } = project;
    return { kind: 'file', path: root === '.' ? further.path : further.path.slice(root.length + 1) };
  }
  const extra = packages.install.some(command => command.endsWith(' .')) ? extraWithPytest(facts) : undefined;
  return extra === undefined ? { kind: 'nowhere' } : { kind: 'extra', name: extra };
}

function asksForPytest({ requirements }: RequirementsDocument): boolean {
  return requirements.some(({ name }) => name === 'pytest');
}

function extraWithPytest({ project }: ProjectFacts): string | undefined {
  const document = project.workspace.documentAt(pathIn(project, 'pyproject.toml'));
  const data = document?.kind === 'toml' ? document.data() : undefined;
  const found = valuesAt(data, ['project', 'optional-dependencies', '*', '*']).find(
    ({ value }) => typeof value === 'string' && /^pytest(?![\w-])/.test(value),
  );
  return found === undefined ? undefined : String(found.route[2]);
}

function withPytest(install: readonly string[], source: PytestSource, facts: ProjectFacts): readonly string[] {
  const [last = ''] = install.slice(-1);
  const before = install.slice(0, -1);
  switch (source.kind) {
    case 'there':
      return install;
    case 'file':
      return [...before, `${last} -r ${shellWord(source.path)}`];
    case 'extra':
      return [
        ...before,
        facts.packages.manager === 'pip'
          ? last.replace(/\.$/, `".[${source.name}]"`)
          : `${last} ${extraFlag(facts)} ${source.name}`,
      ];
    case 'nowhere':
      return /^python -m pip install /.test(last) ? [...before, `${last} pytest`] : [...install, addPytest(facts)];
  }
}

function extraFlag({ packages }: ProjectFacts): string {
  return packages.manager === 'uv' ? '--extra' : packages.manager === 'poetry' ? '--extras' : '--group';
}

/** For an environment whose manifest does not name it. */
export function addPytest({ packages }: ProjectFacts): string {
  const commands: Readonly<Record<string, string>> = {
    uv: 'uv pip install pytest',
    poetry: 'poetry run python -m pip install pytest',
    pdm: 'pdm run python -m ensurepip && pdm run python -m pip install pytest',
    pipenv: 'pipenv run pip install pytest',
    conda: 'conda install --yes --name ci pytest',
    pixi: 'pixi add pytest',
  };
  return commands[packages.manager] ?? 'python -m pip install pytest';
}
