import { hasFacts, locationOf } from '../detectors/sources';
import { localMatches } from '../detectors/localMatches';
import { matchAt } from '../detectors/matchAt';
import type { Document } from '../model/document';
import type { CallFact, PythonFacts } from '../python/index';
import type { Checker } from './checker';

/** Finds `print` in functions of modules; what a command line prints is its answer, and notebooks may print. */
export const printInModule: Checker = {
  scope: 'document',
  kinds: ['python'],
  captures: [],
  anchors: [],
  concerns: isModule,
  *detect(document) {
    if (!hasFacts(document) || !isModule(document)) {
      return;
    }
    if (!isCommand(document.facts) && !isShadowed(document.facts)) {
      yield* printsInFunctions(document);
    }
  },
};

const printsInFunctions = localMatches<CallFact>({
  listOf: ({ calls }) => calls,
  matchesOf: (call, document) =>
    call.method === 'print' && call.receiver === undefined && isInFunction(call, document.facts)
      ? [matchAt(locationOf(document, call.calleePlace))]
      : [],
});

/** Code that others may import, and no notebook in disguise. */
function isModule(document: Document): boolean {
  return document.kind === 'python' && document.textNotebook === undefined && !isTool(document.path);
}

/** Helpers of the repository, whose output is read where they are started. */
function isTool(path: string): boolean {
  return /(?:^|\/)(?:scripts?|bin|tools?|ci|\.[^/]+)\//.test(path);
}

/** Not in `main` and the like, whose output somebody asked for; not into a file of its own; what is flushed is written for whoever collects it. */
function isInFunction({ scope, arguments: given }: CallFact, { scopes }: PythonFacts): boolean {
  const around = [];
  for (let index = scope; index > 0; index = scopes[index]?.parent ?? 0) {
    around.push(scopes[index]);
  }
  return (
    around.some(fact => fact?.kind === 'function') &&
    !around.some(fact =>
      /^_?(?:main|cli|print|show|display|report|summar|usage|help|__repr__|__str__)/i.test(fact?.name ?? ''),
    ) &&
    !given.some(({ keyword }) => keyword === 'file' || keyword === 'flush')
  );
}

const commandLine = /^(?:argparse|click|typer|fire|docopt|absl|optparse|plac|cmd|invoke|streamlit)(?:\.|$)/;

/** `from rich import print` */
function isShadowed({ imports }: PythonFacts): boolean {
  return imports.some(({ bound }) => bound === 'print');
}

/** It takes options, or asks questions: somebody sits in front of it. */
function isCommand({ imports, callsWritten }: PythonFacts): boolean {
  const isAsking = callsWritten('input').some(({ receiver }) => receiver === undefined);
  return isAsking || imports.some(({ module }) => commandLine.test(module));
}
