import { matchAt } from '../detectors/matchAt';
import type { Anchor, Match } from '../detectors/detector';
import { firstLine, hasFacts, locationOf, textOfSource, type FactsDocument } from '../detectors/sources';
import type { Document } from '../model/document';
import type { CallFact } from '../python/index';
import type { Checker } from './checker';

/** Finds PyTorch models that are loaded and asked, in a file that neither trains nor puts one into evaluation mode. */
export const evalMode: Checker = {
  scope: 'document',
  kinds: ['python', 'notebook'],
  captures: ['model'],
  anchors: ['behind'],
  concerns: document => loadsIn(document).length > 0,
  *detect(document) {
    const loads = loadsIn(document);
    if (!hasFacts(document) || loads.length === 0 || setsMode(document)) {
      return;
    }
    for (const load of loads) {
      if (isAsked(load.model, document)) {
        yield toMatch(load, document);
        return;
      }
    }
  },
};

interface Load {
  readonly model: string;
  readonly call: CallFact;
}

/** `model.load_state_dict(…)`, `model = Net.load_from_checkpoint(…)`. A whole model that was pickled brings its mode. */
function loadsIn(document: Document): readonly Load[] {
  if (
    !hasFacts(document) ||
    !document.facts.imports.some(({ module }) => /^(?:torch|lightning|pytorch_lightning)\b/.test(module))
  ) {
    return [];
  }
  return document.facts.callsWritten('load_state_dict', 'load_from_checkpoint').flatMap(call => {
    const model = modelOf(call);
    return model === undefined || /optim|sched|scaler|ema|state/i.test(model) ? [] : [{ model, call }];
  });
}

function modelOf({ method, receiver, boundTo }: CallFact): string | undefined {
  if (method === 'load_state_dict') {
    return receiver?.kind === 'name' ? receiver.text : undefined;
  }
  return method === 'load_from_checkpoint' ? boundTo[0] : undefined;
}

/** `model(x)` */
function isAsked(model: string, { facts }: FactsDocument): boolean {
  return facts.calls.some(({ text, arguments: given }) => text === model && given.length > 0);
}

/** It sets the mode, or it trains, or a library sets the mode for it. */
function setsMode({ facts }: FactsDocument): boolean {
  return facts.calls.some(
    ({ method, receiver, text }) =>
      (receiver !== undefined && /^(?:eval|train|backward|requires_grad_)$/.test(method)) || /\btrainer\b/i.test(text),
  );
}

function toMatch({ model, call }: Load, document: FactsDocument): Match {
  const text = textOfSource(document, call.place.source);
  const span = firstLine(text, call.calleePlace);
  const anchors = { behind: behind(call, document) };
  return matchAt({ ...locationOf(document, call.calleePlace), span }, { model }, anchors);
}

/** The line below the statement, as far in. */
function behind({ place }: CallFact, document: FactsDocument): Anchor {
  const text = textOfSource(document, place.source);
  const lineEnd = text.indexOf('\n', place.end);
  const at = lineEnd < 0 ? text.length : lineEnd;
  const line = text.slice(text.lastIndexOf('\n', place.start - 1) + 1, place.start);
  const indentation = /^[ \t]*/.exec(line)?.[0] ?? '';
  return {
    location: locationOf(document, { source: place.source, start: at, end: at }),
    before: `\n${indentation}`,
    after: '',
  };
}
