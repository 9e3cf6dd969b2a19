import { folderOf } from '../model/location';
import type { Workspace } from '../projects/project';
import { globsOf } from './gitAttributes';
import { compileGlobs } from './pathMatcher';

/** Whether the `.gitattributes` of a repository give the content of a path to Git LFS: git itself holds a pointer to it. */
export function keptByLfs({ documents }: Workspace): (path: string) => boolean {
  const rows = documents
    .filter(({ path }) => /(?:^|\/)\.gitattributes$/.test(path))
    .sort((a, b) => a.path.length - b.path.length)
    .flatMap(({ path, text }) => text.split(/\r?\n/).flatMap(line => readRow(line, folderOf(path))));
  // The last line that speaks of a path has the say.
  return path => rows.findLast(({ matches }) => matches(path))?.isKept === true;
}

interface Row {
  readonly matches: (path: string) => boolean;
  readonly isKept: boolean;
}

function readRow(line: string, folder: string): readonly Row[] {
  const [pattern = '', ...attributes] = line.trim().split(/\s+/);
  const filter = attributes.find(each => /^[-!]?filter(?:=|$)/.test(each));
  if (pattern === '' || pattern.startsWith('#') || filter === undefined) {
    return [];
  }
  const matches = compileGlobs(globsOf(pattern.replaceAll('[[:space:]]', ' ')));
  const top = folder === '' ? '' : `${folder}/`;
  return [
    { matches: path => path.startsWith(top) && matches(path.slice(top.length)), isKept: filter === 'filter=lfs' },
  ];
}
