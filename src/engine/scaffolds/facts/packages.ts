import { type Dependency, readDependencies } from '../../evidence/dependencies';
import type { WorkspacePath } from '../../model/location';
import type { Project } from '../../projects/project';
import type { FactSource } from './factSource';
import { hasFile, pathIn, textOf } from './paths';

export type PackageManager = 'pip' | 'uv' | 'poetry' | 'pdm' | 'pipenv' | 'conda' | 'pixi';

/** How the project's packages are declared and installed. */
export interface PackageFacts {
  readonly manager: PackageManager;
  /** The manifest that lists the packages, if there is one: `requirements.txt`, `pyproject.toml`, `environment.yml`. */
  readonly manifest: WorkspacePath | undefined;
  readonly lockfile: WorkspacePath | undefined;
  /** Everything that manifests of the project ask for, tests' and optional ones included. */
  readonly declared: readonly Dependency[];
  /** `pyproject.toml` or `setup.py` makes the project's own code a package that can be installed. */
  readonly isPackage: boolean;
  /**
   * Shell commands, run in the project's root, that install all it needs into the active Python: one a line. Empty when
   * there is no manifest.
   */
  readonly install: readonly string[];
  /** What stands before a command so that it runs in the project's environment: `uv run`, `poetry run`, or nothing. */
  readonly run: string;
}

interface Sign {
  readonly manager: PackageManager;
  readonly manifest: string;
  readonly lockfile?: string;
  /** Has to be in the manifest, or the lockfile has to be there. */
  readonly mark?: RegExp;
  readonly install: readonly string[];
  readonly run: string;
}

const signs: readonly Sign[] = [
  { manager: 'uv', manifest: 'pyproject.toml', lockfile: 'uv.lock', mark: /^\[tool\.uv\b/m, install: ['pip install uv', 'uv sync --locked'], run: 'uv run' },
  { manager: 'poetry', manifest: 'pyproject.toml', lockfile: 'poetry.lock', mark: /^\[tool\.poetry\b/m, install: ['pip install poetry', 'poetry install --no-interaction'], run: 'poetry run' },
  { manager: 'pdm', manifest: 'pyproject.toml', lockfile: 'pdm.lock', mark: /^\[tool\.pdm\b/m, install: ['pip install pdm', 'pdm sync'], run: 'pdm run' },
  { manager: 'pixi', manifest: 'pixi.toml', lockfile: 'pixi.lock', install: ['pixi install --locked'], run: 'pixi run' },
  { manager: 'pipenv', manifest: 'Pipfile', lockfile: 'Pipfile.lock', install: ['pip install pipenv', 'pipenv sync --dev'], run: 'pipenv run' },
  { manager: 'pip', manifest: 'requirements.txt', install: ['pip install -r requirements.txt'], run: '' },
  { manager: 'pip', manifest: 'requirements/base.txt', install: ['pip install -r requirements/base.txt'], run: '' },
  { manager: 'conda', manifest: 'environment.yml', lockfile: 'conda-lock.yml', install: ['conda env update --name base --file environment.yml'], run: '' },
  { manager: 'conda', manifest: 'environment.yaml', lockfile: 'conda-lock.yml', install: ['conda env update --name base --file environment.yaml'], run: '' },
  { manager: 'pip', manifest: 'pyproject.toml', mark: /^\[project\]/m, install: ['pip install .'], run: '' },
  { manager: 'pip', manifest: 'setup.py', install: ['pip install .'], run: '' },
]; // prettier-ignore

/** The first manager whose manifest is there; pip without one where there is none. */
export function findPackages({ project }: FactSource): PackageFacts {
  const declared = project.documents.flatMap(readDependencies);
  const isPackage = hasFile(project, 'setup.py') || isInstallable(textOf(project, 'pyproject.toml') ?? '');
  const sign = signs.find(candidate => fits(candidate, project));
  if (sign === undefined) {
    return { manager: 'pip', manifest: undefined, lockfile: undefined, declared, isPackage, install: [], run: '' };
  }
  const { manager, manifest, lockfile, run } = sign;
  const locked = lockfile !== undefined && hasFile(project, lockfile) ? pathIn(project, lockfile) : undefined;
  const install = locked === undefined ? sign.install.map(unlocked) : sign.install;
  return { manager, manifest: pathIn(project, manifest), lockfile: locked, declared, isPackage, install, run };
}

function fits({ manifest, lockfile, mark }: Sign, project: Project): boolean {
  const text = textOf(project, manifest);
  const isLocked = lockfile !== undefined && hasFile(project, lockfile);
  return text !== undefined && (mark === undefined || mark.test(text) || isLocked);
}

/** Without a lockfile there is nothing to hold on to. */
function unlocked(command: string): string {
  return command.replace(' --locked', '').replace('pdm sync', 'pdm install').replace('pipenv sync', 'pipenv install');
}

/** uv is told not to build what is only a list of packages. */
function isInstallable(pyproject: string): boolean {
  return /^\[(project|tool\.poetry)\]/m.test(pyproject) && !/^package\s*=\s*false/m.test(pyproject);
}
