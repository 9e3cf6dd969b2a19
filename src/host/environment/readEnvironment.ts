import { homedir } from 'node:os';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { Environment } from '../../engine/index';
import { isFolder, listFolder, readInstalled } from './installedPackages';
import { type Machine, pythonOnPath } from './pathPython';
import { type PythonPrefix, readPrefix } from './pythonPrefix';

/**
 * The Python environment that a project of a folder is worked on in: one inside the project or the folder, an activated
 * one, or the first Python on the PATH. Read from files, nothing is started. `root` is the project's folder, `.` at the
 * top.
 */
export function readEnvironment(folder: string, root = '.', machine = thisMachine()): Environment | undefined {
  const top = resolve(folder);
  const within = [...new Set([join(top, root), top])].flatMap(place => environmentsIn(place, top));
  const found = [...within, ...activated(machine, top)];
  const pathPython = pythonOnPath(machine, join(top, root));
  const environments = [
    ...found.map(each => toEnvironment(each)),
    ...(pathPython === undefined
      ? []
      : [toEnvironment({ prefix: pathPython, place: 'the Python on your PATH' }, true)]),
  ];
  // One that was made and never filled says nothing.
  return environments.find(isFilled) ?? environments[0];
}

function thisMachine(): Machine {
  return { variables: process.env, isWindows: process.platform === 'win32', home: homedir() };
}

interface Found {
  readonly prefix: PythonPrefix;
  readonly place: string;
  /** Its folder, where Conda keeps its records. */
  readonly folder?: string;
}

const usualNames = ['.venv', 'venv', 'env', '.env'];

/** Folders beside the code with `pyvenv.cfg` or `conda-meta`, those with usual names first; and pixi's. */
function environmentsIn(place: string, top: string): readonly Found[] {
  const others = listFolder(place).filter(name => !usualNames.includes(name));
  return [...usualNames, '.pixi/envs/default', ...others].flatMap(name => {
    const folder = join(place, name);
    const isEnvironment = listFolder(folder).some(each => each === 'pyvenv.cfg' || each === 'conda-meta');
    return isEnvironment ? foundAt(folder, relative(top, folder).split(sep).join('/')) : [];
  });
}

function activated({ variables }: Machine, top: string): readonly Found[] {
  const { VIRTUAL_ENV: virtual = '', CONDA_PREFIX: conda = '' } = variables;
  const name = (folder: string, kind: string): string =>
    folder.startsWith(top + sep) ? relative(top, folder).split(sep).join('/') : `${kind} ${basename(folder)}`;
  const condaName = variables['CONDA_DEFAULT_ENV'] ?? basename(conda);
  return [
    ...(virtual === '' ? [] : foundAt(virtual, name(virtual, 'the virtual environment'))),
    ...(conda === '' ? [] : foundAt(conda, `the Conda environment ${basename(condaName)}`)),
  ];
}

function foundAt(folder: string, place: string): readonly Found[] {
  const prefix = isFolder(folder) ? readPrefix(folder) : undefined;
  return prefix === undefined ? [] : [{ prefix, place, folder }];
}

function toEnvironment({ prefix, place, folder }: Found, isDefault = false): Environment {
  const conda = folder === undefined ? new Map<string, string>() : condaPackages(folder);
  return {
    python: prefix.python,
    place,
    ...readInstalled(prefix.packageFolders),
    ...(conda.size === 0 ? {} : { conda }),
    ...(isDefault ? { isDefault } : {}),
  };
}

/** `conda-meta/numpy-2.3.5-py312h33ff503_0.json` */
function condaPackages(folder: string): ReadonlyMap<string, string> {
  return new Map(
    listFolder(join(folder, 'conda-meta')).flatMap(name => {
      const [, named, version] = /^(.+)-([^-]+)-[^-]+\.json$/.exec(name) ?? [];
      return named === undefined || version === undefined ? [] : [[named, version] as const];
    }),
  );
}

const installers = new Set(['pip', 'setuptools', 'wheel']);

function isFilled({ versions }: Environment): boolean {
  return [...versions.keys()].some(name => !installers.has(name));
}
