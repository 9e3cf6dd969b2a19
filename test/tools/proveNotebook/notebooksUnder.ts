import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of all notebooks below a folder, sorted; none where there is no folder. */
export function notebooksUnder(folder: string): readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile() && entry.name.endsWith('.ipynb'));
  return files.map(entry => join(entry.parentPath, entry.name)).sort();
}
