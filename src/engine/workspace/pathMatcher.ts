import { braceExpand, Minimatch } from 'minimatch';
import { baseName } from '../model/location';

export interface GlobOptions {
  /** `README*` also matches `readme.md`. */
  readonly ignoreCase?: boolean;
}

/**
 * Compiles globs into one test: `compileGlobs(['**\/*.tf', 'Dockerfile*', '!docs/**'])('infra/main.tf')` is true.
 *
 * Globs are minimatch's, from the folder that paths are relative to: `Dockerfile` is the one at the top,
 * `**\/Dockerfile` any. `*` and `**` match names that begin with a dot. A glob behind `!` takes paths away from all
 * the others. A glob of more than 2,000 characters matches nothing.
 */
export function compileGlobs(globs: readonly string[], options: GlobOptions = {}): (path: string) => boolean {
  const wanted = routeGlobs([globs.filter(glob => !glob.startsWith('!'))], options);
  const taken = globs.filter(glob => glob.startsWith('!')).map(glob => glob.slice(1));
  if (taken.length === 0) {
    return path => wanted(path).length > 0;
  }
  const unwanted = routeGlobs([taken], options);
  return path => wanted(path).length > 0 && unwanted(path).length === 0;
}

/**
 * Compiles many sets of globs at once and says which of them a path belongs to: indexes of sets, ascending.
 *
 * Patterns are looked up by base name and extension before any regular expression is tried, so that a path costs
 * about a microsecond however many sets there are. `!` has no meaning here.
 */
export function routeGlobs(
  sets: readonly (readonly string[])[],
  options: GlobOptions = {},
): (path: string) => readonly number[] {
  const fold = options.ignoreCase === true ? (text: string) => text.toLowerCase() : (text: string) => text;
  const index: GlobIndex = { paths: new Map(), names: new Map(), extensions: new Map(), rest: [] };
  for (const [glob, members] of membersByGlob(sets, fold)) {
    addRoute(index, glob, members);
  }
  return path => setsOf(index, fold(path));
}

/** What is left to test once base name or extension fits, and the sets that then hold the path. */
interface Route {
  readonly test: (path: string) => boolean;
  readonly sets: readonly number[];
}

interface GlobIndex {
  /** `pyproject.toml`: the whole path. */
  readonly paths: Map<string, Route[]>;
  /** `**\/Dockerfile`, `.github/**\/ci.yml`: by base name. */
  readonly names: Map<string, Route[]>;
  /** `**\/*.tf`, `.github/workflows/*.yml`: by what follows the last dot. */
  readonly extensions: Map<string, Route[]>;
  readonly rest: Route[];
}

function membersByGlob(sets: readonly (readonly string[])[], fold: (text: string) => string): Map<string, number[]> {
  const members = new Map<string, number[]>();
  sets.forEach((globs, set) => {
    for (const glob of new Set(globs.flatMap(expandBraces).map(fold))) {
      append(members, glob, set);
    }
  });
  return members;
}

function expandBraces(glob: string): readonly string[] {
  // A glob of a hostile configuration file: minimatch throws on long ones, and braces multiply.
  return glob.length > 2000 ? [] : braceExpand(glob, { braceExpandMax: 1000 }).map(trimStart);
}

function trimStart(glob: string): string {
  return glob.replace(/^(\.?\/)+/, '');
}

function append<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) {
    lists.set(key, [item]);
  } else {
    list.push(item);
  }
}

const hasMagic = /[*?[\]{}()!+@\\]/;

function addRoute(index: GlobIndex, glob: string, sets: readonly number[]): void {
  const last = baseName(glob);
  if (!hasMagic.test(glob)) {
    append(index.paths, glob, { test: always, sets });
  } else if (last !== '' && !hasMagic.test(last)) {
    append(index.names, last, { test: glob === `**/${last}` ? always : compileGlob(glob), sets });
  } else {
    addByExtension(index, glob, sets);
  }
}

function addByExtension(index: GlobIndex, glob: string, sets: readonly number[]): void {
  const ending = /^\*\*\/\*((\.[^*?[\]{}()!+@\\/]+)+)$/.exec(glob)?.[1];
  const test = ending === undefined ? compileGlob(glob) : endsWith(ending);
  const extension = /\.([^.*?[\]{}()!+@\\/]+)$/.exec(glob)?.[1];
  if (extension === undefined) {
    index.rest.push({ test, sets });
  } else {
    append(index.extensions, extension, { test, sets });
  }
}

function always(): boolean {
  return true;
}

function endsWith(ending: string): (path: string) => boolean {
  return path => path.endsWith(ending);
}

function compileGlob(glob: string): (path: string) => boolean {
  const pattern = new Minimatch(glob, { dot: true, nonegate: true, nocomment: true, nobrace: true, platform: 'linux' });
  // Most paths are turned away by the first letters: `docs/` of `docs/**`, `README` of `README*`.
  const start = /^[^*?[\]{}()!+@\\]*/.exec(glob)?.[0] ?? '';
  return path => path.startsWith(start) && pattern.match(path);
}

function setsOf(index: GlobIndex, path: string): readonly number[] {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  const found: number[] = [];
  collect(index.paths.get(path), path, found);
  collect(index.names.get(name), path, found);
  collect(dot < 0 ? undefined : index.extensions.get(name.slice(dot + 1)), path, found);
  collect(index.rest, path, found);
  return found.length < 2 ? found : [...new Set(found)].sort((first, second) => first - second);
}

function collect(routes: readonly Route[] | undefined, path: string, found: number[]): void {
  for (const route of routes ?? []) {
    if (route.test(path)) {
      found.push(...route.sets);
    }
  }
}
