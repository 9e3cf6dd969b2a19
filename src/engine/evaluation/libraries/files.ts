import type { Disk } from '../disk';
import { Given } from '../given';
import type { Machine } from '../machine';
import { NativeObject } from '../nativeObject';
import { isTrue, itemsOf } from '../truth';
import { type Arguments, type PyValue, bool, builtin, int, list, none, raise, str, unsupported, view } from '../values';
import { fromText, toJson } from './json';
import type { Library } from './library';
import { library } from './library';
import { PathValue, joinPaths, pathText } from './paths';

/** An open file of the test's folder. */
export class FileValue extends NativeObject {
  override readonly type = 'io.TextIOWrapper';
  #read = 0;

  constructor(
    readonly path: string,
    readonly mode: string,
    readonly disk: Disk,
  ) {
    super();
  }

  override attribute(name: string): PyValue | undefined {
    const method = fileMethods[name];
    return method === undefined ? undefined : builtin(name, given => method(this, given));
  }

  /** What has not been read yet. */
  rest(): string {
    const text = this.mode.includes('b') ? unsupported('it reads bytes') : this.disk.read(this.path);
    const rest = text.slice(this.#read);
    this.#read = text.length;
    return rest;
  }

  line(): string {
    const text = this.rest();
    const end = text.indexOf('\n') + 1 || text.length;
    this.#read -= text.length - end;
    return text.slice(0, end);
  }

  append(text: string): void {
    this.disk.write(this.path, this.mode.includes('b') ? undefined : this.disk.read(this.path) + text);
  }

  override iterate(): readonly PyValue[] {
    return linesOf(this.rest()).map(str);
  }

  override truth(): boolean {
    return true;
  }

  override enter(): PyValue {
    return this;
  }

  override fingerprint(): string {
    return `file ${this.path}`;
  }
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

const fileMethods: Readonly<Record<string, (file: FileValue, given: Arguments) => PyValue>> = {
  read: (file, { positional }) => (positional.length > 0 ? unsupported('it reads part of a file') : str(file.rest())),
  readline: file => str(file.line()),
  readlines: file => list(linesOf(file.rest()).map(str)),
  write: (file, given) => {
    const text = new Given('write', given, ['text']).needText('text');
    file.append(text);
    return int(text.length);
  },
  writelines: (file, { positional: [lines = none] }) => {
    file.append(itemsOf(lines).map(line => (line.kind === 'str' ? line.value : raise('TypeError'))).join('')); // prettier-ignore
    return none;
  },
  close: () => none,
  flush: () => none,
};

/** The folder of the test; nothing is opened while a module is imported. */
export function diskOf({ standIns }: Machine): Disk {
  return standIns?.disk ?? unsupported('it works with files when it is imported');
}

/** Python's `open`. */
export function openFile(given: Arguments, machine: Machine): PyValue {
  const read = new Given('open', given, ['file', 'mode', 'buffering', 'encoding', 'errors', 'newline']);
  const path = pathText(read.need('file')) ?? unsupported('it opens a file that is not followed');
  const mode = read.text('mode') ?? 'r';
  const disk = diskOf(machine);
  if (mode.includes('+') || mode.startsWith('x')) {
    return unsupported('it reads and writes a file');
  }
  const isThere = disk.hasFile(path);
  if (mode.startsWith('r') && !isThere) {
    return raise('FileNotFoundError', `[Errno 2] No such file or directory: '${path}'`);
  }
  if (mode.startsWith('w') || !isThere) {
    disk.write(path, mode.includes('b') ? undefined : '');
  }
  return new FileValue(path, mode, disk);
}

function pathGiven({ positional: [path] }: Arguments): string {
  return pathText(path) ?? unsupported('it works with a path that is not followed');
}

function makeFolders(given: Arguments, machine: Machine, withParents: boolean): PyValue {
  const disk = diskOf(machine);
  const path = pathGiven(given);
  const mayExist = given.named.get('exist_ok') ?? given.positional[2];
  const makesParents = withParents || isTrue(given.named.get('parents') ?? bool(false));
  if (disk.isThere(path) && !(mayExist !== undefined && isTrue(mayExist))) {
    return raise('FileExistsError', path);
  }
  disk.makeFolder(path, makesParents);
  return none;
}

/** One name at most, as their order is any. */
function names(disk: Disk, path: string): readonly string[] {
  const found = disk.namesIn(path);
  return found.length > 1 ? unsupported('the order of files in a folder decides') : found;
}

/** `*.csv` in one folder. */
function globPattern(pattern: string): RegExp {
  return /[[\]/]|\*\*/.test(pattern)
    ? unsupported('it looks for files with a pattern that is not followed')
    : new RegExp(
        `^${pattern
          .replace(/[.+^${}()|\\]/g, '\\$&')
          .replaceAll('*', '.*')
          .replaceAll('?', '.')}$`,
      );
}

type PathMethod = (path: string, given: Arguments, machine: Machine) => PyValue;

/** Methods of `pathlib.Path` that work on the disk. */
export const pathOnDisk: Readonly<Record<string, PathMethod>> = {
  exists: (path, _, machine) => bool(diskOf(machine).hasFolder(path) || diskOf(machine).hasFile(path)),
  is_file: (path, _, machine) => bool(diskOf(machine).hasFile(path)),
  is_dir: (path, _, machine) => bool(diskOf(machine).hasFolder(path)),
  read_text: (path, _, machine) => str(diskOf(machine).read(path)),
  write_text: (path, given, machine) => {
    const text = new Given('write_text', given, ['data', 'encoding', 'errors', 'newline']).needText('data');
    diskOf(machine).write(path, text);
    return int(text.length);
  },
  open: (path, { positional, named }, machine) => openFile({ positional: [str(path), ...positional], named }, machine),
  mkdir: (path, { named }, machine) => makeFolders({ positional: [str(path)], named }, machine, false),
  iterdir: (path, _, machine) => view(names(diskOf(machine), path).map(name => new PathValue(joinPaths(path, name)))),
  glob: (path, given, machine) => {
    const pattern = new Given('glob', given, ['pattern']).needText('pattern');
    const matches = globPattern(pattern);
    const folder = diskOf(machine);
    const found = folder.hasFolder(path) ? folder.namesIn(path).filter(name => matches.test(name)) : [];
    return found.length > 1
      ? unsupported('the order of files in a folder decides')
      : view(found.map(name => new PathValue(joinPaths(path, name))));
  },
  touch: (path, _, machine) => {
    diskOf(machine).write(path, diskOf(machine).hasFile(path) ? diskOf(machine).read(path) : '');
    return none;
  },
  unlink: (path, _, machine) => {
    diskOf(machine).remove(path);
    return none;
  },
};

export const disk: Library = new Map([
  ...library('os', {
    makedirs: (given, machine) => makeFolders(given, machine, true),
    mkdir: (given, machine) => makeFolders(given, machine, false),
    listdir: (given, machine) => list(names(diskOf(machine), given.positional.length === 0 ? '.' : pathGiven(given)).map(str)),
    remove: (given, machine) => {
      diskOf(machine).remove(pathGiven(given));
      return none;
    },
  }),
  ...library('os.path', {
    exists: (given, machine) => bool(diskOf(machine).hasFolder(pathGiven(given)) || diskOf(machine).hasFile(pathGiven(given))),
    isfile: (given, machine) => bool(diskOf(machine).hasFile(pathGiven(given))),
    isdir: (given, machine) => bool(diskOf(machine).hasFolder(pathGiven(given))),
  }),
  ...library('json', {
    load: ({ positional: [file] }) => (file instanceof FileValue ? fromText(file.rest()) : unsupported('it reads JSON')),
    dump: ({ positional: [value = none, file, ...rest], named }) => {
      const read = new Given('dump', { positional: [value, ...rest], named }, ['obj', 'indent', 'sort_keys', 'ensure_ascii', 'default']);
      if (!(file instanceof FileValue)) {
        return unsupported('it writes JSON');
      }
      file.append(toJson(value, read));
      return none;
    },
  }),
]); // prettier-ignore
