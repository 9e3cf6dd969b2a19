import type { TreeNames } from './syntaxTree';
import type { NameTable } from './tokens/nameTable';
import { copyBytes, copyNumbers, type Room } from './treeRoom';
import { decodeUtf8 } from './utf8';

/** A copy of the names of a table; `known` are texts of the first of them, which need not be decoded again. */
export function copyNames(room: Room, table: NameTable, known: readonly (string | undefined)[]): TreeNames {
  const { count } = table;
  const starts = copyNumbers(room, table.starts, count + 1);
  return { count, starts, bytes: copyBytes(room, table.bytes, starts[count]), texts: known.slice() };
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
export function findName({ count, starts, bytes }: TreeNames, name: string): number {
  const { length } = name;
  for (let id = 0; id < count; id++) {
    if (starts[id + 1] - starts[id] === length && isAt(bytes, starts[id], name)) {
      return id;
    }
  }
  return -1;
}

function isAt(bytes: Uint8Array, start: number, name: string): boolean {
  for (let index = 0; index < name.length; index++) {
    if (bytes[start + index] !== name.charCodeAt(index)) {
      return false;
    }
  }
  return true;
}
