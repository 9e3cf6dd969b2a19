import { join } from 'node:path';
import { isFolder, listFolder, readText } from './installedPackages';

/** A folder that a Python is installed in: a virtual environment, a Conda environment, `/usr`. */
export interface PythonPrefix {
  /** `3.12.4`, or `3.12` where no file says more. */
  readonly python: string;
  /** Where it imports installed packages from, the first one first. */
  readonly packageFolders: readonly string[];
}

/** What a folder holds; `undefined` when no Python can be seen in it. `hint` tells several apart: `python3.12`, `3.12.4`. */
export function readPrefix(folder: string, hint = ''): PythonPrefix | undefined {
  const settings = readText(join(folder, 'pyvenv.cfg'));
  const stated = statedVersion(folder, settings);
  const minors = librariesOf(folder);
  const minor = minorOf(stated) ?? minors.find(each => each === minorOf(hint)) ?? minors.at(-1);
  if (minor === undefined) {
    return undefined;
  }
  const own = packageFolders(folder, minor);
  return {
    python: stated ?? headerVersion(folder, minor) ?? /\d+\.\d+\.\d+/.exec(hint)?.[0] ?? minor,
    packageFolders: [...own, ...(sharesPackages(settings) ? sharedFolders(settings, minor) : [])],
  };
}

/** `pyvenv.cfg` and Conda's records name the whole version. */
function statedVersion(folder: string, settings: string): string | undefined {
  const ofVenv = /^version(?:_info)?\s*=\s*(\d+\.\d+(?:\.\d+)?)/m.exec(settings)?.[1];
  const record = listFolder(join(folder, 'conda-meta')).find(name => /^python-3[\d.]+-/.test(name)) ?? '';
  return ofVenv ?? /^python-([\d.]+)-/.exec(record)?.[1];
}

function minorOf(version: string | undefined): string | undefined {
  return /3\.\d+/.exec(version ?? '')?.[0];
}

/** The Pythons that have a library in the folder, oldest first: `3.11` for `lib/python3.11` or `python311.dll`. */
function librariesOf(folder: string): readonly string[] {
  const number = (minor: string): number => Number(minor.slice(2));
  const names = ['lib', 'lib64', '.'].flatMap(lib => listFolder(join(folder, lib)));
  return names
    .flatMap(name => /^python3\.?(\d+)(?:\.dll)?$/.exec(name)?.[1] ?? [])
    .map(digits => `3.${digits}`)
    .sort((a, b) => number(a) - number(b));
}

/** Linux, macOS and Windows; Debian keeps what it installs itself in `dist-packages`. */
function packageFolders(folder: string, minor: string): readonly string[] {
  const debian = folder === '/usr' ? [`/usr/local/lib/python${minor}/dist-packages`] : [];
  const own = [
    `lib/python${minor}/site-packages`,
    `lib64/python${minor}/site-packages`,
    'Lib/site-packages',
    'lib/python3/dist-packages',
  ];
  return [...debian, ...own.map(path => join(folder, path))].filter(isFolder);
}

/** The C headers of an installation: `#define PY_VERSION "3.11.7"`. */
function headerVersion(folder: string, minor: string): string | undefined {
  const header = readText(join(folder, 'include', `python${minor}`, 'patchlevel.h'));
  return /PY_VERSION\s+"(\d+\.\d+\.\d+)/.exec(header)?.[1];
}

function sharesPackages(settings: string): boolean {
  return /^include-system-site-packages\s*=\s*true/im.test(settings);
}

/** `home` is the folder of the Python that the environment was made with. */
function sharedFolders(settings: string, minor: string): readonly string[] {
  const home = /^home\s*=\s*(.*\S)/m.exec(settings)?.[1];
  return home === undefined ? [] : packageFolders(home.replace(/[\\/](bin|Scripts)[\\/]?$/, ''), minor);
}
