// The corpus of proveFrontEnd.ts: CPython's standard library as Pyodide ships it, and pinned packages from PyPI.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface CorpusFile {
  readonly name: string;
  readonly text: string;
}

const CACHE = join('node_modules', '.cache', 'prove-front-end');
const REQUIREMENTS = join('test', 'tools', 'proveFrontEnd.requirements.txt');
const STANDARD_LIBRARY = join('node_modules', 'pyodide', 'python_stdlib.zip');
const PLATFORMS = ['manylinux_2_28_x86_64', 'manylinux_2_27_x86_64', 'manylinux_2_24_x86_64', 'manylinux2014_x86_64'];

/** Every Python file of the corpus, downloaded and unpacked if need be, and of the other folders named. */
export function* corpusFiles(otherFolders: readonly string[]): Generator<CorpusFile> {
  const wheels = join(CACHE, 'wheels');
  if (!existsSync(wheels)) download(wheels);
  const archives = readdirSync(wheels).map(wheel => join(wheels, wheel));
  yield* standardLibrary();
  for (const folder of [...archives.map(unpack), ...otherFolders]) yield* pythonFiles(folder);
}

/** CPython's standard library, which needs no download. */
export function standardLibrary(): Generator<CorpusFile> {
  return pythonFiles(unpack(STANDARD_LIBRARY));
}

function download(wheels: string): void {
  const partial = `${wheels}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const platforms = PLATFORMS.flatMap(platform => ['--platform', platform]);
  const pins = ['--no-deps', '--require-hashes', '--python-version', '312', '--requirement', REQUIREMENTS];
  execFileSync('python3', ['-m', 'pip', 'download', '--quiet', ...platforms, ...pins, '--dest', partial], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  execFileSync('mv', [partial, wheels]);
}

function unpack(archive: string): string {
  const folder = join(CACHE, 'unpacked', basename(archive));
  if (!existsSync(folder)) {
    const partial = `${folder}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    execFileSync('python3', ['-m', 'zipfile', '-e', archive, partial]);
    execFileSync('mv', [partial, folder]);
  }
  return folder;
}

function* pythonFiles(folder: string): Generator<CorpusFile> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter(entry => entry.isFile() && entry.name.endsWith('.py'));
  for (const path of paths.map(entry => join(entry.parentPath, entry.name)).sort()) {
    const bytes = readFileSync(path);
    const text = new TextDecoder().decode(bytes);
    // A file in another encoding than UTF-8 says nothing about the parser.
    if (!text.includes('\ufffd')) yield { name: path, text };
  }
}
