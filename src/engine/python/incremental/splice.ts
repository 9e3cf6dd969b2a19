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
  const numbers = count * 6 + before.comments.length + growthOf(comments) + s.names.count + 1;
  const room = createRoom(numbers, count + s.length + s.names.starts[s.names.count]);
  const nodes = joinNodes(before, reread, cut, room);
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
    },
    text: () => text,
  });
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
  for (let around = stretch.list; around >= 0; around = before.parents[around]) {
    // It begins before the stretch and ends behind it, whenever its node was made.
    if (around < cut.from) {
      nodes.ends[around] += shift;
    } else {
      nodes.starts[around + growthOf(cut)] -= shift;
    }
  }
  return nodes;
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
