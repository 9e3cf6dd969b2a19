import { compileGlobs } from './pathMatcher';

/**
 * Which paths of a folder its `.gitattributes` calls generated or vendored (`linguist-generated`, `linguist-vendored`).
 * Never a notebook: people write such lines to keep GitHub's language bar in order, not to disown their work.
 */
export function disownedPaths(text: string): ((path: string) => string | undefined) | undefined {
  const rows = text.split(/\r?\n/).flatMap(readRow);
  if (rows.length === 0) {
    return undefined;
  }
  return path => {
    // The last line that speaks of a path has the say.
    const row = /\.ipynb$/i.test(path) ? undefined : rows.findLast(({ matches }) => matches(path));
    return row?.why;
  };
}

interface Row {
  readonly matches: (path: string) => boolean;
  /** `undefined` takes an earlier line back: `-linguist-vendored`. */
  readonly why: string | undefined;
}

function readRow(line: string): readonly Row[] {
  const [pattern = '', ...attributes] = line.trim().split(/\s+/);
  const found = attributes
    .map(attribute => /^(-?)linguist-(generated|vendored)(?:=(\w+))?$/.exec(attribute))
    .find(match => match !== null);
  if (pattern === '' || pattern.startsWith('#') || found === undefined) {
    return [];
  }
  const [, minus, kind, value] = found;
  const isOff = minus === '-' || value === 'false';
  const why = `${kind === 'generated' ? 'generated file' : 'vendored code'} (.gitattributes)`;
  return [{ matches: compileGlobs(globsOf(pattern)), why: isOff ? undefined : why }];
}

/** `*.pb.go` holds at any depth, `docs/*` and `/docs` from the folder of the file. */
export function globsOf(pattern: string): readonly string[] {
  const anchored = pattern.replace(/\/$/, '').includes('/');
  const glob = anchored ? pattern.replace(/^\//, '') : `**/${pattern}`;
  return [glob, `${glob.replace(/\/?\**$/, '')}/**`];
}
