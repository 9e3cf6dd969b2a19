import type { NameTable } from './nameTable';

/** The number of a qualified name in a `PathTable`. */
export type Path = number;

/** Nothing is known. */
export const unknownPath: Path = 0;
/** What is asked for while it is being found out: it tells nothing new. */
export const cyclicPath: Path = -1;
/** What absolute names start from. */
export const rootPath: Path = 1;

const resultSegment = -1;
/** Beyond this many parts a name tells a rule nothing, and a chain over a whole file would cost its square. */
const deepest = 48;

/**
 * Qualified names as numbers, so that two names are compared without building them: `pandas.read_csv().to_csv` is a
 * step from `pandas.read_csv()`. A step from the unknown stays unknown.
 */
export class PathTable {
  private parents: number[] = [0, 0];
  private segments: number[] = [0, 0];
  private depths: number[] = [0, 0];
  private texts: string[] = ['', ''];
  private slots = new Int32Array(1024);

  constructor(private readonly names: NameTable) {}

  /** A table of its own in which every path keeps its number; `names` has to know all names by the same ids. */
  copy(names: NameTable): PathTable {
    const table = new PathTable(names);
    table.parents = this.parents.slice();
    table.segments = this.segments.slice();
    table.depths = this.depths.slice();
    table.texts = this.texts.slice();
    table.slots = this.slots.slice();
    return table;
  }

  get size(): number {
    return this.parents.length;
  }

  /** `numpy` and `array` give `numpy.array`. */
  attribute(path: Path, name: number): Path {
    return path <= unknownPath ? path : this.step(path, name);
  }

  /** `pandas.read_csv` gives `pandas.read_csv()`. */
  result(path: Path): Path {
    return path <= unknownPath ? path : this.step(path, resultSegment);
  }

  /** Where names of a relative import start: `..` for level 2. */
  relative(level: number): Path {
    return level === 0 ? rootPath : this.step(rootPath, resultSegment - level);
  }

  /** The qualified name; `undefined` for the unknown. */
  text(path: Path): string | undefined {
    if (path <= rootPath) return undefined;
    let text = this.texts[path];
    if (text === '') {
      text = this.join(path);
      this.texts[path] = text;
    }
    return text;
  }

  private join(path: Path): string {
    const segment = this.segments[path];
    if (segment < resultSegment) return '.'.repeat(resultSegment - segment);
    const parent = this.parents[path];
    const before = this.text(parent) ?? '';
    if (segment === resultSegment) return `${before}()`;
    const touches = before === '' || this.segments[parent] < resultSegment;
    return touches ? before + this.names.text(segment) : `${before}.${this.names.text(segment)}`;
  }

  private step(parent: Path, segment: number): Path {
    const mask = this.slots.length - 1;
    let slot = hashOf(parent, segment) & mask;
    for (let path = this.slots[slot]; path !== 0; path = this.slots[slot]) {
      if (this.parents[path] === parent && this.segments[path] === segment) return path;
      slot = (slot + 1) & mask;
    }
    return this.depths[parent] >= deepest ? unknownPath : this.add(slot, parent, segment);
  }

  private add(slot: number, parent: Path, segment: number): Path {
    const path = this.parents.length;
    this.parents.push(parent);
    this.segments.push(segment);
    this.depths.push(this.depths[parent] + 1);
    this.texts.push('');
    this.slots[slot] = path;
    if (path * 2 > this.slots.length) this.grow();
    return path;
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let path = rootPath + 1; path < this.parents.length; path++) {
      let slot = hashOf(this.parents[path], this.segments[path]) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = path;
    }
    this.slots = slots;
  }
}

function hashOf(parent: Path, segment: number): number {
  const mixed = Math.imul(parent, 0x9e3779b1) ^ Math.imul(segment + 7, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
