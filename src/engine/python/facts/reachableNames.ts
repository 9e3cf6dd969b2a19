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
    const root = rootOf(name);
    const star = root.indexOf('*');
    if (star >= 0) return sources.some(source => mayMention(source, root.slice(root.lastIndexOf('*') + 1)));
    return (root === '' || packages.has(root) || isBuiltinName(root)) && knowsNames(sources, name);
  };
}

/** `pandas` of `pandas.read_csv().to_csv`, `open` of `open().read`. */
function rootOf(name: string): string {
  const end = name.search(/[.(]/);
  return end < 0 ? name : name.slice(0, end);
}

/**
 * Whether all names of a callee stand in the code at all: `read_csv` of `pandas.read_csv`. Stars stand for any. One cell
 * may make an object and another one use it.
 */
function knowsNames(sources: readonly SourceText[], callee: string): boolean {
  const words = callee.match(/(?<=\.)\w+(?![\w*])/g) ?? [];
  return words.every(word => sources.some(({ tree }) => findName(tree.names, word) >= 0));
}

/** Python takes `ﬁt` and `fit` for the same name, so of other texts than ASCII nobody can tell. */
function mayMention({ text, tree }: SourceText, word: string): boolean {
  return text.includes(word) || text.length !== tree.source.length;
}
