import { remember } from '../documents/remember';
import type { Document } from '../model/document';
import type { Project } from '../projects/project';
import type { CallFact, PythonFacts } from '../python/facts/facts';
import type { Subject } from './exceptions';
import { hasFacts, type FactsDocument } from './sources';

/** The generators that libraries share; a seed governs one of them, or all. */
export type Generator = 'numpy' | 'python' | 'torch' | 'tensorflow';

const seeds: Readonly<Record<string, Generator | 'all'>> = {
  'numpy.random.seed': 'numpy',
  'random.seed': 'python',
  'torch.manual_seed': 'torch',
  'torch.random.manual_seed': 'torch',
  'torch.cuda.manual_seed_all': 'torch',
  'tensorflow.random.set_seed': 'tensorflow',
  'tensorflow.set_random_seed': 'tensorflow',
  'tensorflow.compat.v1.set_random_seed': 'tensorflow',
  'keras.utils.set_random_seed': 'all',
  'tensorflow.keras.utils.set_random_seed': 'all',
};

/** A helper of the project or of a framework: `set_seed(42)`, `seed_everything(SEED)`, `fix_random_seeds()`. */
const helper =
  /^_?(?:(?:set|fix|setup|init|initiali[sz]e|same|reset|control|make)_?(?:all_?|global_?|the_?|random_?)*seeds?(?:_everything|_all)?|seed_?(?:everything|all|torch|worker|it_all)|set_?deterministic\w*)$/i;

/** Says of a call whether its randomness is governed by a seed elsewhere in the same file or notebook. */
export function seedsIn({ facts }: FactsDocument): (subject: Subject) => boolean {
  const found = seedsOf(facts);
  return ({ call, place, scope }) => {
    const generator = generatorOf(call?.callee ?? '');
    const isGoverned = found.some(seed => {
      const isBefore =
        seed.place.source < place.source || (seed.place.source === place.source && seed.place.start < place.start);
      // What stands in a function runs when it is called, which may be after any line of the module.
      return (seed.governs === 'all' || seed.governs === generator) && (isBefore || !isModule(scope));
    });
    return isGoverned || (call !== undefined && (isSeededAfterwards(call, facts) || isSeededByEnsemble(call, facts)));
  };
}

/** An ensemble with a seed gives each of its models one: `BaggingClassifier(DecisionTreeClassifier(), random_state=0)`. */
function isSeededByEnsemble({ place, callee }: CallFact, { calls }: PythonFacts): boolean {
  return (
    callee?.startsWith('sklearn.') === true &&
    calls.some(
      ({ callee: around, arguments: given }) =>
        /^sklearn\.ensemble\.(?:\w+\.)*(?:Bagging|AdaBoost)\w+$/.test(around ?? '') &&
        given.some(({ keyword }) => keyword === 'random_state') &&
        given.some(({ valuePlace }) => valuePlace.source === place.source && valuePlace.start === place.start),
    )
  );
}

const seedsOf = remember(({ calls }: PythonFacts) =>
  calls.flatMap(call => {
    const governs = seedOf(call);
    return governs === undefined ? [] : [{ governs, place: call.place }];
  }),
);

/** Whether code that imports this document, directly or through others, sets a seed for the generator. */
export function isSeededElsewhere(project: Project, document: Document, generator: Generator): boolean {
  return seedersOf(project).some(
    ({ governs, reaches }) => reaches.has(moduleName(document.path)) && (governs.has('all') || governs.has(generator)),
  );
}

/** A file that sets seeds, and the modules that it imports. */
interface Seeder {
  readonly governs: ReadonlySet<Generator | 'all'>;
  /** Last parts of names of modules, those that they import included. */
  readonly reaches: ReadonlySet<string>;
}

const seedersOf = remember((project: Project): readonly Seeder[] => {
  const documents = project.documents.filter(hasFacts).filter(({ path }) => project.zoneOf(path) !== 'test');
  const helpers = helpersOf(documents);
  const modules = new Map(documents.map(({ path, facts }) => [moduleName(path), importedNames(facts)] as const));
  return documents.flatMap(({ facts }) => {
    const governs = new Set(facts.calls.flatMap(call => helpers.get(call.method) ?? seedOf(call) ?? []));
    return governs.size === 0 ? [] : [{ governs, reaches: reachedFrom(importedNames(facts), modules) }];
  });
});

/** What the project's own helpers govern, by the seeds that the file that defines one sets. */
function helpersOf(documents: readonly FactsDocument[]): ReadonlyMap<string, readonly (Generator | 'all')[]> {
  return new Map(
    documents.flatMap(({ facts }) =>
      facts.scopes
        .filter(({ kind, name }) => kind === 'function' && helper.test(name))
        .map(({ name }) => [name, facts.calls.flatMap(call => seeds[call.callee ?? ''] ?? [])] as const),
    ),
  );
}

function importedNames({ imports }: PythonFacts): readonly string[] {
  return imports.flatMap(({ module, name }) => [module.split('.').at(-1) ?? '', ...(name === undefined ? [] : [name])]);
}

function reachedFrom(names: readonly string[], modules: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set(names);
  // A set goes on over what is added to it meanwhile.
  for (const name of reached) {
    modules.get(name)?.forEach(each => reached.add(each));
  }
  return reached;
}

function moduleName(path: string): string {
  const [file = '', folder = ''] = path.split('/').reverse();
  return file === '__init__.py' ? folder : file.replace(/\.\w+$/, '');
}

function isModule(scope: number): boolean {
  return scope === 0;
}

/** scikit-learn, pandas, SciPy and most others draw from NumPy's global generator. */
export function generatorOf(callee: string): Generator {
  const library = callee.split('.')[0] ?? '';
  if (library === 'random') {
    return 'python';
  }
  if (library === 'torch' || library === 'torchvision') {
    return 'torch';
  }
  return library === 'tensorflow' || library === 'keras' ? 'tensorflow' : 'numpy';
}

function seedOf(call: CallFact): Generator | 'all' | undefined {
  // The name alone rules nearly all calls out, and costs less than anything else.
  if (!/seed|deterministic/i.test(call.method)) {
    return undefined;
  }
  const known = seeds[call.callee ?? ''];
  if (known !== undefined) {
    return isRealSeed(call) ? known : undefined;
  }
  return helper.test(call.method) ? 'all' : undefined;
}

/** `np.random.seed()` and `np.random.seed(None)` take a fresh seed from the system. */
function isRealSeed({ arguments: given }: CallFact): boolean {
  const first = given[0]?.value;
  return first !== undefined && !(first.kind === 'constant' && first.value === null);
}

/** `model = Forest()` and then `model.random_state = 42` or `model.set_params(random_state=42)`. */
function isSeededAfterwards({ boundTo }: CallFact, facts: PythonFacts): boolean {
  return boundTo.some(
    name =>
      facts.assignments.some(({ targets }) => targets.includes(`${name}.random_state`)) ||
      facts
        .callsWritten('set_params')
        .some(
          other =>
            other.text === `${name}.set_params` &&
            other.arguments.some(({ keyword, unpacked }) => unpacked === '**' || keyword?.endsWith('random_state')),
        ),
  );
}
