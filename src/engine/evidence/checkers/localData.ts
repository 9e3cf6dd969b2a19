import { baseName } from '../../model/location';
import type { Evidence } from '../../model/report';
import { remember } from '../../documents/remember';
import { readDataFiles } from '../dataReads';
import { toEvidence } from '../hits';
import type { MakeChecker } from './checker';

/**
 * Places that read a data file by a local path, unless a file of that name is in the repository and has fewer than
 * `megabytes`: then git has its version.
 */
export const localData: MakeChecker = () => {
  const readIn = remember(readDataFiles);
  return function* ({ ground, options }): Iterable<Evidence> {
    const limit = Number(options['megabytes']) * 1_000_000;
    const { files, tracked } = ground.project.workspace;
    const kept = new Set(
      files.filter(({ path, size }) => size < limit && (tracked?.has(path) ?? true)).map(({ path }) => baseName(path)),
    );
    for (const { document, entry, zone } of ground.files) {
      const read = document === undefined || zone === 'test' ? [] : readIn(document);
      const found = read.find(({ path }) => !kept.has(baseName(path)));
      if (found !== undefined) {
        yield toEvidence(entry.path, found.hit);
      }
    }
  };
};
