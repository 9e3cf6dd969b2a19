import type { FlowGraph, FlowNode, ItemNode, SliceNode } from './graph';
import { wholeViews } from './carriers';
import { isSameValue } from './sameValue';

/** `X[:n]`, of which `X[n:]` is taken as well. */
export interface Half {
  readonly item: ItemNode;
  readonly table: FlowNode;
}

/** Too few rows to train on: the first three, all but the last. */
const fewRows = 10;

/** Tables that are cut in two: the rows up to one place, and the rows from there (or from a little before) on. */
export function halvesIn({ items }: FlowGraph): readonly Half[] {
  const cuts = items.flatMap(item => {
    const rows = rowsOf(item.index);
    return rows === undefined || item.place === undefined ? [] : [{ item, rows, table: tableOf(item.base) }];
  });
  return cuts.filter(({ rows: head, table }) => {
    const { upper } = head;
    return (
      isStart(head.lower) &&
      upper !== undefined &&
      !isFew(upper) &&
      cuts.some(tail => tail.table === table && tail.rows.lower !== undefined && isFrom(tail.rows.lower, upper))
    );
  });
}

function rowsOf(index: FlowNode): SliceNode | undefined {
  const rows = index.kind === 'collection' ? index.items[0] : index;
  return rows?.kind === 'slice' ? rows : undefined;
}

function tableOf(base: FlowNode): FlowNode {
  return base.kind === 'attribute' && wholeViews.has(base.name) ? tableOf(base.base) : base;
}

function isStart(lower: FlowNode | undefined): boolean {
  return lower === undefined || (lower.kind === 'literal' && lower.value === 0);
}

function isFew(bound: FlowNode): boolean {
  const number = bound.kind === 'mix' && bound.inputs.length === 1 ? bound.inputs[0] : bound;
  return number?.kind === 'literal' && typeof number.value === 'number' && number.value < fewRows;
}

/** The place itself, or some rows before it that the first prediction looks back at: `n - 60`. */
function isFrom(lower: FlowNode, upper: FlowNode): boolean {
  return isSameValue(lower, upper) || (lower.kind === 'mix' && lower.inputs.some(input => isSameValue(input, upper)));
}
