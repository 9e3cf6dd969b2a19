// The corpus of proveFrontEnd.ts: CPython's standard library as Pyodide ships it, and pinned packages from PyPI.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpack, unpackedWheels } from './pinnedWheels';

export interface CorpusFile {
  readonly name: string;
  readonly text: string;
}

const CACHE = join('node_modules', '.cache', 'proveFrontEnd');
const STANDARD_LIBRARY = join('node_modules', 'pyodide', 'python_stdlib.zip');

/** Every Python file of the corpus, downloaded and unpacked if need be, and of the other folders named. */
export function* corpusFiles(otherFolders: readonly string[]): Generator<CorpusFile> {
  yield* standardLibrary();
  for (const folder of [...unpackedWheels('proveFrontEnd'), ...otherFolders]) yield* pythonFiles(folder);
}

/** CPython's standard library, which needs no download. */
export function standardLibrary(): Generator<CorpusFile> {
  return pythonFiles(unpack(STANDARD_LIBRARY, CACHE));
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
