import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { FileEdit } from '../engine/index';

/** What a change makes of one file of a folder, as a unified diff. */
export function diffOf(folder: string, { path: file, bytes, created }: FileEdit): string {
  const before = created ? '' : readFileSync(path.join(folder, file), 'utf8');
  const after = new TextDecoder().decode(bytes);
  return createTwoFilesPatch(created ? '/dev/null' : `a/${file}`, `b/${file}`, before, after)
    .replace(/^=+\n/, '')
    .trimEnd();
}
