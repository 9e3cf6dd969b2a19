/** A language as rules name it: lower case, and `python` for the names that IPython's kernels give themselves. */
export function normalLanguage(name: string): string {
  const language = name.toLowerCase();
  return pythonNames.has(language) ? 'python' : language;
}

const pythonNames: ReadonlySet<string> = new Set(['ipython', 'ipython3', 'python2', 'python3', 'pyspark']);
