import { carried, dataless, wholeViews } from './carriers';
import { type Columns, allColumns, columnsOfCall, columnsOfItem, keyOf, namesIn, only, without } from './columns';
import type { CallNode, FlowNode, ItemNode } from './graph';

/** A call whose result is in a value, and whether it is certain that the columns that it made are. */
export interface Origin {
  readonly call: CallNode;
  /** Which part of the result was taken: the second of what a split gives is 1. */
  readonly part: number | undefined;
  readonly isUncertain: boolean;
}

/**
 * All calls whose results are in a value: rows, columns and what was learned from them, followed back through calls that
 * are known to hand rows on. The rows that an index or a condition picks are followed; the index is not.
 */
export function originsOf(node: FlowNode, isBarrier: (call: CallNode) => boolean): readonly Origin[] {
  const walk = new Walk(isBarrier);
  walk.visit(node, allColumns);
  return walk.origins;
}

class Walk {
  readonly origins: Origin[] = [];
  readonly #seen = new Set<string>();

  constructor(private readonly isBarrier: (call: CallNode) => boolean) {}

  visit(node: FlowNode, columns: Columns): void {
    const key = `${node.id} ${keyOf(columns)}`;
    if (this.#seen.has(key)) {
      return;
    }
    this.#seen.add(key);
    switch (node.kind) {
      case 'call':
        this.#visitCall(node, columns, undefined);
        return;
      case 'item':
        this.#visitItem(node, columns);
        return;
      case 'attribute':
        this.#visitAttribute(node, columns);
        return;
      case 'update':
        this.#visitUpdate(node, columns);
        return;
      case 'mix':
        node.inputs.forEach(input => this.visit(input, columns));
        return;
      case 'collection':
        node.items.forEach(item => this.visit(item, { ...columns, kept: undefined }));
        return;
      case 'mapping':
        [...node.entries.values(), ...node.others].forEach(item => this.visit(item, columns));
        return;
      default:
    }
  }

  #visitCall(call: CallNode, columns: Columns, part: number | undefined): void {
    if (this.isBarrier(call)) {
      return;
    }
    this.origins.push({ call, part, isUncertain: columns.isUncertain });
    const inner = columnsOfCall(columns, call);
    carried(call).forEach(node => this.visit(node, inner));
  }

  #visitItem({ base, index }: ItemNode, columns: Columns): void {
    const part = index.kind === 'literal' && typeof index.value === 'number' ? index.value : undefined;
    if (base.kind === 'call' && part !== undefined && this.#visitPart(base, part, columns)) {
      return;
    }
    // `np.c_[a, b]` joins what is in the brackets.
    const isJoin = base.kind === 'library' && /^numpy\.[cr]_$/.test(base.name);
    this.visit(isJoin ? index : base, isJoin ? columns : columnsOfItem(columns, index));
  }

  #visitPart(call: CallNode, part: number, columns: Columns): boolean {
    const source = partOf(call, part);
    if (source === undefined || this.isBarrier(call)) {
      return false;
    }
    this.origins.push({ call, part, isUncertain: columns.isUncertain });
    this.visit(source, columns);
    return true;
  }

  #visitAttribute({ base, name }: FlowNode & { readonly kind: 'attribute' }, columns: Columns): void {
    // `load().outputs["train"]`: what a pipeline makes of a tuple has names that nobody knows here.
    if (!dataless.has(name) && base.kind !== 'collection') {
      this.visit(base, wholeViews.has(name) ? columns : only(columns, new Set([name])));
    }
  }

  #visitUpdate({ base, value, key }: FlowNode & { readonly kind: 'update' }, columns: Columns): void {
    const names = key === undefined ? undefined : namesIn(key);
    if (names === undefined) {
      this.visit(value, { ...allColumns, isUncertain: columns.isUncertain });
      this.visit(base, columns);
      return;
    }
    if (names.has('columns')) {
      this.visit(base, allColumns);
      return;
    }
    const { kept, dropped } = columns;
    const isAsked = [...names].some(name => !dropped.has(name) && (kept === undefined || kept.has(name)));
    if (isAsked) {
      this.visit(value, { ...allColumns, isUncertain: columns.isUncertain });
    }
    if (kept === undefined || ![...kept].every(name => names.has(name))) {
      this.visit(base, without(columns, names));
    }
  }
}

/** Splits and samplers give the parts of each thing that they are given. */
function partOf({ method, positional, receiver }: CallNode, part: number): FlowNode | undefined {
  if (method === 'train_test_split') {
    return positional[Math.floor(part / 2)];
  }
  return receiver !== undefined && /^fit_(?:resample|sample)$/.test(method) ? positional[part] : undefined;
}

/** Full names of what an object was made by; of a pipeline also those of its steps. */
export function makersOf(node: FlowNode, seen = new Set<FlowNode>()): readonly string[] {
  if (seen.has(node)) {
    return [];
  }
  seen.add(node);
  const all = (nodes: readonly FlowNode[]): readonly string[] => nodes.flatMap(each => makersOf(each, seen));
  switch (node.kind) {
    case 'call':
      return makersOfCall(node, all);
    case 'mix':
      return all(node.inputs);
    case 'collection':
      return all(node.items);
    case 'mapping':
      return all([...node.entries.values(), ...node.others]);
    case 'update':
      return all(node.key === undefined ? [node.base] : [node.base, node.value]);
    case 'item':
      return all([node.base]);
    default:
      return [];
  }
}

const wrappers =
  /\.(?:Pipeline|make_pipeline|ColumnTransformer|make_column_transformer|FeatureUnion|make_union|DataFrameMapper|clone|deepcopy)$/;

function makersOfCall(call: CallNode, all: (nodes: readonly FlowNode[]) => readonly string[]): readonly string[] {
  if (call.receiver !== undefined) {
    return /^(?:fit|set_params|set_output|to|cuda|train|eval)$/.test(call.method) ? all([call.receiver]) : [];
  }
  const names = librariesIn(call.callee);
  const steps = names.some(name => wrappers.test(name)) ? all([...call.positional, ...call.keywords.values()]) : [];
  return [...names, ...steps];
}

/** The names that a callee may have: `cls` in a loop over two classes has both. */
export function librariesIn(node: FlowNode): readonly string[] {
  if (node.kind === 'library') {
    return [node.name];
  }
  return node.kind === 'mix' ? node.inputs.flatMap(librariesIn) : [];
}
