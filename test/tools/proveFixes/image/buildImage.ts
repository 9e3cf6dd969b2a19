// Does in a clean folder what a Dockerfile says: every FROM is a fresh Python, every RUN is run, COPY takes what
// `.dockerignore` lets through. It understands what our images use, and refuses the rest.
import assert from 'node:assert/strict';
import { chownSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { run } from '../tools';
import { basePython } from './basePython';
import { copyInto } from './copyInto';
import { type Image, environmentIn, folderIn, here } from './image';

/** A build: the folder with the Dockerfile, where it is built, and finished stages by their names. */
export interface Build {
  readonly context: string;
  readonly place: string;
  readonly stages: Map<string, string>;
}

/** Builds the image of a folder; throws with the first line that fails. */
export function buildImage(context: string): Image {
  const build: Build = { context, place: `${context}-image`, stages: new Map() };
  let image: Image | undefined;
  for (const { keyword, text } of stepsOf(readFileSync(path.join(context, 'Dockerfile'), 'utf8'))) {
    const step = keyword === 'FROM' ? from : steps[keyword];
    assert.ok(step !== undefined, `The proof does not know what ${keyword} does.`);
    assert.ok(image !== undefined || step === from, `${keyword} stands above FROM.`);
    image = step(image ?? blank(build), text, build);
  }
  assert.ok(image !== undefined, 'There is no instruction in the Dockerfile.');
  return image;
}

interface Step {
  readonly keyword: string;
  readonly text: string;
}

function stepsOf(dockerfile: string): readonly Step[] {
  return DockerfileParser.parse(dockerfile)
    .getInstructions()
    .map(instruction => ({
      keyword: instruction.getKeyword(),
      text: instruction.getTextContent().replace(/^\s*\w+/, '').replace(/\\\r?\n\s*/g, ' ').trim(), // prettier-ignore
    }));
}

function blank({ place }: Build): Image {
  const root = path.join(place, 'root');
  return { root, workingFolder: '/', variables: {}, user: undefined, port: undefined, healthCheck: undefined, command: [], skipped: [] }; // prettier-ignore
}

type Do = (image: Image, text: string, build: Build) => Image;

/** The stage before moves aside, so that each has the same path, as in an image. */
const from: Do = (before, text, build) => {
  const [base = '', , name] = text.split(/\s+/);
  if (before.variables['PATH'] !== undefined) {
    const finished = path.join(build.place, `stage-${build.stages.size}`);
    renameSync(before.root, finished);
    build.stages.set([...build.stages.keys()].at(-1) ?? '', finished);
  }
  if (name !== undefined) build.stages.set(name, before.root);
  const fresh = blank(build);
  return { ...fresh, variables: basePython(base, fresh.root), skipped: before.skipped };
};

const steps: Readonly<Record<string, Do>> = {
  WORKDIR: (image, text) => {
    mkdirSync(path.join(image.root, text), { recursive: true });
    return { ...image, workingFolder: text };
  },
  ENV: (image, text) => {
    const pairs = Array.from(text.matchAll(/(\w+)=(?:"([^"]*)"|(\S*))/g), ([, key = '', quoted, plain = '']) => {
      const value = (quoted ?? plain).replace(/\$(\w+)/g, (_, name: string) => image.variables[name] ?? '');
      return [key, here(image, value)] as const;
    });
    return { ...image, variables: { ...image.variables, ...Object.fromEntries(pairs) } };
  },
  RUN: runStep,
  COPY: (image, text, build) => {
    copyInto(image, text, build);
    return image;
  },
  USER: (image, text) => {
    const home = path.join(image.root, 'home/app');
    mkdirSync(home, { recursive: true });
    if (process.getuid?.() === 0) chownSync(home, Number(text), Number(text));
    return { ...image, user: Number(text) };
  },
  EXPOSE: (image, text) => ({ ...image, port: Number(text) }),
  HEALTHCHECK: (image, text) => ({ ...image, healthCheck: wordsOf(text.replace(/^(--\S+\s+)*CMD\s+/, '')) }),
  CMD: (image, text) => ({ ...image, command: wordsOf(text) }),
};

function runStep(image: Image, text: string): Image {
  if (/\b(apt-get|useradd)\b/.test(text)) {
    return { ...image, skipped: [...image.skipped, text] };
  }
  // Without the cache an image is smaller, and this proof would load everything again.
  const command = here(image, text).replace(' --no-cache-dir', '');
  const { status, output } = run('sh', ['-c', command], folderIn(image), environmentIn(image));
  assert.equal(status, 0, `RUN ${text} ended with ${status}:\n${output.slice(-3000)}`);
  return image;
}

function wordsOf(text: string): readonly string[] {
  const words: unknown = JSON.parse(text);
  assert.ok(Array.isArray(words), `${text} is no list of words.`);
  return words.map(String);
}
