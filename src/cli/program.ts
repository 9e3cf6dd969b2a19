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

/** What a command leaves for several folders: the worst status, the texts one after the other. */
export function joinOutputs(outputs: readonly Output[], separator = ''): Output {
  const statuses = outputs.map(({ status }) => status);
  return {
    status: statuses.includes(2) ? 2 : statuses.includes(1) ? 1 : 0,
    out: outputs.map(({ out }) => out).join(separator),
    error: outputs.map(({ error }) => error).join(''),
  };
}

/** One line each. */
export function asText(lines: readonly string[]): string {
  return lines.map(line => `${line}\n`).join('');
}

/** The command could not run, in one sentence. */
export function refuse(reason: string): Output {
  return { status: 2, out: '', error: `ml-preflight: ${reason}\n` };
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
