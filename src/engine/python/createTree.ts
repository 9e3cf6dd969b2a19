import type { Parser } from './parsing/parser';
import type { SyntaxProblem, SyntaxTree } from './syntaxTree';
import { createTextIndex } from './textIndex';
import type { NameTable } from './tokens/nameTable';
import type { Scanner } from './tokens/scanner';
import { FIXED_NAMES } from './tokens/token';

/** A copy of what scanner and parser hold, which stays as it is when they go on to the next text. */
export function createTree(p: Parser, s: Scanner): SyntaxTree {
  const count = p.count;
  const source = s.bytes.slice(0, s.length);
  return {
    ...copyNodes(p, count),
    count,
    comments: s.comments.slice(0, s.commentCount * 2),
    errors: mergeProblems(p),
    magics: p.magics,
    source,
    nameCount: s.names.count,
    nameOf: createNames(s.names),
    ...createTextIndex(source),
  };
}

type Nodes = Pick<SyntaxTree, 'kinds' | 'starts' | 'ends' | 'parents' | 'firstChild' | 'nextSibling' | 'values'>;

/** All in one buffer: one allocation instead of seven. */
function copyNodes(p: Parser, count: number): Nodes {
  const buffer = new ArrayBuffer(count * 25);
  const copy = (array: Int32Array, index: number): Int32Array => {
    const view = new Int32Array(buffer, index * count * 4, count);
    view.set(array.subarray(0, count));
    return view;
  };
  const kinds = new Uint8Array(buffer, count * 24, count);
  kinds.set(p.kinds.subarray(0, count));
  return {
    kinds,
    starts: copy(p.starts, 0),
    ends: copy(p.ends, 1),
    parents: copy(p.parents, 2),
    firstChild: copy(p.firstChild, 3),
    nextSibling: copy(p.nextSibling, 4),
    values: copy(p.values, 5),
  };
}

/** The problems of scanner and parser in source order. */
function mergeProblems(p: Parser): readonly SyntaxProblem[] {
  return [...p.scanProblems, ...p.problems].sort((a, b) => a.start - b.start);
}

/** Names are decoded when they are asked for, and then kept. */
function createNames(table: NameTable): (nameId: number) => string {
  const { fixedCount, count } = table;
  const from = table.starts[fixedCount];
  const starts = table.starts.slice(fixedCount, count + 1);
  const bytes = table.bytes.slice(from, table.starts[count]);
  const names: (string | undefined)[] = [...FIXED_NAMES];
  return nameId => {
    const known = names[nameId];
    if (known !== undefined) {
      return known;
    }
    const index = nameId - fixedCount;
    const name = new TextDecoder().decode(bytes.subarray(starts[index] - from, starts[index + 1] - from));
    names[nameId] = name;
    return name;
  };
}
