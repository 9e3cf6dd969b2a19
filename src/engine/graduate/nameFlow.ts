import type { ExpressionSyntax, StatementSyntax } from '../python/index';
import { type ExpressionNames, boundBy, changedBy, expressionNames, readByTarget, together } from './expressionNames';

/** What statements do to names when they run one after another, seen from outside. What functions do is left out. */
export interface NameFlow {
  /** Names that may be read before the statements themselves have bound them, each once, in order. */
  readonly exposed: readonly string[];
  /** Names that may be bound, each once, in order. */
  readonly bound: readonly string[];
  /** Names that have a value in the end for certain, whatever they had before. */
  readonly certain: ReadonlySet<string>;
  readonly deleted: readonly string[];
  /** Names whose objects are changed by assignment: `df` of `df["a"] = 1`. */
  readonly changed: readonly string[];
  /** Some of it is not followed: magics, `await`, `match`, classes inside other statements. */
  readonly isUnknown: boolean;
}

export function nameFlow(statements: readonly StatementSyntax[]): NameFlow {
  const walk = new Walk();
  const certain = walk.block(statements, new Set());
  return {
    exposed: [...walk.exposed],
    bound: [...walk.bound],
    certain: certain ?? new Set(),
    deleted: [...walk.deleted],
    changed: [...walk.changed],
    isUnknown: walk.isUnknown,
  };
}

/** Names bound for certain at a place; `undefined` where nothing runs any more. */
type Certain = ReadonlySet<string> | undefined;

class Walk {
  readonly exposed = new Set<string>();
  readonly bound = new Set<string>();
  readonly deleted = new Set<string>();
  readonly changed = new Set<string>();
  isUnknown = false;

  block(statements: readonly StatementSyntax[], start: Certain): Certain {
    return statements.reduce<Certain>((certain, statement) => this.#statement(statement, certain), start);
  }

  #statement(statement: StatementSyntax, certain: Certain): Certain {
    switch (statement.kind) {
      case 'expression':
        return this.#read(expressionNames(statement.value), certain);
      case 'assign':
        return this.#assign(statement.targets, statement.value, certain);
      case 'augmented':
        return this.#assign(
          [statement.target],
          statement.value,
          this.#read(expressionNames(statement.target), certain),
        );
      case 'annotated':
        this.#read(expressionNames(statement.annotation), certain);
        return statement.value === undefined ? certain : this.#assign([statement.target], statement.value, certain);
      case 'delete':
        return this.#delete(statement.targets, certain);
      case 'import':
      case 'import-from':
        return this.#bind(
          statement.names.map(({ bound }) => bound.split('.')[0] ?? bound),
          certain,
        );
      case 'function':
        return this.#bind([statement.name], this.#read(definitionNames(statement), certain));
      default:
        return this.#compound(statement, certain);
    }
  }

  #compound(statement: StatementSyntax, certain: Certain): Certain {
    switch (statement.kind) {
      case 'if':
        return this.#if(statement, certain);
      case 'for':
      case 'while':
        return this.#loop(statement, certain);
      case 'with':
        return this.#with(statement, certain);
      case 'try':
        return this.#try(statement, certain);
      default:
        return this.#simple(statement, certain);
    }
  }

  #simple(statement: StatementSyntax, certain: Certain): Certain {
    switch (statement.kind) {
      case 'raise':
        this.#read(namesOf([statement.exception]), certain);
        return undefined;
      case 'assert':
        return this.#read(namesOf([statement.test, statement.message]), certain);
      case 'break':
      case 'continue':
        return undefined;
      case 'pass':
        return certain;
      default:
        this.isUnknown = true;
        return certain;
    }
  }

  #read({ reads, binds, isUnknown }: ExpressionNames, certain: Certain): Certain {
    this.isUnknown ||= isUnknown;
    const own = new Set(binds);
    for (const name of reads) {
      if (certain?.has(name) === false && !own.has(name)) {
        this.exposed.add(name);
      }
    }
    binds.forEach(name => this.bound.add(name));
    return certain;
  }

  #bind(names: readonly string[], certain: Certain): Certain {
    names.forEach(name => this.bound.add(name));
    return certain === undefined ? undefined : new Set([...certain, ...names]);
  }

  #assign(targets: readonly ExpressionSyntax[], value: ExpressionSyntax, certain: Certain): Certain {
    this.#read(expressionNames(value), certain);
    this.#read(together(targets.map(readByTarget)), certain);
    targets.flatMap(changedBy).forEach(name => this.changed.add(name));
    return this.#bind(targets.flatMap(boundBy), certain);
  }

  #delete(targets: readonly ExpressionSyntax[], certain: Certain): Certain {
    const names = targets.flatMap(boundBy);
    this.#read(together(targets.map(readByTarget)), certain);
    targets.flatMap(changedBy).forEach(name => this.changed.add(name));
    for (const name of names) {
      this.deleted.add(name);
      if (certain?.has(name) === false) {
        this.exposed.add(name);
      }
    }
    return certain === undefined ? undefined : new Set([...certain].filter(name => !names.includes(name)));
  }

  #if({ test, body, orElse }: Extract<StatementSyntax, { readonly kind: 'if' }>, certain: Certain): Certain {
    this.#read(expressionNames(test), certain);
    return meet([this.block(body, certain), this.block(orElse, certain)]);
  }

  /** A body may not run at all, and what it binds is there the next time round: nobody counts on that. */
  #loop(statement: Extract<StatementSyntax, { readonly kind: 'for' | 'while' }>, certain: Certain): Certain {
    if (statement.kind === 'for') {
      this.#read(expressionNames(statement.iterable), certain);
      this.#read(readByTarget(statement.target), certain);
      changedBy(statement.target).forEach(name => this.changed.add(name));
      this.block(statement.body, this.#bind(boundBy(statement.target), certain));
    } else {
      this.#read(expressionNames(statement.test), certain);
      this.block(statement.body, certain);
    }
    this.block(statement.orElse, certain);
    return certain;
  }

  #with({ items, body }: Extract<StatementSyntax, { readonly kind: 'with' }>, certain: Certain): Certain {
    const inside = items.reduce((known, { context, target }) => {
      this.#read(expressionNames(context), known);
      return target === undefined ? known : this.#bind(boundBy(target), known);
    }, certain);
    const after = this.block(body, inside);
    // What a `with` swallows may have ended its body early.
    return inside === undefined || after === undefined ? inside : isQuiet(items) ? inside : after;
  }

  #try(statement: Extract<StatementSyntax, { readonly kind: 'try' }>, certain: Certain): Certain {
    const whole = this.block(statement.orElse, this.block(statement.body, certain));
    const handled = statement.handlers.map(({ type, name, body }) => {
      this.#read(namesOf([type]), certain);
      const known = name === undefined ? certain : this.#bind([name], certain);
      const after = this.block(body, known);
      return after === undefined || name === undefined ? after : new Set([...after].filter(each => each !== name));
    });
    const before = meet([whole, ...handled]);
    const last = this.block(statement.finally, certain);
    return before === undefined || last === undefined ? undefined : new Set([...before, ...last]);
  }
}

function isQuiet(items: Extract<StatementSyntax, { readonly kind: 'with' }>['items']): boolean {
  return items.some(({ context }) => {
    const callee = context.kind === 'call' ? context.callee : context;
    const name = callee.kind === 'attribute' || callee.kind === 'name' ? callee.name : '';
    return /suppress|raises|ignor/i.test(name);
  });
}

/** Names that are bound on every way that is still open. */
function meet(ways: readonly Certain[]): Certain {
  const [first, ...others] = ways.filter(way => way !== undefined);
  return first === undefined ? undefined : new Set([...first].filter(name => others.every(way => way.has(name))));
}

/** What making a function evaluates: decorators, defaults and annotations. */
function definitionNames({
  decorators,
  parameters,
  returns,
}: Extract<StatementSyntax, { readonly kind: 'function' }>): ExpressionNames {
  const parts = parameters.flatMap(each => [each.default, each.annotation]);
  return namesOf([...decorators, ...parts, returns]);
}

function namesOf(expressions: readonly (ExpressionSyntax | undefined)[]): ExpressionNames {
  return together(expressions.flatMap(each => (each === undefined ? [] : [expressionNames(each)])));
}
