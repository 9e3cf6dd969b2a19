import type { DocumentKind } from '../model/document';

const megabyte = 1024 * 1024;

/** Largest file that is read, in bytes. Above it the file is named in the problems, and checks that need it are unknown. */
export const limits = { text: 2 * megabyte, notebook: 64 * megabyte, json: megabyte / 2 } as const;

/** Largest data file whose checksum is worked out, in bytes. */
export const largestChecksum = 64 * megabyte;

/**
 * The limit that a file breaks, in bytes, or `undefined`. JSON has a lower one of its own: what is larger is data
 * (annotations, results), not configuration, and is left alone without a word; see `isData`.
 */
export function brokenLimit(kind: DocumentKind, size: number): number | undefined {
  const limit = kind === 'notebook' ? limits.notebook : limits.text;
  return size > limit ? limit : undefined;
}

/** A JSON file so large that it is somebody's data, which nobody asked us to read. */
export function isData(kind: DocumentKind, size: number): boolean {
  return kind === 'json' && size > limits.json;
}

/** `2097152` → `2 MB`, rounded up to whole megabytes. */
export function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / megabyte)} MB`;
}
