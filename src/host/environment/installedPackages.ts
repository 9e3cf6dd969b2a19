import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { normaliseName } from '../../engine/index';

/** What lies in the folders that a Python imports from. */
export interface Installed {
  /** Normalised name → version. What was installed from a folder or a repository has none that others could ask for. */
  readonly versions: ReadonlyMap<string, string>;
  /** Module → normalised name; below a namespace with its dots: `google.cloud.storage`. */
  readonly modules: ReadonlyMap<string, string>;
}

/** Reads the names in `*.dist-info` and `*.egg-info`; of packages that are there twice, those of the first folder. */
export function readInstalled(folders: readonly string[]): Installed {
  const versions = new Map<string, string>();
  const modules = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of listFolder(folder).filter(name => /\.(dist|egg)-info$/.test(name))) {
      const { name, version, isLocal } = readDistribution(join(folder, entry), entry);
      if (!isLocal && version !== '' && !versions.has(name)) {
        versions.set(name, version);
      }
      for (const module of modulesOf(join(folder, entry), name).filter(each => !modules.has(each))) {
        modules.set(module, name);
      }
    }
  }
  return { versions, modules };
}

interface Distribution {
  readonly name: string;
  readonly version: string;
  readonly isLocal: boolean;
}

/** `METADATA` says it; failing that, the folder: `scikit_learn-1.7.2.dist-info`. */
function readDistribution(info: string, entry: string): Distribution {
  const file = isFolder(info) ? join(info, entry.endsWith('.dist-info') ? 'METADATA' : 'PKG-INFO') : info;
  const head = readText(file).slice(0, 4000);
  const [, named = entry, numbered = ''] = /^(.+?)-(\d[^-]*)(?:-py[\d.]+)?\.(?:dist|egg)-info$/.exec(entry) ?? [];
  return {
    name: normaliseName(/^Name: *(\S+)/m.exec(head)?.[1] ?? named),
    version: /^Version: *(\S+)/m.exec(head)?.[1] ?? numbered,
    isLocal: isLocal(info),
  };
}

/** Installed from a folder or from a repository; Conda writes an address too, into packages that have versions. */
function isLocal(info: string): boolean {
  const origin = readText(join(info, 'direct_url.json'));
  return /"(dir_info|vcs_info)"/.test(origin) && readText(join(info, 'INSTALLER')).trim() !== 'conda';
}

function modulesOf(info: string, name: string): readonly string[] {
  const record = readText(join(info, 'RECORD'));
  if (record !== '') {
    return modulesOfRecord(record);
  }
  const listed = readText(join(info, 'top_level.txt')).split(/\s+/).filter(isModuleName);
  return listed.length > 0 ? listed : [name.replaceAll('-', '_')].filter(isModuleName);
}

/**
 * The packages and modules that no other package of the distribution holds: `sklearn`; `google.cloud.storage` where
 * `google` and `google.cloud` are folders that several distributions share.
 */
function modulesOfRecord(record: string): readonly string[] {
  const files = record.split('\n').map(line => line.slice(0, line.indexOf(',')).replaceAll('\\', '/'));
  const code = files.filter(file => /\.(py|so|pyd)$/.test(file) && !file.startsWith('..'));
  const packages = new Set(code.filter(file => file.endsWith('/__init__.py')).map(file => file.slice(0, -12)));
  return [...new Set(code.map(file => moduleOf(file, packages)))].filter(isModuleName);
}

function moduleOf(file: string, packages: ReadonlySet<string>): string {
  const steps = file.replace(/\.[^/]*$/, '').split('/');
  const depth = steps.findIndex((_, index) => packages.has(steps.slice(0, index + 1).join('/')));
  return (depth < 0 ? steps : steps.slice(0, depth + 1)).join('.');
}

/** Tests and documentation lie beside the code of distributions that were packed without care. */
function isModuleName(module: string): boolean {
  return (
    /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(module) &&
    !/^(tests?|docs?|examples?|scripts|benchmarks|setup|conftest|__pycache__)(\.|$)/.test(module)
  );
}

/** Sorted; empty when there is no such folder, or none that can be read. */
export function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Empty when there is no such file, or none that can be read. */
export function readText(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
