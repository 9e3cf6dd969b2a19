import type { TreeNameIndex, TreeNames } from './syntaxTree';
import type { NameTable } from './tokens/nameTable';
import { copyBytes, copyNumbers, type Room } from './treeRoom';
import { decodeUtf8 } from './utf8';

/** A copy of the names of a table; `known` are texts of the first of them, which need not be decoded again. */
export function copyNames(
  room: Room,
  table: NameTable,
  known: readonly (string | undefined)[],
  before?: TreeNames,
): TreeNames {
  const { count } = table;
  const starts = copyNumbers(room, table.starts, count + 1);
  const index = indexFor(count, before);
  return { count, starts, bytes: copyBytes(room, table.bytes, starts[count]), texts: known.slice(), index };
}

/** So many names are looked at one by one before it is time for a new index. */
const mostBehind = 64;

function indexFor(count: number, before: TreeNames | undefined): TreeNameIndex {
  return before === undefined || count - before.index.count > mostBehind ? { count, ids: undefined } : before.index;
}

/** Names are decoded when they are asked for, and then kept. */
export function nameReader({ starts, bytes, texts }: TreeNames): (nameId: number) => string {
  return nameId => {
    const known = texts[nameId];
    if (known !== undefined) {
      return known;
    }
    const name = decodeUtf8(bytes, starts[nameId], starts[nameId + 1]);
    texts[nameId] = name;
    return name;
  };
}

/** The id of a name of ASCII letters, perhaps of one that the text holds no more; -1 when the tree does not know it. */
export function findName(names: TreeNames, name: string): number {
  const { count, starts, bytes, index } = names;
  index.ids ??= indexNames(names, index.count);
  const known = index.ids.get(name);
  if (known !== undefined) {
    return known;
  }
  const { length } = name;
  for (let id = index.count; id < count; id++) {
    if (starts[id + 1] - starts[id] === length && isAt(bytes, starts[id], name)) {
      return id;
    }
  }
  return -1;
}

function indexNames(names: TreeNames, count: number): ReadonlyMap<string, number> {
  const read = readerOfAll(names, count);
  const ids = new Map<string, number>();
  for (let id = 0; id < count; id++) {
    ids.set(read(id), id);
  }
  return ids;
}

/** Decoding all names at once takes a fraction of the time, and tells them apart where a character is a byte. */
function readerOfAll(names: TreeNames, count: number): (nameId: number) => string {
  const { starts, bytes, texts } = names;
  const all = decodeUtf8(bytes, 0, starts[count]);
  return all.length === starts[count] ? id => (texts[id] ??= all.slice(starts[id], starts[id + 1])) : nameReader(names);
}

function isAt(bytes: Uint8Array, start: number, name: string): boolean {
  for (let index = 0; index < name.length; index++) {
    if (bytes[start + index] !== name.charCodeAt(index)) {
      return false;
    }
  }
  return true;
}
