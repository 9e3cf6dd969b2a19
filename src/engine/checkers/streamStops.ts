import * as l10n from '@vscode/l10n';
import { matchAt } from '../detectors/matchAt';
import { hasFacts, locationOf, textOfSource, type FactsDocument } from '../detectors/sources';
import type { CallFact } from '../python/index';
import type { Checker } from './checker';

/** Finds streams that one fault ends for good: no place to go on from, or a message that cannot be read. */
export const streamStops: Checker = {
  scope: 'document',
  kinds: ['python', 'notebook'],
  captures: ['call', 'danger'],
  anchors: [],
  concerns: document => hasFacts(document) && sinksIn(document).length + consumersIn(document).length > 0,
  *detect(document) {
    if (!hasFacts(document)) {
      return;
    }
    for (const call of sinksIn(document)) {
      if (!keepsPlace(call) && !isKeptElsewhere(document)) {
        const text = l10n.t('does not keep how far it has read: after a restart rows are lost or counted twice');
        const captures = { call: `.${call.method}()`, danger: { text, isSaid: true } } as const;
        const { source, end } = call.calleePlace;
        yield matchAt(locationOf(document, { source, start: end - call.method.length, end }), captures);
      }
    }
    for (const call of consumersIn(document)) {
      const reader = bareReader(call, document);
      if (reader !== undefined) {
        const text = l10n.t(
          'fails on the first message that it cannot read, and again on the same one after each restart',
        );
        const captures = { call: reader.text, danger: { text, isSaid: true } } as const;
        yield matchAt(locationOf(document, reader.place), captures);
      }
    }
  },
};

/** In the settings of the session. */
function isKeptElsewhere({ facts }: FactsDocument): boolean {
  return facts.calls.some(call => call.arguments.some(({ value }) => value.kind === 'string' && value.text.endsWith('streaming.checkpointLocation'))); // prettier-ignore
}

/** `rows.writeStream.….start()`; the console and memory are for looking. */
function sinksIn({ facts }: FactsDocument): readonly CallFact[] {
  return facts.callsWritten('start', 'toTable', 'table').filter(({ text }) => /\.writeStream\b/.test(text));
}

/** In the chain, in a dictionary of options, or not needed. */
function keepsPlace({ text, arguments: given }: CallFact): boolean {
  return (
    /checkpoint|\.options\(\s*\*\*|["'](?:console|memory|noop)["']/i.test(text) ||
    given.some(({ unpacked, keyword }) => unpacked !== undefined || keyword === 'checkpointLocation')
  );
}

function consumersIn({ facts }: FactsDocument): readonly CallFact[] {
  return ['kafka.KafkaConsumer', 'aiokafka.AIOKafkaConsumer'].flatMap(name => facts.callsOf(name));
}

/** A deserialiser of one expression, which has no place for a failure. */
function bareReader(
  { arguments: given }: CallFact,
  document: FactsDocument,
): { readonly text: string; readonly place: CallFact['place'] } | undefined {
  const argument = given.find(({ keyword }) => keyword === 'value_deserializer');
  if (argument === undefined) {
    return undefined;
  }
  const place = argument.valuePlace;
  const text = textOfSource(document, place.source).slice(place.start, place.end);
  return /^(?:lambda\b[\s\S]*\b(?:json|orjson|ujson|pickle|msgpack|avro)\w*\.\w*(?:loads?|unpackb?)\w*\(|(?:json|orjson|ujson|pickle|msgpack)\.(?:loads|unpackb)$)/.test(text) ? { text, place } : undefined; // prettier-ignore
}
