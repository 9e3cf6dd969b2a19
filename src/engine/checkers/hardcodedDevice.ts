import { matchAt } from '../detectors/matchAt';
import { firstLine, hasFacts, locationOf, textAt, textOfSource, type FactsDocument } from '../detectors/sources';
import type { Match } from '../detectors/detector';
import type { Document } from '../model/document';
import type { ArgumentFact, CallFact } from '../python/facts/facts';
import type { Checker } from './checker';

/** Finds a GPU that is taken for granted, in PyTorch code that never asks whether there is one. */
export const hardcodedDevice: Checker = {
  scope: 'document',
  kinds: ['python', 'notebook'],
  captures: ['device', 'literal'],
  anchors: [],
  concerns: usesTorch,
  *detect(document) {
    if (!hasFacts(document) || !usesTorch(document) || asksForDevice(document)) {
      return;
    }
    for (const call of document.facts.calls) {
      const literal = deviceArgument(call);
      if (literal !== undefined) {
        yield atLiteral(document, literal);
      } else if (movesToGpu(call)) {
        const span = firstLine(textOfSource(document, call.place.source), call.place);
        const location = { ...locationOf(document, call.place), span };
        yield { ...matchAt(location, { device: `.${call.method}()`, literal: '' }), fixable: false };
      }
    }
  },
};

function usesTorch(document: Document): boolean {
  return (
    hasFacts(document) &&
    document.facts.imports.some(({ module }) => /^(?:torch|transformers|diffusers|torchvision)\b/.test(module))
  );
}

/** It asks, or leaves the question to a library or to its user. */
function asksForDevice({ facts }: FactsDocument): boolean {
  const knows = /^(?:accelerate|lightning|pytorch_lightning|ignite|fastai|deepspeed|horovod)\b|^torch\.distributed/;
  return (
    facts.calls.some(({ method }) => /^(?:is_available|device_count|get_device_capability)$/.test(method)) ||
    facts.imports.some(({ module }) => knows.test(module)) ||
    facts.strings.some(({ text }) => /^--(?:device|gpus?|no[-_]cuda|cpu|cuda)$/.test(text))
  );
}

/** `torch.device("cuda:0")`, `.to("cuda")`, `zeros(3, device="cuda")`, `DataParallel`'s own numbers left aside. */
function deviceArgument(call: CallFact): ArgumentFact | undefined {
  const isPlace = call.method === 'to' || call.callee === 'torch.device';
  return call.arguments.find(
    ({ keyword, value }) =>
      value.kind === 'string' &&
      /^cuda(?::\d+)?$/.test(value.text) &&
      (keyword === 'device' || keyword === 'device_map' || (keyword === undefined && isPlace)),
  );
}

/** `model.cuda()`, not `torch.cuda.synchronize()` or a function of the project. */
function movesToGpu({ method, receiver, arguments: given }: CallFact): boolean {
  return method === 'cuda' && receiver !== undefined && given.length === 0;
}

function atLiteral(document: FactsDocument, { valuePlace }: ArgumentFact): Match {
  const location = locationOf(document, valuePlace);
  const text = textAt(document, location);
  return matchAt(location, { device: text, literal: { text, location } });
}
