import { outlineOf } from '../../../detectors/outlineOf';
import type { WorkspacePath } from '../../../model/location';
import { folderOf } from '../../../model/location';
import type { Run } from './run';
import { Scope } from './scope';
import { follow } from './statements';

interface Wanted {
  readonly module: string;
  /** Leading dots. */
  readonly level: number;
}

/** The module of the project that an import in a file means; `undefined` for what is of a library. */
export function moduleAt(run: Run, from: WorkspacePath, { module, level }: Wanted): Scope | undefined {
  const inner = module.replaceAll('.', '/');
  const path = level > 0 ? relativePath(run, from, { module: inner, level }) : absolutePath(run, from, inner);
  return path === undefined || path === from ? undefined : followModule(run, path);
}

function relativePath({ paths }: Run, from: WorkspacePath, { module, level }: Wanted): WorkspacePath | undefined {
  let folder = folderOf(from);
  for (let dots = 1; dots < level; dots++) {
    folder = folderOf(folder);
  }
  const base = [folder, module].filter(part => part !== '').join('/');
  return paths.find(path => path === `${base}.py` || path === `${base}/__init__.py`);
}

/** The nearest file whose path ends like the module. */
function absolutePath({ paths }: Run, from: WorkspacePath, module: string): WorkspacePath | undefined {
  if (module === '') {
    return undefined;
  }
  const ends = [`${module}.py`, `${module}/__init__.py`];
  const fitting = paths.filter(path => ends.some(end => path === end || path.endsWith(`/${end}`)));
  const near = (path: WorkspacePath): number => sharedLength(path, from) * 1000 - path.length;
  return [...fitting].sort((a, b) => near(b) - near(a))[0];
}

function sharedLength(a: string, b: string): number {
  const [first, second] = [a.split('/'), b.split('/')];
  const different = first.findIndex((part, index) => part !== second[index]);
  return different < 0 ? first.length : different;
}

/** Follows the code of a file once, as if it were imported. */
export function followModule(run: Run, path: WorkspacePath): Scope | undefined {
  const known = run.modules.get(path);
  const document = run.documentAt(path);
  if (known !== undefined || document === undefined) {
    return known;
  }
  const scope = new Scope(path, undefined);
  run.modules.set(path, scope);
  follow(run, scope, outlineOf(document));
  return scope;
}
