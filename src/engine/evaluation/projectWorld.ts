import type { StatementSyntax } from '../python/index';
import { builtinNamed } from './builtins';
import { fingerprint } from './copying';
import { evaluate, type Place } from './evaluateExpression';
import { defineClass, defineFunction } from './execute';
import { libraries } from './libraries/index';
import { type ImportStatement, Machine, type World } from './machine';
import { topLevelNames } from './moduleNames';
import { replaceable } from './replaceable';
import { Scope } from './scope';
import type { StandIns } from './standIns';
import { type ModuleValue, type PyValue, unknown, unsupported } from './values';

/** The files of a project, as code that imports them sees them. */
export interface SourceFiles {
  readonly statementsOf: (path: string) => readonly StatementSyntax[] | undefined;
  /** The file that an import in another file leads to; `undefined` for a library. */
  readonly resolve: (from: string, module: string, level: number) => string | undefined;
}

/** The project as a function sees it: what modules define is made when it is asked for, once. */
export class ProjectWorld implements World {
  readonly #modules = new Map<string, ProjectModule>();
  readonly #machine = new Machine(this);

  constructor(
    readonly files: SourceFiles,
    readonly standIns?: StandIns,
  ) {}

  moduleAt(path: string): ProjectModule {
    const known = this.#modules.get(path);
    const module = known ?? new ProjectModule(path, this, this.#machine);
    this.#modules.set(path, module);
    return module;
  }

  importInto = (statement: ImportStatement, scope: Scope): void => {
    for (const [bound, value] of this.imported(statement, scope.home.path)) {
      scope.set(bound, value);
    }
  };

  /** The names that an import binds. */
  imported(statement: ImportStatement, from: string): readonly (readonly [string, PyValue])[] {
    if (statement.kind === 'import') {
      return statement.names.map(({ name, bound }) => {
        const isWhole = !name.includes('.') || bound !== name.split('.')[0];
        return [bound, this.#module(from, isWhole ? name : bound, 0)] as const;
      });
    }
    return statement.names.length === 0
      ? unsupported('it imports everything from a module')
      : statement.names.map(({ name, bound }) => [bound, this.#member(statement, name, from)] as const);
  }

  externalAttribute = (module: string, name: string): PyValue => {
    const full = `${module}.${name}`;
    return libraries.get(full) ?? { kind: 'external', name: full };
  };

  culpritFor = (name: string, steps: readonly string[], from: string): string | undefined => {
    const isAsked = this.standIns?.path === from && this.standIns.inPlaceOf(name) === undefined;
    return isAsked ? replaceable(name, steps, topLevelNames(this.files.statementsOf(from) ?? []).get(name)) : undefined;
  };

  callExternal = (name: string): PyValue => {
    return unsupported(`it calls ${name}`);
  };

  /** Whether values of modules are no longer what they are right after an import. */
  isChanged(): boolean {
    const fresh = new ProjectWorld(this.files);
    return [...this.#modules.values()].some(module => module.differsFrom(fresh.moduleAt(module.path)));
  }

  #module(from: string, name: string, level: number): PyValue {
    const path = this.files.resolve(from, name, level);
    return path === undefined ? { kind: 'external', name } : this.moduleAt(path).value;
  }

  #member({ module, level }: ImportStatement & { readonly kind: 'import-from' }, name: string, from: string): PyValue {
    const path = this.files.resolve(from, module, level);
    const submodule = this.files.resolve(from, module === '' ? name : `${module}.${name}`, level);
    if (path === undefined && submodule === undefined) {
      return level > 0 ? unsupported('it imports a file that is not there') : this.externalAttribute(module, name);
    }
    const found = path === undefined ? undefined : this.moduleAt(path).get(name);
    return (
      found ?? (submodule === undefined ? unsupported(`nothing is known of ${name}`) : this.moduleAt(submodule).value)
    );
  }
}

/** A file of the project: its names, made when they are asked for. */
export class ProjectModule {
  readonly #known = new Map<string, PyValue>();
  readonly #waiting = new Set<string>();
  readonly #bindings: ReturnType<typeof topLevelNames>;
  readonly scope: Scope;

  constructor(
    readonly path: string,
    readonly world: ProjectWorld,
    readonly machine: Machine,
  ) {
    this.#bindings = topLevelNames(world.files.statementsOf(path) ?? []);
    this.scope = new Scope(undefined, { path, lookUp: name => this.get(name) ?? builtinNamed(name) });
  }

  get value(): ModuleValue {
    return { kind: 'module', name: this.path, get: name => this.get(name) };
  }

  /** What a name stands for once the module has been imported; `undefined` when it defines no such name. */
  get(name: string): PyValue | undefined {
    // What the module made of it when it was imported is not replaced.
    const { standIns } = this.world;
    const isAtWork = this.#waiting.size === 0 && standIns?.path === this.path;
    const replaced = isAtWork ? standIns.inPlaceOf(name) : undefined;
    const known = replaced ?? this.#known.get(name);
    if (known !== undefined) {
      return known;
    }
    const made = this.#make(name);
    if (made !== undefined) {
      this.#known.set(name, made);
    }
    return made;
  }

  differsFrom(fresh: ProjectModule): boolean {
    return [...this.#known].some(([name, value]) => {
      const other = canChange(value) ? fresh.get(name) : undefined;
      return other !== undefined && fingerprint(other) !== fingerprint(value);
    });
  }

  #make(name: string): PyValue | undefined {
    if (name === '__name__') {
      return { kind: 'str', value: this.path };
    }
    if (name === '__file__') {
      return unknown;
    }
    const binding = this.#bindings.get(name);
    if (binding === undefined) {
      return undefined;
    }
    if (binding === 'unclear' || this.#waiting.has(name)) {
      return unsupported(`it depends on how ${name} came about`);
    }
    this.#waiting.add(name);
    try {
      return this.#bind(binding, name);
    } finally {
      this.#waiting.delete(name);
    }
  }

  #bind(statement: StatementSyntax, name: string): PyValue | undefined {
    const place: Place = { scope: this.scope, machine: this.machine };
    switch (statement.kind) {
      case 'function':
        return defineFunction(statement, place);
      case 'class':
        return defineClass(statement, place);
      case 'import':
      case 'import-from':
        return this.world.imported(statement, this.path).find(([bound]) => bound === name)?.[1];
      case 'annotated':
        return statement.value === undefined ? undefined : evaluate(statement.value, place);
      case 'assign':
        return evaluate(statement.value, place);
      default:
        return unsupported(`it depends on how ${name} came about`);
    }
  }
}

function canChange({ kind }: PyValue): boolean {
  return ['list', 'dict', 'set', 'instance', 'object'].includes(kind);
}
