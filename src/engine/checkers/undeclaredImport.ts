import { matchAt } from '../detectors/matchAt';
import { locationOf, type FactsDocument } from '../detectors/sources';
import { installedPackages } from '../distributions/installCommands';
import { codeOf, localModules } from '../distributions/localModules';
import { distributionOf, isPlatformModule } from '../distributions/modules';
import { isBrought } from '../distributions/standIns';
import { remember } from '../documents/remember';
import { readDependencies } from '../evidence/dependencies';
import { isStandardModule } from '../evidence/standardModules';
import type { Document } from '../model/document';
import { baseName, folderOf, isInside } from '../model/location';
import type { Project } from '../projects/project';
import type { ImportFact } from '../python/index';
import type { Checker } from './checker';

/**
 * Finds imports of known packages that no manifest of the project, or of a folder above it, brings: one place for each
 * package. A manifest that hardly knows the code is another code's.
 */
export const undeclaredImport: Checker = {
  scope: 'project',
  kinds: ['python', 'notebook', 'requirements', 'toml', 'yaml', 'ini'],
  captures: ['module', 'distribution', 'manifest'],
  anchors: [],
  concerns: isManifest,
  *detect(project) {
    const manifests = manifestsOf(project);
    if (manifests.length === 0) {
      return;
    }
    const images = project.documents.filter(({ kind }) => kind === 'dockerfile');
    const declared = new Set([...manifests, ...images].flatMap(namesIn));
    const needed = neededBy(project);
    const missing = [...needed].filter(([distribution]) => !isBrought(distribution, declared));
    const isLocal = missing.length === 0 ? undefined : localModules(project);
    const foreign = missing.filter(([, { fact, document }]) => isLocal?.(fact, document) !== true);
    if (foreign.length * 2 <= needed.size) {
      yield* foreign.map(([distribution, { fact, document }]) =>
        matchAt(locationOf(document, fact.place), {
          module: fact.module,
          distribution,
          manifest: nearestTo(document, manifests),
        }),
      );
    }
  },
};

interface Need {
  readonly fact: ImportFact;
  readonly document: FactsDocument;
}

/** Distribution → the first place that imports it, in production when there is one. */
function neededBy(project: Project): ReadonlyMap<string, Need> {
  const needed = new Map<string, Need>();
  for (const document of codeOf(project)) {
    if (project.zoneOf(document.path) !== 'test' && !isBuiltElsewhere(document) && !isBeside(document.path)) {
      for (const [distribution, fact] of needsOf(document)) {
        needed.set(distribution, needed.get(distribution) ?? { fact, document });
      }
    }
  }
  return needed;
}

/** Templates with blanks in their path, and helpers that only hosts of code run. */
function isBeside(path: string): boolean {
  return /\{\{|(?:^|\/)\.[^/]|(?:^|\/)(?:tasks|fabfile|dodo)\.py$/.test(path);
}

/** Hosted notebooks come with hundreds of packages that nobody declares. */
function isBuiltElsewhere(document: FactsDocument): boolean {
  return document.kind === 'notebook'
    ? (document.notebook?.marks ?? []).some(mark => mark === 'colab' || mark === 'databricks' || mark === 'kaggle')
    : document.textNotebook?.flavour === 'databricks';
}

const needsOf = remember((document: FactsDocument): ReadonlyMap<string, ImportFact> => {
  const installed = new Set(installedPackages(document).map(({ distribution }) => distribution));
  const needs = new Map<string, ImportFact>();
  for (const fact of document.facts.imports) {
    const distribution = isThirdParty(fact) && !isOfKernel(fact, document) ? distributionOf(fullName(fact)) : undefined;
    if (distribution !== undefined && !needs.has(distribution) && !isBrought(distribution, installed)) {
      needs.set(distribution, fact);
    }
  }
  return needs;
});

function fullName({ module, name }: ImportFact): string {
  return name === undefined || name === '*' ? module : `${module}.${name}`;
}

/** A kernel that runs a notebook has it itself. */
function isOfKernel({ module }: ImportFact, { kind }: FactsDocument): boolean {
  return kind === 'notebook' && /^(?:IPython|ipykernel|traitlets|jupyter_client)(?:\.|$)/.test(module);
}

/** What stands under `try` or a test, or is asked for by one function alone, may be missing; Spark comes with its cluster. */
function isThirdParty(fact: ImportFact): boolean {
  const { module, level, guards } = fact;
  return (
    level === 0 &&
    module !== '' &&
    !module.startsWith('pyspark') &&
    !isStandardModule(module.split('.')[0] ?? '') &&
    !isPlatformModule(fullName(fact)) &&
    guards.length === 0
  );
}

/** Of the project, and of the folders above it. */
function manifestsOf({ root, documents, workspace }: Project): readonly Document[] {
  const above = root === '.' ? [] : workspace.documents.filter(({ path }) => isAbove(folderOf(path) || '.', root));
  return [...documents, ...above].filter(isManifest);
}

function isAbove(folder: string, root: string): boolean {
  return folder !== root && isInside(root, folder);
}

function isManifest(document: Document): boolean {
  return document.kind !== 'dockerfile' && !isOfOthers(document.path) && namesIn(document).length > 0;
}

/** R's and Julia's, and templates of somebody else's project. */
function isOfOthers(path: string): boolean {
  return /(?:^|\/)(?:renv\.lock|DESCRIPTION|(?:Julia)?Project\.toml)$|\.jl$/.test(path) || isBeside(path);
}

/** The manifest in the deepest folder that holds the document; of several there, the one that names most. */
function nearestTo({ path }: FactsDocument, manifests: readonly Document[]): string {
  const depth = (manifest: Document): number => {
    const folder = folderOf(manifest.path) || '.';
    return isInside(path, folder) ? folder.length : 0;
  };
  const [nearest] = [...manifests].sort((a, b) => depth(b) - depth(a) || namesIn(b).length - namesIn(a).length);
  return nearest === undefined ? '' : baseName(nearest.path);
}

/** What a manifest declares, or an image or a task of CI installs by name. */
const namesIn = remember((document: Document): readonly string[] => {
  const installed = document.kind === 'dockerfile' ? installedPackages(document) : [];
  return [...readDependencies(document).map(({ name }) => name), ...installed.map(({ distribution }) => distribution)];
});
