import type { Document } from '../model/document';
import { type Hit, hitAtPlace } from './hits';

/** A place that reads a data file. */
export interface DataRead {
  /** As the code says it, with `/`: `../data/churn.csv`. */
  readonly path: string;
  readonly hit: Hit;
}

const readers =
  /^(pandas|polars|geopandas|dask\.dataframe|modin\.pandas|cudf)\.(read|scan)_(csv|parquet|excel|json|feather|table|hdf|pickle|file|fwf|orc|stata)$|^numpy\.(load|loadtxt|genfromtxt)$/;

/** Local data files that code reads under a name that stands there; none for documents without code. */
export function readDataFiles(document: Document): readonly DataRead[] {
  if (document.kind !== 'python' && document.kind !== 'notebook') {
    return [];
  }
  return document.facts.calls.flatMap(call => {
    const value = readers.test(call.callee ?? '') ? call.arguments[0]?.value : undefined;
    const path = value?.kind === 'string' ? value.text : '';
    return path === '' || path.includes('://')
      ? []
      : [{ path: path.replace(/\\/g, '/'), hit: hitAtPlace(document, call.place) }];
  });
}
