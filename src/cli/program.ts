import { type Engine, createEngine } from '../engine/index';
import { readRuleFiles } from '../host/ruleFiles';
import manifest from '../../package.json';
import type { Selection } from './arguments';

export const version = manifest.version;

/** What a command leaves: its exit status and the text for the two streams. */
export interface Output {
  readonly status: 0 | 1 | 2;
  readonly out: string;
  readonly error: string;
}

export interface Terminal {
  readonly isTerminal: boolean;
  readonly showsProgress: boolean;
  readonly color: boolean;
}

/** The engine with the rules that ship beside the bundle: all of them, or those that were selected. */
export function loadEngine(selection?: Selection): Engine {
  return createEngine(readRuleFiles(__dirname), selection);
}
