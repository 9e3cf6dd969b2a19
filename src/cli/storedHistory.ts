import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HISTORY_FILE } from '../engine/index';

/** Empty where nothing was recorded yet. */
export function storedHistory(folder: string): string {
  try {
    return readFileSync(path.join(folder, HISTORY_FILE), 'utf8');
  } catch {
    return '';
  }
}

/** Written beside its place first, so that it is never half written. */
export function storeHistory(folder: string, text: string): void {
  const file = path.join(folder, HISTORY_FILE);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, text, { flag: 'wx' });
  renameSync(`${file}.${process.pid}`, file);
}
