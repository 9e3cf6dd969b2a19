import { hasFacts, locationOf } from '../detectors/sources';
import { matchAt } from '../detectors/matchAt';
import type { CallFact, PythonFacts } from '../python/index';
import type { Checker } from './checker';

/** Finds `print` in functions of modules; what a command line prints is its answer, and notebooks may print. */
export const printInModule: Checker = {
  scope: 'document',
  kinds: ['python'],
  captures: [],
  anchors: [],
  *detect(document) {
    if (
      !hasFacts(document) ||
      document.kind !== 'python' ||
      document.textNotebook !== undefined ||
      isTool(document.path)
    ) {
      return;
    }
    const { facts } = document;
    const prints = facts.mayCall('print') ? (facts.callsByCallee.get('print') ?? []) : [];
    const inFunctions = prints.filter(call => isInFunction(call, facts));
    if (inFunctions.length > 0 && !isCommand(facts)) {
      yield* inFunctions.map(call => matchAt(locationOf(document, call.calleePlace)));
    }
  },
};

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

function isCommand({ imports }: PythonFacts): boolean {
  return imports.some(({ module }) => commandLine.test(module));
}
