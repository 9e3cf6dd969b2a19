import type { CommentFact, Place } from './facts';
import type { ModuleScan } from './moduleScan';
import type { SourceText } from './sourceText';

const tab = 9;
const newline = 10;
const formFeed = 12;
const carriageReturn = 13;
const space = 32;

/** One fact for each comment. What is not asked is not computed. */
export function readComments(scan: ModuleScan): CommentFact[] {
  return scan.sources.flatMap(readCommentsOf);
}

function readCommentsOf(source: SourceText): CommentFact[] {
  const { comments } = source.tree;
  const facts: CommentFact[] = [];
  for (let index = 0; index < comments.length; index += 2) {
    facts.push(new ScannedComment(source, index));
  }
  return facts;
}

class ScannedComment implements CommentFact {
  /** `index` is where its start stands among the tree's `comments`. */
  constructor(
    private readonly source: SourceText,
    private readonly index: number,
  ) {}

  get place(): Place {
    return this.source.place(this.start, this.end);
  }

  get text(): string {
    return this.source.slice(this.start, this.end);
  }

  get alone(): boolean {
    return standsAlone(this.source, this.start);
  }

  private get start(): number {
    return this.source.tree.comments[this.index];
  }

  private get end(): number {
    return this.source.tree.comments[this.index + 1];
  }
}

function standsAlone(source: SourceText, start: number): boolean {
  const bytes = source.tree.source;
  let at = start - 1;
  while (at >= 0 && isBlank(bytes[at])) at--;
  return at < 0 || bytes[at] === newline || bytes[at] === carriageReturn;
}

/** Number of lines that hold more than white space and comments. */
export function countCodeLines(scan: ModuleScan): number {
  return scan.sources.reduce((sum, source) => sum + countLinesOf(source), 0);
}

function countLinesOf(source: SourceText): number {
  const { source: bytes, comments } = source.tree;
  let lines = 0;
  let holdsCode = false;
  let comment = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (at === comments[comment]) {
      at = comments[comment + 1];
      comment += 2;
    }
    const byte = bytes[at];
    if (byte === newline || byte === carriageReturn) holdsCode = false;
    else if (!holdsCode && at < bytes.length && !isBlank(byte)) {
      holdsCode = true;
      lines++;
    }
  }
  return lines;
}

function isBlank(byte: number): boolean {
  return byte === space || byte === tab || byte === formFeed;
}
