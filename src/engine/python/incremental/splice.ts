import { completeTree, mergeProblems } from '../createTree';
import { futureProblems } from '../parsing/futureImports';
import type { Parser } from '../parsing/parser';
import type { SyntaxTree } from '../syntaxTree';
import type { Scanner } from '../tokens/scanner';
import { copyNames } from '../treeNames';
import { copyBytes, createRoom, type Room } from '../treeRoom';
import { growthOf, joinBytes, joinLinks, joinNumbers, joinOffsets, type Cut } from './join';
import type { Stretch } from './stretch';

/** A stretch that was read anew: the parser holds its statements as children of node 0. */
export interface Reread {
  /** The whole text. */
  readonly text: string;
  readonly stretch: Stretch;
  /** How far the text behind it moved. */
  readonly shift: number;
  readonly parser: Parser;
  readonly scanner: Scanner;
}

/** The old tree with the new statements in the stretch: node for node the tree that reading the whole text gives. */
export function spliceTree(before: SyntaxTree, reread: Reread): SyntaxTree {
  const { text, parser: p, scanner: s } = reread;
  const cut = cutNodes(before, reread);
  const comments = cutComments(before, reread);
  const count = before.count + growthOf(cut);
  const isAlike = haveSameShape(before, reread, cut);
  const numbers = count * (isAlike ? 3 : 6) + before.comments.length + growthOf(comments) + s.names.count + 1;
  const room = createRoom(numbers, (isAlike ? 0 : count) + s.length + s.names.starts[s.names.count]);
  const nodes = isAlike ? moveNodes(before, reread, cut, room) : joinNodes(before, reread, cut, room);
  const source = copyBytes(room, s.bytes, s.length);
  return completeTree({
    dialect: before.dialect,
    count,
    kinds: nodes.kinds,
    starts: nodes.starts,
    ends: nodes.ends,
    parents: nodes.parents,
    firstChild: nodes.firstChild,
    nextSibling: nodes.nextSibling,
    values: nodes.values,
    comments: joinOffsets(room, [before.comments, s.comments], comments, reread.shift),
    errors: mergeProblems(p.scanProblems, [...p.problems, ...futureProblems(nodes, source)]),
    magics: joinMagics(before.magics, p.magics, cut),
    source,
    names: copyNames(room, s.names, before.names.texts, before.names),
    edit: {
      of: before.identity,
      start: reread.stretch.start,
      end: reread.stretch.end + reread.shift,
      growth: text.length - before.text().length,
      nodes: cut,
    },
    text: () => text,
  });
}

/** Whether the new nodes are what and where the old ones were. */
function haveSameShape(before: SyntaxTree, { stretch, parser: p }: Reread, { from, to, added }: Cut): boolean {
  if (added !== to - from) {
    return false;
  }
  const isLink = (link: number, old: number, outside: number): boolean =>
    old === (link > 0 ? link - 1 + from : link === 0 ? stretch.list : outside);
  for (let node = 1; node <= added; node++) {
    const old = node - 1 + from;
    const isSame =
      p.kinds[node] === before.kinds[old] &&
      isLink(p.parents[node], before.parents[old], -1) &&
      isLink(p.firstChild[node], before.firstChild[old], -1) &&
      isLink(p.nextSibling[node], before.nextSibling[old], p.parents[node] === 0 ? stretch.next : -1);
    if (!isSame) {
      return false;
    }
  }
  return true;
}

/** Most keystrokes change no more than what a name or a string says: then only offsets and values are new. */
function moveNodes(before: SyntaxTree, { stretch, shift, parser: p }: Reread, cut: Cut, room: Room): Nodes {
  const nodes = {
    kinds: before.kinds,
    starts: joinOffsets(room, [before.starts, p.starts.subarray(1)], cut, shift),
    ends: joinOffsets(room, [before.ends, p.ends.subarray(1)], cut, shift),
    parents: before.parents,
    firstChild: before.firstChild,
    nextSibling: before.nextSibling,
    values: joinNumbers(room, before.values, p.values.subarray(1), cut),
  };
  stretchAround(nodes, before, { list: stretch.list, shift, cut });
  return nodes;
}

/** The numbers of the nodes of a stretch: all that were made between its first statement and the one behind it. */
function cutNodes(before: SyntaxTree, { stretch, parser }: Reread): Cut {
  const to = stretch.next < 0 ? before.count : lowest(before, stretch.next);
  return { from: lowest(before, stretch.first), to, added: parser.count - 1 };
}

/** The first node that was made for a statement: it, or the first of what stands first in it. */
function lowest({ firstChild }: SyntaxTree, statement: number): number {
  let least = statement;
  for (let node = firstChild[statement]; node >= 0; node = firstChild[node]) {
    least = Math.min(least, node);
  }
  return least;
}

/** The entries of the comments of a stretch: a start and an end each. */
function cutComments(before: SyntaxTree, { stretch, shift, scanner }: Reread): Cut {
  const from = countBefore(before.comments, before.comments.length, stretch.start);
  const to = countBefore(before.comments, before.comments.length, stretch.end);
  return { from, to, added: countBefore(scanner.comments, scanner.commentCount * 2, stretch.end + shift) };
}

function countBefore(comments: Int32Array, length: number, offset: number): number {
  let count = 0;
  while (count < length && comments[count] < offset) {
    count += 2;
  }
  return count;
}

type Nodes = Pick<SyntaxTree, 'kinds' | 'starts' | 'ends' | 'parents' | 'firstChild' | 'nextSibling' | 'values'>;

function joinNodes(before: SyntaxTree, { stretch, shift, parser: p }: Reread, cut: Cut, room: Room): Nodes {
  const nodes = {
    kinds: joinBytes(room, before.kinds, p.kinds.subarray(1), cut),
    starts: joinOffsets(room, [before.starts, p.starts.subarray(1)], cut, shift),
    ends: joinOffsets(room, [before.ends, p.ends.subarray(1)], cut, shift),
    parents: joinLinks(room, [before.parents, p.parents.subarray(1)], cut, stretch.list),
    firstChild: joinLinks(room, [before.firstChild, p.firstChild.subarray(1)], cut, stretch.list),
    nextSibling: joinLinks(room, [before.nextSibling, p.nextSibling.subarray(1)], cut, stretch.list),
    values: joinNumbers(room, before.values, p.values.subarray(1), cut),
  };
  tieIn(nodes, stretch, cut, p.firstChild[0] - 1 + cut.from);
  stretchAround(nodes, before, { list: stretch.list, shift, cut });
  return nodes;
}

interface Moved {
  readonly list: number;
  readonly shift: number;
  readonly cut: Cut;
}

/** What is around a stretch begins before it and ends behind it, whenever its node was made. */
function stretchAround({ starts, ends }: Nodes, { parents }: SyntaxTree, { list, shift, cut }: Moved): void {
  for (let around = list; around >= 0; around = parents[around]) {
    if (around < cut.from) {
      ends[around] += shift;
    } else {
      starts[around + growthOf(cut)] -= shift;
    }
  }
}

/** Makes the new statements follow the one before the stretch, and the one behind it follow them. */
function tieIn({ firstChild, nextSibling }: Nodes, stretch: Stretch, cut: Cut, first: number): void {
  if (stretch.previous < 0) {
    firstChild[stretch.list] = first;
  } else {
    nextSibling[stretch.previous] = first;
  }
  let last = first;
  while (nextSibling[last] >= 0) {
    last = nextSibling[last];
  }
  nextSibling[last] = stretch.next < 0 ? -1 : stretch.next + growthOf(cut);
}

function joinMagics(before: readonly number[], others: readonly number[], cut: Cut): readonly number[] {
  return [
    ...before.filter(node => node < cut.from),
    ...others.map(node => node - 1 + cut.from),
    ...before.filter(node => node >= cut.to).map(node => node + growthOf(cut)),
  ];
}
