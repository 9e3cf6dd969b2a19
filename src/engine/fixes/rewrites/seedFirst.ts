import { hasFacts, locationOf, type FactsDocument } from '../../detectors/sources';
import type { SourceLocation } from '../../model/location';
import type { CallFact } from '../../python/facts/facts';
import { addBelowImports } from '../addBelowImports';
import { callAt } from './callAt';
import { notHere, type Rewrite, type Rewritten } from './rewrite';

/** Sets the seed of the generator that a call draws from: below the imports, or as an argument where it has its own. */
export const seedFirst: Rewrite = ({ location }, { document }) => {
  const call = hasFacts(document) ? callAt(document, location) : undefined;
  if (!hasFacts(document) || location.kind === 'document' || call === undefined) {
    return notHere;
  }
  const argument = argumentFor(call, document);
  return argument === undefined ? seedLine(call, location, document) : addArgument(call, argument, document);
};

const seeding = [
  { callee: /^numpy\.random\.\w+$/, seed: 'numpy.random.seed(42)', module: 'numpy' },
  { callee: /^random\.\w+$/, seed: 'random.seed(42)', module: 'random' },
  { callee: /^torch\./, seed: 'torch.manual_seed(42)', module: 'torch' },
  { callee: /^tensorflow\.random\./, seed: 'tensorflow.random.set_seed(42)', module: 'tensorflow' },
] as const;

function seedLine(call: CallFact, location: SourceLocation, document: FactsDocument): Rewritten {
  const known = seeding.find(({ callee }) => callee.test(call.callee ?? ''));
  const bound = known === undefined ? undefined : nameOf(known.module, call, document);
  return known === undefined || bound === undefined
    ? notHere
    : {
        edits: addBelowImports(document, location, `\n${bound}` + known.seed.slice(known.module.length), undefined),
        files: [],
      };
}

function argumentFor(call: CallFact, document: FactsDocument): string | undefined {
  const { callee = '' } = call;
  if (callee === 'optuna.create_study') {
    const optuna = nameOf('optuna', call, document);
    return optuna === undefined ? undefined : `sampler=${optuna}.samplers.TPESampler(seed=42)`;
  }
  if (callee === 'hyperopt.fmin') {
    const numpy = nameOf('numpy', call, document);
    return numpy === undefined ? undefined : `rstate=${numpy}.random.default_rng(42)`;
  }
  return /^(?:pymc3?\.|bambi\.)/.test(callee) ? 'random_seed=42' : undefined;
}

function addArgument(
  { lastArgumentEnd, trailingComma, close, place }: CallFact,
  argument: string,
  document: FactsDocument,
): Rewritten {
  const start = lastArgumentEnd ?? close;
  const newText = lastArgumentEnd === undefined || (trailingComma && start === close) ? argument : `, ${argument}`;
  return { edits: [{ location: locationOf(document, { ...place, start, end: start }), newText }], files: [] };
}

/** What a module is called where the place stands: `np`, if it is imported before it, whatever happens. */
function nameOf(module: string, { calleePlace }: CallFact, { facts }: FactsDocument): string | undefined {
  return facts.imports.find(
    ({ module: imported, name, scope, guards, place }) =>
      imported === module &&
      name === undefined &&
      scope === 0 &&
      guards.length === 0 &&
      (place.source < calleePlace.source || (place.source === calleePlace.source && place.start < calleePlace.start)),
  )?.bound;
}
