import type { Expression, Statement } from '../python/index';
import { Environment } from './environment';
import { evaluate, evaluateAll, isTrue } from './expressions';
import { type Following, mayGoOn } from './following';
import { elementOf } from './parts';
import { assign } from './targets';

type Of<Kind extends Statement['kind']> = Extract<Statement, { readonly kind: Kind }>;

/** Follows statements in order. `true`: what comes after them is not reached, because all ways return. */
export function follow(following: Following, names: Environment, statements: readonly Statement[]): boolean {
  return statements.some(statement => !mayGoOn(following) || followOne(following, names, statement));
}

function followOne(following: Following, names: Environment, statement: Statement): boolean {
  switch (statement.kind) {
    case 'return':
      if (statement.value !== undefined) {
        following.returned.at(-1)?.push(evaluate(following, names, statement.value));
      }
      return true;
    case 'if':
      return followIf(following, names, statement);
    case 'for':
      assign(
        following,
        names,
        statement.target,
        elementOf(following.graph, evaluate(following, names, statement.iterable)),
      );
      followPerhaps(following, names, statement.body);
      return false;
    case 'with':
      followItems(following, names, statement);
      return follow(following, names, statement.body);
    case 'block':
      return followBlock(following, names, statement);
    default:
      followPlain(following, names, statement);
      return false;
  }
}

function followPlain(following: Following, names: Environment, statement: Statement): void {
  const { graph } = following;
  switch (statement.kind) {
    case 'assign':
      followAssign(following, names, statement);
      return;
    case 'expression':
      evaluate(following, names, statement.value);
      return;
    case 'function':
      names.set(statement.name, graph.add({ kind: 'function', statement, around: names, self: undefined }));
      return;
    case 'class':
      followClass(following, names, statement);
      return;
    case 'import':
      followImport(following, names, statement);
      return;
    case 'delete':
      statement.targets.forEach(target => {
        forget(following, names, target);
      });
      return;
    case 'other':
      evaluateAll(following, names, statement.parts);
      return;
    default:
  }
}

/** `del table["target"]` */
function forget(following: Following, names: Environment, target: Expression): void {
  if (target.kind === 'subscript') {
    const base = evaluate(following, names, target.object);
    const key = evaluate(following, names, target.index);
    const value = following.graph.unknown();
    assign(following, names, target.object, following.graph.add({ kind: 'update', base, value, key }));
  }
}

function followAssign(following: Following, names: Environment, { targets, value, isAugmented }: Of<'assign'>): void {
  const { graph } = following;
  const given = evaluate(following, names, value);
  targets.forEach(target => {
    const node = isAugmented
      ? graph.add({ kind: 'mix', inputs: [evaluate(following, names, target), given], isChoice: false })
      : given;
    assign(following, names, target, node);
  });
}

/** Both ways, or the one that a constant decides; not a setting of the module, which stands there to be changed. */
function followIf(following: Following, names: Environment, { test, body, otherwise }: Of<'if'>): boolean {
  const decided = evaluate(following, names, test);
  if (decided.kind === 'literal' && !asksSetting(names, test)) {
    return follow(following, names, isTrue(decided.value) ? body : otherwise);
  }
  const before = names.snapshot();
  const endsFirst = follow(following, names, body);
  const first = names.snapshot();
  names.restore(before);
  const endsSecond = follow(following, names, otherwise);
  if (endsSecond) {
    names.restore(first);
  } else if (!endsFirst) {
    names.join(following.graph, first);
  }
  return endsFirst && endsSecond;
}

/** `if TRAIN:`, `if not DEBUG:`, `if MODE == "train":` with a name of the module. */
function asksSetting(names: Environment, test: Expression): boolean {
  switch (test.kind) {
    case 'name':
      return names.isOfModule(test.name);
    case 'operation':
      return test.operands.some(operand => asksSetting(names, operand));
    default:
      return false;
  }
}

function followPerhaps(following: Following, names: Environment, body: readonly Statement[]): void {
  const before = names.snapshot();
  follow(following, names, body);
  names.join(following.graph, before);
}

function followBlock(following: Following, names: Environment, { body, handlers }: Of<'block'>): boolean {
  const isEnded = follow(following, names, body);
  followPerhaps(following, names, handlers);
  return isEnded && handlers.length === 0;
}

function followItems(following: Following, names: Environment, { items }: Of<'with'>): void {
  for (const { value, target } of items) {
    const entered = evaluate(following, names, value);
    if (target !== undefined) {
      assign(following, names, target, entered);
    }
  }
}

function followClass(following: Following, names: Environment, statement: Of<'class'>): void {
  const body = new Environment(names);
  const bases = evaluateAll(following, names, statement.bases);
  follow(following, body, statement.body);
  names.set(statement.name, following.graph.add({ kind: 'class', statement, body, bases }));
}

/** What the project brings itself goes by its name, too, and is followed no further. */
function followImport({ graph }: Following, names: Environment, { module, level, name, bound }: Of<'import'>): void {
  const origin = level > 0 ? `${'.'.repeat(level)}${module}` : module;
  const whole = bound === module.split('.')[0] ? bound : origin;
  names.set(bound, graph.add({ kind: 'library', name: name === undefined ? whole : `${origin}.${name}` }));
}
