import type { Expression } from '../python/index';
import type { Environment } from './environment';
import { evaluate } from './expressions';
import type { Following } from './following';
import type { FlowNode } from './graph';
import { instanceOf, itemOf } from './parts';

/** Gives a target its value: a name, `self.model`, `a, b`, `df["column"]`, `df.loc[rows, "column"]`. */
export function assign(following: Following, names: Environment, target: Expression, value: FlowNode): void {
  switch (target.kind) {
    case 'name':
      names.set(target.name, value);
      return;
    case 'collection':
      target.items.forEach((item, index) => {
        assign(following, names, item, partAt(following, value, index));
      });
      return;
    case 'starred':
      assign(following, names, target.value, value);
      return;
    case 'attribute':
      assignAttribute(following, names, target, value);
      return;
    case 'subscript':
      assignItem(following, names, target, value);
      return;
    default:
  }
}

function partAt({ graph }: Following, value: FlowNode, index: number): FlowNode {
  return itemOf(graph, value, graph.add({ kind: 'literal', value: index }));
}

type Of<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>;

/** `df.age = …` is a column; so is `df.loc[…] = …` one, of the table itself. */
function assignAttribute(
  following: Following,
  names: Environment,
  { object, name }: Of<'attribute'>,
  value: FlowNode,
): void {
  const { graph } = following;
  const holder = evaluate(following, names, object);
  const instance = instanceOf(holder);
  if (instance !== undefined) {
    instance.attributes.set(name, value);
  } else if (/^i?loc$/.test(name)) {
    assign(following, names, object, value);
  } else if (holder.kind !== 'library') {
    const key = graph.add({ kind: 'literal', value: name });
    assign(following, names, object, graph.add({ kind: 'update', base: holder, value, key }));
  }
}

function assignItem(
  following: Following,
  names: Environment,
  { object, index }: Of<'subscript'>,
  value: FlowNode,
): void {
  const { graph } = following;
  const isIndexer = object.kind === 'attribute' && /^(?:i?loc|i?at)$/.test(object.name);
  const table = isIndexer ? object.object : object;
  const holder = evaluate(following, names, table);
  const at = evaluate(following, names, index);
  const column = at.kind === 'collection' && isIndexer ? at.items[1] : at;
  const key = column ?? graph.unknown();
  if (holder.kind === 'mapping' && key.kind === 'literal' && typeof key.value === 'string') {
    const entries = new Map([...holder.entries, [key.value, value] as const]);
    assign(following, names, table, graph.add({ kind: 'mapping', entries, others: holder.others }));
    return;
  }
  assign(following, names, table, graph.add({ kind: 'update', base: holder, value, key }));
}
