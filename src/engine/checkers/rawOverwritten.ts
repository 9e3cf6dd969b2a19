import { matchAt } from '../detectors/matchAt';
import { hasFacts, locationOf, type FactsDocument } from '../detectors/sources';
import type { ArgumentFact, CallFact, Value } from '../python/index';
import type { Checker } from './checker';

/** Finds tables that are written over the file they were read from. */
export const rawOverwritten: Checker = {
  scope: 'document',
  kinds: ['python', 'notebook'],
  captures: ['path'],
  anchors: [],
  *detect(document) {
    if (!hasFacts(document) || !readers.some(document.facts.mayCall)) {
      return;
    }
    const read = new Set(readers.flatMap(name => pathsOf(document, name)));
    for (const call of read.size === 0 ? [] : document.facts.calls) {
      const argument = writing.test(call.method) ? pathOf(call) : undefined;
      const path = argument === undefined ? undefined : textOf(argument.value);
      if (argument !== undefined && path !== undefined && read.has(path)) {
        yield matchAt(locationOf(document, argument.valuePlace), { path });
      }
    }
  },
};

const readers = ['csv', 'parquet', 'excel', 'feather', 'json', 'pickle', 'table', 'stata'].map(
  format => `pandas.read_${format}`,
);

const writing = /^to_(?:csv|parquet|excel|feather|json|pickle|stata)$/;

function pathsOf({ facts }: FactsDocument, reader: string): readonly string[] {
  return facts.callsOf(reader).flatMap(call => textOf(pathOf(call)?.value) ?? []);
}

function pathOf({ arguments: given }: CallFact): ArgumentFact | undefined {
  return given.find(
    ({ keyword }) => keyword === undefined || /^(?:path|path_or_buf|filepath_or_buffer)$/.test(keyword),
  );
}

/** The file that is named, by a text or by a constant. */
function textOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'name') {
    return textOf(value.resolved);
  }
  return value?.kind === 'string' && /\.\w{2,7}(?:\.\w{2,3})?$/.test(value.text) ? value.text : undefined;
}
