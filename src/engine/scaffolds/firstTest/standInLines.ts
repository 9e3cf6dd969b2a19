import type { Arguments, PyValue } from '../../evaluation/values';
import { type Replaced, type Settings, type Use, filePlace } from '../../evaluation/standIns';
import { StandInValue } from '../../evaluation/standInValue';
import type { Case } from './cases';
import { type Imports, type Written, atom, group, layOut, prefixed, quote, write } from './pythonText';

/** Where a test is written to: what it imports, and the dotted name of the tested file. */
export interface Writing {
  readonly imports: Imports;
  readonly module: string;
}

/** More calls than that are not read one by one. */
const mostCalls = 6;

/** What a test says of what was done beside the result; `undefined` when nothing useful can be said. */
export function useLine(use: Use, imports: Imports): string | undefined {
  switch (use.kind) {
    case 'called':
      return /\.__(enter|exit|contains)__$/.test(use.access) ? undefined : callLine(use, imports);
    case 'set':
      return equalLine(use.access, use.value, imports);
    case 'folder':
      imports.add('from pathlib import Path');
      return `assert Path(${quote(use.path)}).is_dir()`;
    case 'file':
      imports.add('from pathlib import Path');
      return use.content === undefined
        ? `assert Path(${quote(use.path)}).is_file()`
        : equalLine(`Path(${quote(use.path)}).read_text()`, { kind: 'str', value: use.content }, imports);
  }
}

function callLine({ access, calls }: Use & { readonly kind: 'called' }, imports: Imports): string | undefined {
  const [first, ...more] = calls;
  if (first === undefined) {
    return undefined;
  }
  if (more.length === 0) {
    return layOut(group(`${access}.assert_called_once_with(`, writeArguments(first, imports), ')'), 4, 4);
  }
  if (calls.length > mostCalls) {
    return `assert ${access}.call_count == ${calls.length}`;
  }
  imports.add('from unittest.mock import call');
  const list = group(
    '[',
    calls.map(each => group('call(', writeArguments(each, imports), ')')),
    ']',
  );
  const start = `assert ${access}.call_args_list == `;
  return `${start}${layOut(list, 4, 4 + start.length)}`;
}

function equalLine(access: string, value: PyValue, imports: Imports): string | undefined {
  const written = write(value, imports);
  const start = `assert ${access} == `;
  return written === undefined ? undefined : `${start}${layOut(written, 4, 4 + start.length)}`;
}

function writeArguments({ positional, named }: Arguments, imports: Imports): readonly Written[] {
  return [
    ...positional.map(value => writeOrAny(value, imports)),
    ...[...named].map(([name, value]) => prefixed(`${name}=`, writeOrAny(value, imports))),
  ];
}

/** What cannot be written down, or compared with `==`, is left open. */
function writeOrAny(value: PyValue, imports: Imports): Written {
  const inside: Imports = new Set();
  const written = isComparable(value) ? write(value, inside) : undefined;
  if (written !== undefined) {
    inside.forEach(line => imports.add(line));
    return written;
  }
  imports.add('from unittest.mock import ANY');
  return writeOpenly(value, imports) ?? atom('ANY');
}

/** A list or dict with something in it that cannot be written says the rest. */
function writeOpenly(value: PyValue, imports: Imports): Written | undefined {
  const items = (inside: readonly PyValue[]): readonly Written[] => inside.map(item => writeOrAny(item, imports));
  switch (value.kind) {
    case 'list':
      return value.isView ? undefined : group('[', items(value.items), ']');
    case 'tuple':
      return value.items.length > 1 ? group('(', items(value.items), ')') : undefined;
    case 'dict':
      return writeOpenDict(value, imports);
    default:
      return undefined;
  }
}

function writeOpenDict({ entries }: PyValue & { readonly kind: 'dict' }, imports: Imports): Written | undefined {
  const written = [...entries.values()].flatMap(({ key, value }) => {
    const name = write(key, new Set());
    return name?.kind === 'atom' ? [prefixed(`${name.text}: `, writeOrAny(value, imports))] : [];
  });
  return written.length === entries.size ? group('{', written, '}') : undefined;
}

function isComparable(value: PyValue): boolean {
  switch (value.kind) {
    case 'object':
      return value instanceof StandInValue || /^(pathlib\.Path|slice)$/.test(value.type);
    case 'list':
    case 'tuple':
      return value.items.every(isComparable);
    case 'dict':
      return [...value.entries.values()].every(({ value: inner }) => isComparable(inner));
    case 'float':
      return !Number.isNaN(value.value);
    default:
      return true;
  }
}

/** The lines that put the stand-ins in their places, and set what they give. */
export function setUpLines(
  { replaced, settings }: { readonly replaced: readonly Replaced[]; readonly settings: Settings },
  { imports, module }: Writing,
): readonly string[] {
  return [
    ...replaced.flatMap(({ name, variable, value }) => {
      const target = name.includes('.') ? name : `${module}.${name}`;
      if (value !== undefined) {
        return [layOut(group('monkeypatch.setattr(', [atom(`"${target}"`), made(value, imports)], ')'), 4, 4)];
      }
      imports.add('from unittest.mock import MagicMock');
      return [
        `${variable} = MagicMock()`,
        layOut(group('monkeypatch.setattr(', [atom(`"${target}"`), atom(variable)], ')'), 4, 4),
      ];
    }),
    ...[...settings].flatMap(([access, value]) => {
      if (access.startsWith(filePlace(''))) {
        return fileLines(access.slice(filePlace('').length), value, imports);
      }
      const start = `${access} = `;
      return `${start}${layOut(made(value, imports), 4, 4 + start.length)}`;
    }),
  ];
}

function fileLines(path: string, content: PyValue, imports: Imports): readonly string[] {
  imports.add('from pathlib import Path');
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const written = write(content, imports) ?? atom('""');
  return [
    ...(folder === '' ? [] : [`Path(${quote(folder)}).mkdir(parents=True, exist_ok=True)`]),
    layOut(group(`Path(${quote(path)}).write_text(`, [written], ')'), 4, 4),
  ];
}

/** What pytest gives a test of this case. */
export function fixtures({ doubles, outcome }: Case): string {
  const { environment, disk } = outcome.standIns;
  const isPatched = doubles.replaced.length + environment.size > 0 || disk.isUsed;
  return [...(isPatched ? ['monkeypatch'] : []), ...(disk.isUsed ? ['tmp_path'] : [])].join(', ');
}

/** Nothing that happens to be set or to lie about on one machine decides. */
export function environmentLines({ outcome }: Case): readonly string[] {
  const { environment, disk } = outcome.standIns;
  const unset = [...environment].map(name => `monkeypatch.delenv(${quote(name)}, raising=False)`);
  return [...(disk.isUsed ? ['monkeypatch.chdir(tmp_path)'] : []), ...unset];
}

/** As a test makes a value: stand-ins anew. */
function made(value: PyValue, imports: Imports): Written {
  if (value instanceof StandInValue) {
    imports.add('from unittest.mock import MagicMock');
    return atom('MagicMock()');
  }
  return value.kind === 'list'
    ? group(
        '[',
        value.items.map(item => made(item, imports)),
        ']',
      )
    : (write(value, imports) ?? atom('None'));
}

/** `DataLoaderBlob` → `data_loader_blob`; another name where that is taken. */
export function variableFor(name: string, taken: readonly string[]): string {
  const last = name.slice(name.lastIndexOf('.') + 1).replace(/^_+/, '');
  const snake = last.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  const free = ['', 'fake_', 'other_fake_'].map(prefix => prefix + snake).find(each => !taken.includes(each));
  return free ?? `stand_in_for_${snake}`;
}
