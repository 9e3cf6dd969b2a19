import { statSync } from 'node:fs';
import { noSuchRule } from '../engine/index';
import type { Selection } from './arguments';
import { loadEngine } from './program';

/** What a command that reads folders is given. */
export interface Input extends Selection {
  readonly paths: readonly string[];
  /** Rules, perhaps with the number of a way behind: `deps/no-manifest#2`. */
  readonly review?: readonly string[];
}

/** Why a command cannot run on what it was given, in one sentence: a PATH or a rule that is not there. */
export function inputFault({ paths, select, ignore, review = [] }: Input): string | undefined {
  const fault = paths.map(folderFault).find(sentence => sentence !== undefined);
  const words = [...select, ...ignore, ...review.map(word => word.replace(/#.*$/, ''))];
  if (fault !== undefined || words.length === 0) {
    return fault;
  }
  const { names } = loadEngine();
  const stranger = words.find(word => !names.isKnown(word));
  return stranger === undefined ? undefined : noSuchRule(stranger);
}

/** Why a PATH is no folder to read, in one sentence. */
export function folderFault(folder: string): string | undefined {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) {
    return `There is no folder "${folder}".`;
  }
  return stat.isDirectory() ? undefined : `"${folder}" is a file: give the folder of the repository.`;
}
