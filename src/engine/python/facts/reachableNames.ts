import { isBuiltinName } from './builtinNames';
import type { ImportFact } from './facts';
import { findName } from '../treeNames';
import type { SourceText } from './sourceText';

/** Says of qualified names, perhaps with a `*`, whether code in a module can lead to them at all. */
export type IsReachable = (name: string) => boolean;

/**
 * Every qualified name begins with a package that is imported, with the dots of a relative import, or is a builtin.
 * That is known without following a single name. Of `*KFold` the text at least holds `KFold`.
 */
export function findReachable(imports: readonly ImportFact[], sources: readonly SourceText[]): IsReachable {
  const packages = new Set(imports.filter(({ level }) => level === 0).map(({ module }) => rootOf(module)));
  return name => {
    const { root, rest, end } = partsOf(name);
    if (end !== undefined) return sources.some(source => mayMention(source, end));
    return (root === '' || packages.has(root) || isBuiltinName(root)) && knowsNames(sources, rest);
  };
}

/** What is asked of a name: rules name thousands, again and again, and always the same ones. */
interface NameParts {
  /** `pandas` of `pandas.read_csv().to_csv`, `open` of `open().read`. */
  readonly root: string;
  /** The names behind it that no star touches: `read_csv` and `to_csv`. */
  readonly rest: readonly string[];
  /** What follows the star of a root that has one: `KFold` of `*KFold`. */
  readonly end: string | undefined;
}

const knownParts = new Map<string, NameParts>();

function partsOf(name: string): NameParts {
  const known = knownParts.get(name);
  if (known !== undefined) return known;
  const parts = readParts(name);
  knownParts.set(name, parts);
  return parts;
}

function readParts(name: string): NameParts {
  const root = rootOf(name);
  const star = root.lastIndexOf('*');
  const rest = name.match(/(?<=\.)\w+(?![\w*])/g) ?? [];
  return { root, rest, end: star < 0 ? undefined : root.slice(star + 1) };
}

function rootOf(name: string): string {
  const end = name.search(/[.(]/);
  return end < 0 ? name : name.slice(0, end);
}

/** Whether all of these names stand in the code at all: one cell may make an object and another one use it. */
function knowsNames(sources: readonly SourceText[], names: readonly string[]): boolean {
  return names.every(name => sources.some(({ tree }) => findName(tree.names, name) >= 0));
}

/** Python takes `ﬁt` and `fit` for the same name, so of other texts than ASCII nobody can tell. */
function mayMention({ text, tree }: SourceText, word: string): boolean {
  return text.includes(word) || text.length !== tree.source.length;
}
