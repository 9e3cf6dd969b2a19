import type { FunctionStatement } from '../python/index';
import { type FlowGraph, type FlowNode } from './graph';

/** Enough for long notebooks; code that needs more is not followed to its end. */
const mostNodes = 60_000;

/** One following of values through a file. Nothing is run. */
export interface Following {
  readonly graph: FlowGraph;
  /** Functions that were followed because something calls them. */
  readonly called: Set<FunctionStatement>;
  readonly active: FunctionStatement[];
  /** What the functions that are being followed return, innermost last. */
  readonly returned: FlowNode[][];
}

/** Whether following may go on. */
export function mayGoOn({ graph }: Following): boolean {
  return graph.size < mostNodes;
}
