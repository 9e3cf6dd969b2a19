import { matchAt } from '../detectors/matchAt';
import { lastAssigned } from '../detectors/lastAssigned';
import { hasFacts, locationOf, textOfSource, type FactsDocument } from '../detectors/sources';
import { type ArgumentFact, type CallFact, type Value, isBefore } from '../python/index';
import type { Checker } from './checker';

/** Finds tables that are written over the file they were read from. What code writes before it reads it is its own. */
export const rawOverwritten: Checker = {
  scope: 'document',
  kinds: ['python', 'notebook'],
  captures: ['path'],
  anchors: [],
  *detect(document) {
    if (!hasFacts(document) || !readers.some(document.facts.mayCall)) {
      return;
    }
    const reads = readers.flatMap(name => accesses(document.facts.callsOf(name)));
    const written = reads.length === 0 ? [] : document.facts.callsWritten(...writers);
    const writes = accesses(written.filter(call => !isLonger(call, document)));
    for (const { argument, path } of writes) {
      const isRead = reads.some(each => each.path === path);
      if (isRead && !writes.some(each => each.path === path && isOwn(each, reads))) {
        yield matchAt(locationOf(document, argument.valuePlace), { path });
      }
    }
  },
};

const readers = ['csv', 'parquet', 'excel', 'feather', 'json', 'pickle', 'table', 'stata'].map(
  format => `pandas.read_${format}`,
);

const writers = ['csv', 'parquet', 'excel', 'feather', 'json', 'pickle', 'stata'].map(format => `to_${format}`);

interface Access {
  readonly path: string;
  readonly argument: ArgumentFact;
}

function accesses(calls: readonly CallFact[]): readonly Access[] {
  return calls.flatMap(call => {
    const argument = pathOf(call);
    const path = textOf(argument?.value);
    return argument === undefined || path === undefined ? [] : [{ path, argument }];
  });
}

/** `pd.concat([scores, row]).to_csv(…)`: rows are added to a list that grows from run to run. */
function isLonger(call: CallFact, document: FactsDocument): boolean {
  const name = call.receiver?.kind === 'name' ? call.receiver.text : undefined;
  const made = name === undefined ? undefined : lastAssigned(document, name, call);
  const { source, start, end } = made?.valuePlace ?? {
    source: call.place.source,
    start: call.place.start,
    end: call.calleePlace.end,
  };
  return /^(?:pd|pandas)\.concat\(/.test(textOfSource(document, source).slice(start, end));
}

/** Above all code that reads this file. */
function isOwn({ path, argument }: Access, reads: readonly Access[]): boolean {
  return reads.every(each => each.path !== path || isBefore(argument.place, each.argument.place));
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
