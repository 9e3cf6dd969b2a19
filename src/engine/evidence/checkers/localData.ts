import type { Document } from '../../model/document';
import { baseName } from '../../model/location';
import type { Evidence } from '../../model/report';
import { remember } from '../../documents/remember';
import { type Hit, hitAtPlace, toEvidence } from '../hits';
import type { MakeChecker } from './checker';

interface ReadFile {
  readonly name: string;
  readonly hit: Hit;
}

/**
 * Places that read a data file by a local path, unless a file of that name is in the repository and has fewer than
 * `megabytes`: then git has its version.
 */
export const localData: MakeChecker = () => {
  const readIn = remember(readFiles);
  return function* ({ ground, options }): Iterable<Evidence> {
    const limit = Number(options['megabytes']) * 1_000_000;
    const { files, tracked } = ground.project.workspace;
    const kept = new Set(
      files.filter(({ path, size }) => size < limit && (tracked?.has(path) ?? true)).map(({ path }) => baseName(path)),
    );
    for (const { document, entry, zone } of ground.files) {
      const read = document === undefined || zone === 'test' ? [] : readIn(document);
      const found = read.find(({ name }) => !kept.has(name));
      if (found !== undefined) {
        yield toEvidence(entry.path, found.hit);
      }
    }
  };
};

const readers =
  /^(pandas|polars|geopandas|dask\.dataframe|modin\.pandas|cudf)\.(read|scan)_(csv|parquet|excel|json|feather|table|hdf|pickle|file|fwf|orc|stata)$|^numpy\.(load|loadtxt|genfromtxt)$/;

function readFiles(document: Document): readonly ReadFile[] {
  if (document.kind !== 'python' && document.kind !== 'notebook') {
    return [];
  }
  return document.facts.calls.flatMap(call => {
    const value = readers.test(call.callee ?? '') ? call.arguments[0]?.value : undefined;
    const path = value?.kind === 'string' ? value.text : '';
    return path === '' || path.includes('://')
      ? []
      : [{ name: baseName(path.replace(/\\/g, '/')), hit: hitAtPlace(document, call.place) }];
  });
}
