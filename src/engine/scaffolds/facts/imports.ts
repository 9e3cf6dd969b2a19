import { type FactsDocument } from '../../detectors/sources';
import { distributionOf, isDistribution, isPlatformModule, longestMatch } from '../../distributions/modules';
import { callsWithNeeds } from '../../distributions/needs';
import { normaliseName } from '../../documents/requirements';
import { hitAtPlace, toEvidence } from '../../evidence/hits';
import { isStandardModule } from '../../evidence/standardModules';
import type { Evidence } from '../../model/report';
import type { Zone } from '../../model/rule';
import type { Project } from '../../projects/project';
import type { ImportFact } from '../../python/index';
import type { Environment } from '../../workspace/reader';
import type { FactSource } from './factSource';
import { type InstalledPackage, installedPackages } from '../../distributions/installCommands';
import { codeOf, localModules } from '../../distributions/localModules';

/** A distribution that the project's code needs, in scripts, notebooks or tests. */
export interface NeededPackage {
  /** Normalised name; `undefined` for a module of which nobody knows who brings it. */
  readonly distribution: string | undefined;
  readonly extras: readonly string[];
  /** As it is imported first, `google.cloud.storage`; for a need without an import the distribution. */
  readonly module: string;
  /** The first place that imports it, calls what needs it, or installs it; in production when there is one. */
  readonly place: Evidence;
  /** The nearest to production of the zones that need it. */
  readonly zone: Zone;
  /** Every import of it may fail: it stands under `try`, a test of the platform or `TYPE_CHECKING`. */
  readonly optional: boolean;
}

/** By name, unknown ones last. The standard library, the project's own files and what a platform brings are left out. */
export function findImports({ project, environment }: FactSource): readonly NeededPackage[] {
  const installs = project.documents.flatMap(document =>
    installedPackages(document).map(each => ({ ...each, zone: project.zoneOf(document.path) })),
  );
  const isLocal = localModules(project);
  const resolve = resolver(environment, installs);
  const imported = codeOf(project).flatMap(document =>
    document.facts.imports
      .filter(fact => isThirdParty(fact) && !isLocal(fact, document))
      .map(fact => toNeeded(fact, document, { project, resolve })),
  );
  const known = new Set(imported.flatMap(({ distribution }) => distribution ?? []));
  const called = codeOf(project).flatMap(document => calledFor(document, known, project));
  // A name that only a cell knows may be mistyped, or somebody else's: what is installed has to be what is meant.
  const installed = installs
    .filter(({ distribution }) => isKnown(distribution, environment) || known.has(distribution))
    .map(each => ({ ...each, module: each.distribution, optional: false }));
  return merge([...imported, ...called, ...installed]);
}

function isKnown(distribution: string, environment: Environment | undefined): boolean {
  return isDistribution(distribution) || environment?.versions.has(distribution) === true;
}

type Resolve = (module: string) => string | undefined;

/** The environment knows best; then the data; then a package of that name that a cell installs. */
function resolver(environment: Environment | undefined, installs: readonly InstalledPackage[]): Resolve {
  const hinted = new Set(installs.map(({ distribution }) => distribution));
  return module => {
    const usual = distributionOf(module);
    if (usual !== undefined && environment?.versions.has(usual) === true) {
      return usual;
    }
    const there = environment === undefined ? undefined : longestMatch(module, environment.modules);
    const name = normaliseName(module.split('.')[0] ?? '');
    const variants = [name, `python-${name}`, `py${name}`, `${name}-python`, module.replaceAll('.', '-')];
    return there ?? hintedVariant(usual, hinted) ?? usual ?? variants.find(each => hinted.has(each));
  };
}

/** `!pip install opencv-python` says which of several that bring the module. */
function hintedVariant(usual: string | undefined, hinted: ReadonlySet<string>): string | undefined {
  const family = families.find(names => usual !== undefined && names.includes(usual)) ?? [];
  return family.find(name => hinted.has(name));
}

const families: readonly (readonly string[])[] = [
  ['opencv-python-headless', 'opencv-python', 'opencv-contrib-python', 'opencv-contrib-python-headless'],
  ['psycopg2-binary', 'psycopg2'],
  ['tensorflow', 'tensorflow-cpu', 'tensorflow-macos', 'tf-nightly'],
  ['faiss-cpu', 'faiss-gpu'],
  ['onnxruntime', 'onnxruntime-gpu'],
];

function isThirdParty({ module, name, level, guards }: ImportFact): boolean {
  const full = name === undefined ? module : `${module}.${name}`;
  return (
    level === 0 &&
    module !== '' &&
    !isStandardModule(module.split('.')[0] ?? '') &&
    !isPlatformModule(full) &&
    !guards.includes('type-checking')
  );
}

interface Context {
  readonly project: Project;
  readonly resolve: Resolve;
}

function toNeeded(fact: ImportFact, document: FactsDocument, { project, resolve }: Context): NeededPackage {
  const full = fact.name === undefined || fact.name === '*' ? fact.module : `${fact.module}.${fact.name}`;
  const distribution = resolve(full);
  return {
    distribution: distribution === undefined ? undefined : showsWindows(distribution, document),
    extras: [],
    module: distribution === undefined ? (fact.module.split('.')[0] ?? '') : fact.module,
    place: toEvidence(document.path, hitAtPlace(document, fact.place)),
    zone: project.zoneOf(document.path),
    optional: fact.guards.some(guard => /^(try|except|platform:)/.test(guard)),
  };
}

/** OpenCV without a display serves everywhere but where windows are opened. */
function showsWindows(distribution: string, { facts }: FactsDocument): string {
  const opens = ['cv2.imshow', 'cv2.namedWindow', 'cv2.waitKey'].some(name => facts.callsByCallee.has(name));
  return distribution === 'opencv-python-headless' && opens ? 'opencv-python' : distribution;
}

function calledFor(document: FactsDocument, known: ReadonlySet<string>, project: Project): readonly NeededPackage[] {
  return callsWithNeeds(document.facts).flatMap(({ call, needs }) =>
    (known.has('pandas') || call.callee !== undefined ? needs : [])
      .filter(({ unless }) => !unless.some(other => known.has(other)))
      .map(({ distribution, extra }) => ({
        distribution,
        extras: extra === undefined ? [] : [extra],
        module: distribution,
        place: toEvidence(document.path, hitAtPlace(document, call.place)),
        zone: project.zoneOf(document.path),
        optional: false,
      })),
  );
}

/** One for each distribution: the first place, all extras, needed when one of its places needs it. */
function merge(found: readonly NeededPackage[]): readonly NeededPackage[] {
  const byName = new Map<string, NeededPackage>();
  for (const each of found) {
    // Both kinds of OpenCV in one environment overwrite each other.
    const twin = each.distribution === 'opencv-python-headless' ? 'opencv-python' : '';
    const key = byName.has(twin) ? twin : (each.distribution ?? `module ${each.module}`);
    const known = byName.get(key);
    const first = known ?? each;
    byName.set(key, {
      distribution: first.distribution,
      module: first.module,
      place: first.place,
      zone: first.zone,
      extras: [...new Set([...first.extras, ...each.extras])].sort(),
      optional: first.optional && each.optional,
    });
  }
  if (byName.has('opencv-python')) {
    byName.delete('opencv-python-headless');
  }
  return [...byName.entries()].sort(([a], [b]) => compareKeys(a, b)).map(([, needed]) => needed);
}

function compareKeys(a: string, b: string): number {
  const isUnknown = (key: string): number => (key.startsWith('module ') ? 1 : 0);
  return isUnknown(a) - isUnknown(b) || (a < b ? -1 : 1);
}
