import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  type FileEdit,
  type GraduateRequest,
  type Graduation,
  applyFix,
  createDocumentCache,
  describeLeft,
  workspacePath,
} from '../engine/index';
import { createDiskReader } from '../host/diskReader';
import { localDay } from '../host/localDay';
import type { GraduateArguments } from './arguments';
import { diffOf } from './diffOf';
import { type Output, asText, loadEngine, refuse } from './program';
import { writeFiles } from './writeFiles';

/** `ml-preflight graduate NOTEBOOK`: code leaves a notebook for modules; with `--dry-run` nothing is written. */
export async function runGraduate({ notebook, cells, module, dryRun }: GraduateArguments): Promise<Output> {
  const file = path.resolve(notebook);
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    return refuse(`There is no notebook "${notebook}".`);
  }
  const folder = repositoryOf(file);
  const inside = path.relative(folder, file).split(path.sep).join('/');
  const { graduation, files, skipped } = await askEngine(folder, { notebook: workspacePath(inside), cells, module });
  if (graduation.kind === 'refused') {
    return refuse(graduation.reason);
  }
  return skipped === undefined
    ? write(folder, graduation, { files, dryRun })
    : refuse(`Nothing was changed: ${skipped}.`);
}

interface Writing {
  readonly files: readonly FileEdit[];
  readonly dryRun: boolean;
}

function write(
  folder: string,
  { fix, left, untested }: Extract<Graduation, { readonly kind: 'graduated' }>,
  { files, dryRun }: Writing,
): Output {
  const test = untested === undefined ? [] : [`No test was written. ${untested}`];
  const told = [fix.title, ...left.map(describeLeft), ...test];
  if (dryRun) {
    return { status: 0, out: asText([...told, ...files.map(each => diffOf(folder, each))]), error: '' };
  }
  const written = writeFiles(folder, files);
  return written.kind === 'refused'
    ? refuse(written.reason)
    : { status: 0, out: asText([...told, ...written.lines, after]), error: '' };
}

const after = 'Restart the kernel and run all cells to see the same numbers again.';

interface Asked {
  readonly graduation: Graduation;
  readonly files: readonly FileEdit[];
  /** Why the change does not fit the files. */
  readonly skipped: string | undefined;
}

async function askEngine(folder: string, request: GraduateRequest): Promise<Asked> {
  const { signal } = new AbortController();
  const reader = createDiskReader(folder);
  const options = { signal, today: localDay(), cache: createDocumentCache() };
  const graduation = await loadEngine().graduate(reader, request, options);
  if (graduation.kind === 'refused') {
    return { graduation, files: [], skipped: undefined };
  }
  const { files, skipped } = await applyFix(graduation.fix, reader, signal);
  return { graduation, files, skipped: skipped[0]?.reason };
}

/** The folder that git keeps, else the working folder when the notebook is in it, else the notebook's own. */
function repositoryOf(file: string): string {
  const folder = path.dirname(file);
  for (let up = folder; path.dirname(up) !== up; up = path.dirname(up)) {
    if (existsSync(path.join(up, '.git'))) {
      return up;
    }
  }
  const here = process.cwd();
  return file.startsWith(here + path.sep) ? here : folder;
}
