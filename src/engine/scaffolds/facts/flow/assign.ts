import type { Expression } from '../../../python/index';
import { evaluate } from './evaluate';
import { typeOfValue, withColumn } from './frames';
import type { Run } from './run';
import type { Scope } from './scope';
import { type Frame, type Value, textOf, textsOf, unknown } from './values';

/** Gives a target its value: a name, `self.model`, `a, b`, `df["column"]`, `settings["key"]`. */
export function assignTo(run: Run, scope: Scope, target: Expression, value: Value): void {
  switch (target.kind) {
    case 'name':
      scope.set(target.name, value);
      return;
    case 'collection':
      target.items.forEach((item, index) => {
        assignTo(run, scope, item, value.kind === 'list' ? (value.items[index] ?? unknown) : unknown);
      });
      return;
    case 'attribute':
      assignAttribute(run, scope, target, value);
      return;
    case 'subscript':
      assignItem(run, scope, target, value);
      return;
    default:
  }
}

type Of<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>;

function assignAttribute(run: Run, scope: Scope, { object, name }: Of<'attribute'>, value: Value): void {
  const holder = evaluate(run, scope, object);
  if (holder.kind === 'instance') {
    holder.attributes.set(name, value);
  } else if (holder.kind === 'frame' && name === 'columns') {
    const columns = textsOf(value);
    assignTo(run, scope, object, { ...holder, columns, types: new Map() });
  } else if (holder.kind === 'frame' && name !== 'index') {
    assignTo(run, scope, object, withColumn(holder, name, typeOfValue(value)));
  }
}

function assignItem(run: Run, scope: Scope, { object, index }: Of<'subscript'>, value: Value): void {
  const holder = evaluate(run, scope, object);
  const key = evaluate(run, scope, index);
  if (holder.kind === 'frame') {
    assignTo(run, scope, object, withColumns(holder, textsOf(key) ?? [], value));
  } else if (holder.kind === 'indexer' && object.kind === 'attribute') {
    const columns = key.kind === 'list' ? (textsOf(key.items[1]) ?? []) : [];
    assignTo(run, scope, object.object, withColumns(holder.frame, columns, value));
  } else if (holder.kind === 'mapping') {
    const name = textOf(key);
    const entries = name === undefined ? holder.entries : new Map([...holder.entries, [name, value] as const]);
    assignTo(run, scope, object, { kind: 'mapping', entries });
  }
}

function withColumns(frame: Frame, columns: readonly string[], value: Value): Frame {
  const type = typeOfValue(value);
  return columns.reduce((made, column) => withColumn(made, column, type), frame);
}
