import type { SyntaxTree } from '../syntaxTree';
import type { Place } from './facts';

/** The text behind one syntax tree: from byte offsets to strings and UTF-16 places, without cost for plain ASCII. */
export class SourceText {
  private decoded: string | undefined;

  /** `base` is the number of bytes in the sources before this one: it orders positions over a whole notebook. */
  constructor(
    readonly tree: SyntaxTree,
    readonly index: number,
    readonly base: number,
  ) {}

  /** The whole text, decoded on first use. */
  get text(): string {
    this.decoded ??= this.tree.text();
    return this.decoded;
  }

  slice(start: number, end: number): string {
    return this.text.slice(this.offset(start), this.offset(end));
  }

  textOf(node: number): string {
    return this.slice(this.tree.starts[node], this.tree.ends[node]);
  }

  place(start: number, end: number): Place {
    return { source: this.index, start: this.offset(start), end: this.offset(end) };
  }

  placeOf(node: number): Place {
    return this.place(this.tree.starts[node], this.tree.ends[node]);
  }

  /** Byte offset to UTF-16 offset: the same number as long as every character is one byte. */
  offset(byteOffset: number): number {
    return this.text.length === this.tree.source.length ? byteOffset : this.tree.utf16Offset(byteOffset);
  }
}
