import { type Content, Disk } from './disk';
import { StandInValue } from './standInValue';
import type { Arguments, PyValue } from './values';

/** What a stand-in was asked for and does not give by itself; a test may set it. */
export type Want =
  /** Gone through, or taken apart into so many. */
  | { readonly kind: 'items'; readonly count: number | undefined }
  /** Compared, or formatted as a number. */
  | { readonly kind: 'number'; readonly near: readonly number[] }
  /** It decides which way the code goes. */
  | { readonly kind: 'truth' }
  /** A file that is looked for in vain. */
  | { readonly kind: 'file' };

/** What a test sets before the call, by the place that it sets: `train.return_value`. */
export type Settings = ReadonlyMap<string, PyValue>;

/** What is replaced: the target that `monkeypatch.setattr` names, and the variable of the test that stands in for it. */
export interface Replaced {
  /** A name of the tested file, or `pandas.read_csv` of a library. */
  readonly name: string;
  readonly variable: string;
  /** A plain value that a test puts there instead of a stand-in. */
  readonly value?: PyValue;
}

/** What can be seen of a run beside its result; `access` tells them apart. */
export type Use =
  | { readonly kind: 'called'; readonly access: string; readonly calls: readonly Arguments[] }
  /** An attribute was given to a stand-in. */
  | { readonly kind: 'set'; readonly access: string; readonly value: PyValue }
  | { readonly kind: 'file'; readonly access: string; readonly path: string; readonly content: Content }
  | { readonly kind: 'folder'; readonly access: string; readonly path: string };

/** Where a setting is that puts a file on the disk: `file data.csv`. */
export function filePlace(path: string): string {
  return `file ${path}`;
}

/** Before the name of a parameter that cannot be followed. */
export const parameter = 'parameter ';

/** All stand-ins of one evaluation. */
export class StandIns {
  readonly #roots = new Map<string, StandInValue>();
  readonly #made: StandInValue[] = [];
  readonly disk: Disk;
  readonly wants = new Map<string, Want>();
  /** Variables of the environment that were asked for: a test sees to it that they are not set. */
  readonly environment = new Set<string>();

  constructor(
    /** The file whose names are replaced. */
    readonly path: string,
    readonly replaced: readonly Replaced[] = [],
    readonly settings: Settings = new Map(),
    /** Of the function that is called. */
    readonly parameters: readonly string[] = [],
  ) {
    const given = [...settings].flatMap(([place, value]) =>
      place.startsWith(filePlace('')) && value.kind === 'str'
        ? [[place.slice(filePlace('').length), value.value] as const]
        : [],
    );
    this.disk = new Disk(new Map(given), missing => {
      this.want(filePlace(missing), { kind: 'file' });
    });
  }

  /** What stands in for a name of a file, or for a function of a library. */
  inPlaceOf(name: string): PyValue | undefined {
    const found = this.replaced.find(each => each.name === name);
    return found === undefined ? undefined : (found.value ?? this.root(found.variable));
  }

  /** What a test gives for a parameter can be a stand-in too: `parameter rows`. */
  parameterNamed(name: string): string | undefined {
    return this.parameters.includes(name) ? `${parameter}${name}` : undefined;
  }

  /** The one that a variable of the test holds. */
  root(variable: string): PyValue {
    const known = this.#roots.get(variable) ?? this.make(variable);
    this.#roots.set(variable, known);
    return known;
  }

  make(access: string): StandInValue {
    const made = new StandInValue(access, this);
    this.#made.push(made);
    return made;
  }

  /** What is found at a place: what the test set there, or a new stand-in. */
  at(access: string): PyValue {
    const set = this.settings.get(access);
    return set === undefined ? this.make(access) : this.#fresh(set);
  }

  /** A copy of what the test sets, its stand-ins made anew. */
  #fresh(value: PyValue): PyValue {
    switch (value.kind) {
      case 'list':
        return { ...value, items: value.items.map(item => this.#fresh(item)) };
      case 'object':
        return value instanceof StandInValue ? this.make(value.access) : value;
      default:
        return value;
    }
  }

  /** What was called and set, in the order in which it came up, then what changed on the disk. */
  get uses(): readonly Use[] {
    const seen = this.#made.flatMap(({ access, calls, set }): readonly Use[] => [
      ...(calls.length > 0 ? [{ kind: 'called' as const, access, calls }] : []),
      ...[...set].map(([name, value]) => ({ kind: 'set' as const, access: `${access}.${name}`, value })),
    ]);
    const changed = this.disk.changes.map(({ path, content, isFolder }): Use =>
      isFolder
        ? { kind: 'folder', access: `folder ${path}`, path }
        : { kind: 'file', access: filePlace(path), path, content },
    );
    return [...seen, ...changed];
  }

  want(access: string, want: Want): void {
    if (!this.settings.has(access) && !this.wants.has(access)) {
      this.wants.set(access, want);
    }
  }
}
