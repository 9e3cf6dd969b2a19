/** Compiles a rule's regular expression, or says what is wrong with it. `(?i)` at its start ignores case. */
export function compilePattern(source: string): RegExp | { readonly problem: string } {
  const ignoreCase = source.startsWith('(?i)');
  const pattern = ignoreCase ? source.slice(4) : source;
  try {
    const expression = new RegExp(pattern, ignoreCase ? 'iu' : 'u');
    return hasNestedQuantifier(pattern)
      ? { problem: `the pattern repeats a group that repeats already, which can take for ever: ${source}` }
      : expression;
  } catch (error) {
    return { problem: `the pattern does not compile: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** What is wrong with a pattern; `undefined` when it can be used. */
export function patternTrouble(source: string): string | undefined {
  const compiled = compilePattern(source);
  return compiled instanceof RegExp ? undefined : compiled.problem;
}

/** For patterns that `readRule` has accepted: anything else is a mistake of ours. */
export function patternOf(source: string): RegExp {
  const compiled = compilePattern(source);
  if (!(compiled instanceof RegExp)) {
    throw new Error(`A rule with a bad pattern came through: ${compiled.problem}`);
  }
  return compiled;
}

/** Names of `(?<name>…)` groups. */
export function groupNames(source: string): readonly string[] {
  return [...source.matchAll(/\(\?<([A-Za-z]\w*)>/g)].flatMap(match => match[1] ?? []);
}

/** `(a+)+`, `(a*b)*`, `(x{2,}){3,}`: backtracking over these grows with the power of the text's length. */
export function hasNestedQuantifier(pattern: string): boolean {
  const token = /\\.|\[(?:\\.|[^\]\\])*\]|\(|\)(?:[*+]|\{\d+,\d*\})?|[*+]|\{\d+,\}|[^]/gu;
  const outer: boolean[] = [];
  let repeats = false;
  for (const [piece] of pattern.matchAll(token)) {
    if (piece === '(') {
      outer.push(repeats);
      repeats = false;
    } else if (piece.startsWith(')')) {
      if (repeats && piece.length > 1) {
        return true;
      }
      repeats = (outer.pop() ?? false) || repeats || piece.length > 1;
    } else {
      repeats ||= /^(?:[*+]|\{\d+,\})$/.test(piece);
    }
  }
  return false;
}
