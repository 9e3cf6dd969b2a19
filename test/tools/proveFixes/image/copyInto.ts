// COPY, as Docker does it: files into a folder, of a folder what is in it.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Build } from './buildImage';
import { contextOf } from './context';
import { type Image, folderIn } from './image';

/** Copies what `COPY` names, from the folder of the build or from a finished stage. */
export function copyInto(image: Image, text: string, { context, stages }: Build): void {
  const { stage, names, target } = wordsOf(text);
  const destination = path.join(target.startsWith('/') ? image.root : folderIn(image), target);
  const isFolder = target.endsWith('/') || target === '.';
  for (const name of names) {
    if (stage === undefined) copyFromContext({ context, name, destination, isFolder });
    else copyFromStage(path.join(stages.get(stage) ?? '', name), destination);
  }
}

interface Words {
  readonly stage: string | undefined;
  readonly names: readonly string[];
  readonly target: string;
}

function wordsOf(text: string): Words {
  const [flag = '', stage] = /^--from=(\S+)\s+/.exec(text) ?? [];
  const plain = text.slice(flag.length);
  const words: unknown = plain.startsWith('[') ? JSON.parse(plain) : plain.split(/\s+/);
  const all = Array.isArray(words) ? words.map(String) : [];
  return { stage, names: all.slice(0, -1), target: all.at(-1) ?? '' };
}

interface Copied {
  readonly context: string;
  readonly name: string;
  readonly destination: string;
  readonly isFolder: boolean;
}

function copyFromContext({ context, name, destination, isFolder }: Copied): void {
  const source = path.normalize(name).replace(/\/$/, '');
  const found = contextOf(context).filter(file => file === source || file.startsWith(`${source}/`));
  assert.notEqual(found.length, 0, `COPY ${name}: it is not there, or .dockerignore leaves it out.`);
  for (const file of found) {
    const inside = file === source ? (isFolder ? path.basename(file) : '') : path.relative(source, file);
    const target = path.join(destination, inside);
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(path.join(context, file), target);
  }
}

function copyFromStage(source: string, destination: string): void {
  assert.ok(existsSync(source) && statSync(source).isDirectory(), `COPY --from: there is no folder ${source}.`);
  cpSync(source, destination, { recursive: true, verbatimSymlinks: true });
}
