import { BASELINE_FILE } from '../baseline/baselineFile';
import { HISTORY_FILE } from '../history/record';

/**
 * A file that Preflight itself wrote about the project: it says nothing of what the project does, whatever words stand
 * in it, so that it is no evidence and no finding lies in it.
 */
export function isOwnFile(path: string): boolean {
  return path === BASELINE_FILE || path === HISTORY_FILE;
}
