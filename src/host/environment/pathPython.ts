import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isFolder, listFolder, readText } from './installedPackages';
import { type PythonPrefix, readPrefix } from './pythonPrefix';

/** Where a host runs, as far as Python is looked for there. */
export interface Machine {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly isWindows: boolean;
  readonly home: string;
}

/** The first Python on the PATH that an installation can be found for; `folder` is where it would be started. */
export function pythonOnPath(machine: Machine, folder: string): PythonPrefix | undefined {
  const names = machine.isWindows ? ['python.exe', 'python3.exe'] : ['python3', 'python'];
  const folders = (machine.variables['PATH'] ?? machine.variables['Path'] ?? '').split(machine.isWindows ? ';' : ':');
  for (const program of folders.filter(Boolean).flatMap(each => names.map(name => join(each, name)))) {
    const found = isProgram(program) ? prefixOf(program, machine, folder) : undefined;
    if (found !== undefined) {
      return { ...found, packageFolders: [...userFolders(found, machine), ...found.packageFolders] };
    }
  }
  return undefined;
}

/** Windows puts empty files of that name on the PATH, which open its store. */
function isProgram(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function prefixOf(program: string, machine: Machine, folder: string): PythonPrefix | undefined {
  if (basename(dirname(program)) === 'shims') {
    return shimmed(dirname(dirname(program)), machine, folder);
  }
  const real = realpathSync(program);
  const hint = basename(real);
  // Homebrew links from where its packages are to where its Python is.
  const places = [program, real].map(path => (machine.isWindows ? dirname(path) : dirname(dirname(path))));
  const found = [...new Set(places)].flatMap(place => readPrefix(place, hint) ?? []);
  const first = found.find(({ python }) => /\d\.\d+\.\d/.test(python)) ?? found[0];
  return first === undefined
    ? undefined
    : { ...first, packageFolders: [...new Set(found.flatMap(({ packageFolders }) => packageFolders))] };
}

/** A shim of pyenv starts the version that a variable, a `.python-version` at or above the folder, or pyenv's own names. */
function shimmed(root: string, { variables }: Machine, folder: string): PythonPrefix | undefined {
  const chosen = variables['PYENV_VERSION'] ?? versionFileAbove(folder) ?? readText(join(root, 'version'));
  const name = chosen.trim().split(/[\s:]+/)[0] ?? '';
  const versions = join(root, 'versions');
  const exact = existsSync(join(versions, name)) ? name : undefined;
  const matching = listFolder(versions).filter(each => each.startsWith(`${name}.`));
  const version = exact ?? matching.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
  return name === '' || version === undefined ? undefined : readPrefix(join(versions, version), version);
}

function versionFileAbove(folder: string): string | undefined {
  const text = readText(join(folder, '.python-version')).replace(/^#.*$/gm, '').trim();
  if (text !== '') {
    return text;
  }
  return dirname(folder) === folder ? undefined : versionFileAbove(dirname(folder));
}

/** What `pip install --user` fills. */
function userFolders({ python }: PythonPrefix, { home, isWindows, variables }: Machine): readonly string[] {
  const minor = /^3\.\d+/.exec(python)?.[0] ?? '';
  const roaming = variables['APPDATA'] ?? home;
  const folders = isWindows
    ? [join(roaming, 'Python', `Python${minor.replace('.', '')}`, 'site-packages')]
    : [
        join(home, '.local', 'lib', `python${minor}`, 'site-packages'),
        join(home, 'Library', 'Python', minor, 'lib', 'python', 'site-packages'),
      ];
  return folders.filter(isFolder);
}
