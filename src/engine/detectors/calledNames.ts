import type { PythonFacts } from '../python/facts/facts';

/**
 * Whether calls of any of these names are worth looking for. Of the many names that are wanted few packages are asked
 * first, since most files import none of them.
 */
export function mayCallAny(names: readonly string[]): (facts: PythonFacts) => boolean {
  const heads = [...new Set(names.map(headOf))];
  return ({ mayCall }) => heads.some(mayCall) && names.some(mayCall);
}

/** `sklearn.*` for all names of a package. */
function headOf(name: string): string {
  const root = /^\w+(?=\.)/.exec(name)?.[0];
  return root === undefined ? name : `${root}.*`;
}
