import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FileEdit } from '../engine/index';

/** What was written, a line each; or why nothing was. */
export type Written =
  | { readonly kind: 'written'; readonly lines: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Writes all files of a change or none: each is written beside its place first, and moved there when all of them are.
 * A folder that cannot be written to is named, and nothing is left behind.
 */
export function writeFiles(folder: string, files: readonly FileEdit[]): Written {
  const waiting: { readonly temporary: string; readonly target: string }[] = [];
  for (const { path: file, bytes, created } of files) {
    const target = path.join(folder, file);
    const temporary = `${target}.preflight-${process.pid}`;
    waiting.push({ temporary, target });
    const fault = faultOf(() => {
      if (created && existsSync(target)) {
        throw new Error('something else has that name');
      }
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(temporary, bytes, { flag: 'wx' });
    });
    if (fault !== undefined) {
      waiting.forEach(each => rmSync(each.temporary, { force: true }));
      return { kind: 'refused', reason: `${file} cannot be written (${fault}): nothing was changed.` };
    }
  }
  waiting.forEach(({ temporary, target }) => {
    renameSync(temporary, target);
  });
  return {
    kind: 'written',
    lines: files.map(({ path: file, created }) => `${created ? 'created' : 'changed'} ${file}`),
  };
}

/** The system's words for what went wrong, without its path: `permission denied`. */
function faultOf(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.replace(/^[A-Z]+: /, '').replace(/, \w+ '.*'$/s, '');
  }
}
