import type { BinaryOperator, CompareOperator } from '../../python/index';
import { Given } from '../given';
import { NativeObject } from '../nativeObject';
import { type Arguments, type PyValue, bool, builtin, raise, str, tuple, unsupported } from '../values';
import { pathOnDisk } from './files';
import { library } from './library';

/** A `pathlib.Path` with `/` between its parts. What the disk says of it is not followed. */
export class PathValue extends NativeObject {
  override readonly type = 'pathlib.Path';
  readonly path: string;

  constructor(path: string) {
    super();
    const isAbsolute = path.startsWith('/');
    const parts = path.split('/').filter(part => part !== '' && part !== '.');
    this.path = `${isAbsolute ? '/' : ''}${parts.join('/')}` || '.';
  }

  override attribute(name: string): PyValue | undefined {
    const base = baseName(this.path);
    const [stem, suffix] = splitSuffix(base);
    const simple: Readonly<Record<string, PyValue>> = {
      name: str(base),
      stem: str(stem),
      suffix: str(suffix),
      parent: new PathValue(folderOf(this.path)),
      parts: tuple(this.path.split('/').map((part, index) => str(index === 0 && part === '' ? '/' : part))),
    };
    const method = pathMethods[name];
    if (method !== undefined) {
      return builtin(name, given => method(this, given));
    }
    const onDisk = pathOnDisk[name];
    return (
      simple[name] ??
      (onDisk === undefined ? undefined : builtin(name, (given, machine) => onDisk(this.path, given, machine)))
    );
  }

  override binary(operator: BinaryOperator, other: PyValue, isReflected: boolean): PyValue | undefined {
    const text = pathText(other);
    if (operator !== '/' || text === undefined) {
      return undefined;
    }
    return new PathValue(isReflected ? joinPaths(text, this.path) : joinPaths(this.path, text));
  }

  override compare(operator: CompareOperator, other: PyValue): PyValue | undefined {
    const isSame = other instanceof PathValue && other.path === this.path;
    return operator === '==' || operator === '!=' ? bool(isSame === (operator === '==')) : undefined;
  }

  override truth(): boolean {
    return true;
  }

  override isA(name: string): boolean {
    return /(^|\.)(Path|PurePath|PosixPath|PathLike)$/.test(name);
  }

  override hashKey(): string {
    return `path${this.path}`;
  }

  override text(): string {
    return this.path;
  }

  override representation(): string {
    return unsupported('it prints a path');
  }

  override fingerprint(): string {
    return this.hashKey();
  }
}

type PathMethod = (path: PathValue, given: Arguments) => PyValue;

const pathMethods: Readonly<Record<string, PathMethod>> = {
  joinpath: ({ path }, { positional }) => new PathValue(positional.reduce((joined, part) => joinPaths(joined, pathText(part) ?? ''), path)),
  with_suffix: ({ path }, given) => new PathValue(path.slice(0, path.length - splitSuffix(baseName(path))[1].length) + new Given('with_suffix', given, ['suffix']).needText('suffix')),
  with_name: ({ path }, given) => new PathValue(joinPaths(folderOf(path), new Given('with_name', given, ['name']).needText('name'))),
  as_posix: ({ path }) => str(path),
}; // prettier-ignore

/** The text of a path or of a text. */
export function pathText(value: PyValue | undefined): string | undefined {
  return value instanceof PathValue ? value.path : value?.kind === 'str' ? value.value : undefined;
}

function needPath(value: PyValue | undefined): string {
  return (
    pathText(value) ??
    (value === undefined || value.kind === 'object'
      ? unsupported('it takes apart a path that is not followed')
      : raise('TypeError'))
  );
}

/** As `os.path.join`: an absolute part starts anew. */
export function joinPaths(left: string, right: string): string {
  return right.startsWith('/') || left === '' ? right : left.endsWith('/') ? left + right : `${left}/${right}`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '.' : at === 0 ? '/' : path.slice(0, at);
}

/** `churn.tar.gz` → `churn.tar` and `.gz`; `.gitignore` has no suffix. */
function splitSuffix(name: string): readonly [string, string] {
  const at = name.lastIndexOf('.');
  return at <= 0 || at === name.length - 1 ? [name, ''] : [name.slice(0, at), name.slice(at)];
}

export const pathlib = library('pathlib', {
  Path: ({ positional }) => new PathValue(positional.reduce((joined, part) => joinPaths(joined, needPath(part)), '')),
  PurePath: ({ positional }) =>
    new PathValue(positional.reduce((joined, part) => joinPaths(joined, needPath(part)), '')),
});

export const osPath = library('os.path', {
  join: ({ positional }) => str(positional.map(needPath).reduce(joinPaths)),
  basename: ({ positional: [path] }) => str(baseName(needPath(path))),
  dirname: ({ positional: [path] }) => str(needPath(path).includes('/') ? folderOf(needPath(path)) : ''),
  splitext: ({ positional: [path] }) => {
    const text = needPath(path);
    const suffix = splitSuffix(baseName(text).replace(/\.$/, '$&'))[1];
    return tuple([str(text.slice(0, text.length - suffix.length)), str(suffix)]);
  },
  split: ({ positional: [path] }) => tuple([str(needPath(path).includes('/') ? folderOf(needPath(path)) : ''), str(baseName(needPath(path)))]),
  isabs: ({ positional: [path] }) => bool(needPath(path).startsWith('/')),
  normpath: ({ positional: [path] }) => needPath(path).includes('..') ? unsupported('it normalises a path') : str(new PathValue(needPath(path)).path),
}, { sep: str('/') }); // prettier-ignore
