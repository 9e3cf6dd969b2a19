import type { CallNode, FlowNode } from './graph';

/** Which columns of a table are asked for. */
export interface Columns {
  /** Only these; `undefined`: all. */
  readonly kept: ReadonlySet<string> | undefined;
  readonly dropped: ReadonlySet<string>;
  /** Some were taken by their position or by names that nobody knows, so that it is not certain which are there. */
  readonly isUncertain: boolean;
}

export const allColumns: Columns = { kept: undefined, dropped: new Set(), isUncertain: false };

export function keyOf({ kept, dropped, isUncertain }: Columns): string {
  return `${kept === undefined ? '*' : [...kept].join()}|${[...dropped].join()}|${isUncertain}`;
}

/** The names that a node stands for; `undefined` when there may be others. */
export function namesIn(node: FlowNode | undefined): ReadonlySet<string> | undefined {
  switch (node?.kind) {
    case 'literal':
      return typeof node.value === 'string' ? new Set([node.value]) : undefined;
    case 'collection':
      return union(node.items);
    case 'mix':
      return union(node.inputs);
    case 'call':
      return node.callee.kind === 'library' && /^(?:list|sorted|tuple|set)$/.test(node.callee.name)
        ? namesIn(node.positional[0])
        : undefined;
    default:
      return undefined;
  }
}

function union(nodes: readonly FlowNode[]): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const node of nodes) {
    const own = namesIn(node);
    if (own === undefined) {
      return undefined;
    }
    own.forEach(name => names.add(name));
  }
  return names.size === 0 ? undefined : names;
}

/** Of `table[index]`, what is asked of the table. */
export function columnsOfItem(columns: Columns, index: FlowNode): Columns {
  const picked = index.kind === 'collection' ? pickedColumns(index.items) : index;
  if (picked.kind === 'slice') {
    return { ...columns, isUncertain: columns.isUncertain || picked !== index };
  }
  if (picked.kind === 'literal' && typeof picked.value !== 'string') {
    return { ...columns, isUncertain: columns.isUncertain || picked !== index };
  }
  const names = namesIn(picked);
  return names === undefined ? { ...columns, isUncertain: true } : only(columns, names);
}

/** `[rows, columns]`, or a list of columns. */
function pickedColumns(items: readonly FlowNode[]): FlowNode {
  const [rows, picked] = items;
  const isPair = rows?.kind === 'slice' || rows?.kind === 'unknown';
  return isPair && picked !== undefined ? picked : { kind: 'collection', id: -1, items };
}

export function only(columns: Columns, names: ReadonlySet<string>): Columns {
  return { ...columns, kept: names };
}

export function without(columns: Columns, names: ReadonlySet<string>): Columns {
  return { ...columns, dropped: new Set([...columns.dropped, ...names]) };
}

/** Of the result of a call, what is asked of its table. */
export function columnsOfCall(columns: Columns, { method, positional, keywords }: CallNode): Columns {
  if (method === 'drop') {
    return droppedBy(columns, keywords.get('columns') ?? keywords.get('labels') ?? positional[0]);
  }
  // After these, columns may have other names.
  return /^(?:rename|get_dummies|add_prefix|add_suffix|set_axis|melt|pivot|pivot_table|stack|unstack|hstack|concat|to_numpy|transform|fit_transform|reshape|apply|agg|reset_index)$/.test(
    method,
  )
    ? { ...columns, kept: undefined }
    : columns;
}

function droppedBy(columns: Columns, labels: FlowNode | undefined): Columns {
  const names = namesIn(labels);
  return names === undefined ? { ...columns, isUncertain: true } : without(columns, names);
}
