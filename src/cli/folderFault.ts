import { statSync } from 'node:fs';

/** Why a PATH cannot be scanned, in one sentence; `undefined` for a folder. */
export function folderFault(folder: string): string | undefined {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) {
    return `There is no folder "${folder}".`;
  }
  return stat.isDirectory() ? undefined : `"${folder}" is a file: give the folder of the repository.`;
}
