import { currentVersion, hasWheels, needsNumpy1, numpy1Version } from '../../distributions/versions';
import type { WorkspacePath } from '../../model/location';
import type { Environment } from '../../workspace/reader';
import type { NeededPackage } from '../facts/imports';
import type { ProjectFacts } from '../facts/projectFacts';

/** A needed distribution with the version to ask for. */
export interface Pin {
  readonly name: string;
  readonly extras: readonly string[];
  readonly version: string | undefined;
  readonly from: 'environment' | 'repository' | 'data' | 'nowhere';
  /** A model file that was saved with a version which this Python cannot install. */
  readonly outdated: { readonly path: WorkspacePath; readonly version: string } | undefined;
}

/** The versions of the environment; failing that, those that the repository names; failing that, current ones. */
export function pinsFor(names: readonly Pick<Pin, 'name' | 'extras'>[], facts: ProjectFacts): readonly Pin[] {
  const environment = usefulEnvironment(names, facts);
  const certain = names.map(({ name, extras }): Pin => {
    const installed = environment?.versions.get(name)?.replace(/\+.*$/, '');
    const stated = installed === undefined ? statedVersion(name, facts) : undefined;
    const version = installed ?? stated?.usable;
    const from = installed === undefined ? 'repository' : 'environment';
    return { name, extras, version, from, outdated: stated?.outdated };
  });
  const python = pythonFor(facts, environment);
  const isOld = certain.some(({ name, version }) => version !== undefined && needsNumpy1(name, version));
  return certain.map(pin => {
    if (pin.version !== undefined) {
      return pin;
    }
    const version = isOld ? numpy1Version(pin.name, python) : currentVersion(pin.name, python);
    return { ...pin, version, from: version === undefined ? 'nowhere' : 'data' };
  });
}

/** The Python that the versions are for: the environment's where it names them, else the project's. */
export function pythonFor({ python }: ProjectFacts, environment: Environment | undefined): string {
  return /^3\.\d+/.exec(environment?.python ?? '')?.[0] ?? python.version;
}

/** One that somebody chose; the Python on the PATH only when it has everything that is needed. */
export function usefulEnvironment(
  names: readonly Pick<Pin, 'name'>[],
  { environment }: ProjectFacts,
): Environment | undefined {
  const has = ({ name }: Pick<Pin, 'name'>): boolean => environment?.versions.has(name) === true;
  return (environment?.isDefault === true ? names.every(has) : names.some(has)) ? environment : undefined;
}

interface Stated {
  readonly usable: string | undefined;
  readonly outdated: Pin['outdated'];
}

/** What was seen with another Python says nothing about this one. */
function statedVersion(name: string, { statedVersions, python }: ProjectFacts): Stated {
  const about = statedVersions.filter(
    stated => stated.distribution === name && (stated.python ?? python.version) === python.version,
  );
  const usable = about.find(({ version }) => hasWheels(name, version, python.version));
  const [first] = about;
  return {
    usable: usable?.version,
    outdated: usable === undefined && first !== undefined ? { path: first.path, version: first.version } : undefined,
  };
}

/** `dask[dataframe]==2026.8.0`; a package of one platform is asked for on that platform alone. */
export function requirementOf({ name, extras, version }: Pick<Pin, 'name' | 'extras' | 'version'>): string {
  const extra = extras.length === 0 ? '' : `[${extras.join(',')}]`;
  const marker = name === 'pywin32' ? " ; sys_platform == 'win32'" : '';
  return `${name}${extra}${version === undefined ? '' : `==${version}`}${marker}`;
}

/** The needed distributions with a name, optional ones only where the environment has them. */
export function namedPackages({ imports, environment }: ProjectFacts): readonly (NeededPackage & { name: string })[] {
  return imports.flatMap(needed => {
    const { distribution: name, optional } = needed;
    return name === undefined || (optional && environment?.versions.has(name) !== true) ? [] : [{ ...needed, name }];
  });
}
