import { createHash } from 'node:crypto';

/** The bytes of a `.git/index` of version 2 that tracks these paths, as `git add` writes it. */
export function gitIndex(paths: readonly string[]): Uint8Array {
  const header = Buffer.alloc(12);
  header.write('DIRC', 0, 'latin1');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(paths.length, 8);
  const content = Buffer.concat([header, ...[...paths].sort().map(entry)]);
  return Buffer.concat([content, createHash('sha1').update(content).digest()]);
}

/** Times, device and owner, mode, size, hash, flags with the length of the name, and the name up to eight bytes. */
function entry(path: string): Buffer {
  const name = Buffer.from(path, 'utf8');
  const fixed = Buffer.alloc(62);
  fixed.writeUInt32BE(0o100644, 24);
  fixed.writeUInt16BE(name.length, 60);
  const padding = 8 - ((fixed.length + name.length) % 8);
  return Buffer.concat([fixed, name, Buffer.alloc(padding)]);
}
