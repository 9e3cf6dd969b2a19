import * as l10n from '@vscode/l10n';
import { baseName } from '../../model/location';
import type { PackageManager } from '../facts/packages';
import type { ProjectFacts } from '../facts/projectFacts';
import { checkCommands } from './checkCommands';
import { installCommands } from './installCommands';
import { needsPackages } from './needsPackages';

/** What CI does for a project, whoever runs it. */
export interface CiPlan {
  /** Name of the job: `test`, or `check` while there are no tests. */
  readonly job: string;
  readonly python: string;
  readonly manager: PackageManager;
  /** The project's folder from the top of the repository, empty for the top itself. */
  readonly folder: string;
  /** The file, from the top, that says which packages are wanted: the lockfile where there is one. */
  readonly manifest: string | undefined;
  readonly isLocked: boolean;
  /** Gets the package manager itself: `python -m pip install poetry`. */
  readonly getManager: string | undefined;
  readonly install: readonly string[];
  readonly check: CiCheck;
}

export interface CiCheck {
  readonly title: string;
  readonly commands: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** What to run, or a sentence that says what is missing for it. */
export function planCi(facts: ProjectFacts): CiPlan | { readonly reason: string } {
  const { project, packages } = facts;
  const check = checkCommands(facts);
  if (check === undefined) {
    return {
      reason: l10n.t('There is no Python module and no test that CI could run: move code out of the notebooks first.'),
    };
  }
  if (packages.manifest === undefined && needsPackages(project)) {
    return {
      reason: l10n.t('Nothing says which packages CI has to install: write a manifest first (deps/no-manifest).'),
    };
  }
  return planOf(facts, check.isTest ? 'test' : 'check', check);
}

/** A job that installs the project's packages and runs commands. */
export function planOf(facts: ProjectFacts, job: string, check: CiCheck & { readonly needsPytest: boolean }): CiPlan {
  const { project, packages, python } = facts;
  const { getManager, install } = installCommands(facts, check.needsPytest);
  return {
    job,
    python: python.version,
    manager: packages.manager,
    folder: project.root === '.' ? '' : project.root,
    manifest: packages.lockfile ?? packages.manifest,
    isLocked: packages.lockfile !== undefined,
    getManager,
    install,
    check,
  };
}

/** A job or file of a project that is one of several: `api-ci`. */
export function nameInMonorepo({ folder }: CiPlan, name: string): string {
  const own = baseName(folder).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, ''); // prettier-ignore
  return own === '' ? name : `${own}-${name}`;
}
