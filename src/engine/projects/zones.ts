import type { Configuration } from '../configuration/configuration';
import type { Document } from '../model/document';
import { baseName, folderOf, type WorkspacePath } from '../model/location';
import type { Zone } from '../model/rule';
import { compileGlobs } from '../workspace/pathMatcher';
import { remember } from '../documents/remember';
import { importedFiles, moduleIndex } from './importedFiles';

/**
 * Says where each file of a project lives. Tests are known by name and folder; notebooks, scratch files, folders of
 * examples and shell scripts that no other file names are exploration; the rest is production, and so is every module
 * that production imports, wherever it stands. The configuration's globs win over all of it.
 */
export function compileZones(
  root: string,
  documents: readonly Document[],
  configuration: Configuration,
): (path: WorkspacePath) => Zone {
  const configured = configuredZones(configuration);
  const byPath = new Map<string, Document>(documents.map(document => [document.path, document]));
  const launchers = unnamedScripts(documents);
  const place = rememberZones(
    path => configured(path) ?? zoneByPlace(withoutRoot(path, root), byPath.get(path), launchers.has(path)),
  );
  const needed = neededByProduction(documents, place);
  return rememberZones(path => {
    const zone = place(path);
    return zone === 'exploration' && needed.has(path) && configured(path) === undefined ? 'production' : zone;
  });
}

/** Every rule asks where every file lives. */
function rememberZones<Path extends string>(zoneOf: (path: Path) => Zone): (path: Path) => Zone {
  const known = new Map<Path, Zone>();
  return path => {
    const zone = known.get(path) ?? zoneOf(path);
    known.set(path, zone);
    return zone;
  };
}

function configuredZones({ zones }: Configuration): (path: string) => Zone | undefined {
  const tests = (['test', 'exploration', 'production'] as const).map(zone => {
    return { zone, matches: compileGlobs(zones[zone] ?? []) };
  });
  return path => tests.find(({ matches }) => matches(path))?.zone;
}

function withoutRoot(path: string, root: string): string {
  return root === '.' ? path : path.slice(root.length + 1);
}

function zoneByPlace(path: string, document: Document | undefined, isUnnamed: boolean): Zone {
  const folders = folderOf(path).toLowerCase().split('/');
  const name = baseName(path).toLowerCase();
  if (folders.some(folder => testFolders.has(folder)) || /^(test_.*|.*_test|conftest)\.py$/.test(name)) {
    return 'test';
  }
  const isExploration =
    isUnnamed ||
    /\.(ipynb|rmd|qmd)$/.test(name) ||
    folders.some(folder => explorationFolders.has(folder)) ||
    isScratch(name) ||
    (document?.kind === 'python' && isNotebookInDisguise(document));
  return isExploration ? 'exploration' : 'production';
}

const testFolders: ReadonlySet<string> = new Set(
  ['test', 'tests', 'testing', 'unit_tests', 'integration_tests', 'unittests', '__tests__'], // prettier-ignore
);

const explorationFolders: ReadonlySet<string> = new Set(
  (
    'notebook notebooks nbs exploration exploratory explore eda scratch sandbox playground experiments experimental ' +
    'research analysis analyses drafts draft tmp temp old archive archived examples example tutorials tutorial demo ' +
    'demos docs doc samples'
  ).split(' '),
);

function isScratch(name: string): boolean {
  return /^(untitled|scratch|playground|tmp|temp|draft|foo)\d*([_-].*)?\.py$|[_ -](old|copy|backup|draft)\d*\.py$/.test(
    name,
  );
}

/** Also what nbconvert makes of a notebook: `# In[3]:` before each cell. */
function isNotebookInDisguise(document: Document & { readonly kind: 'python' }): boolean {
  const { text, textNotebook } = document;
  return textNotebook !== undefined || (text.includes('# In[') && /^# In\[[\d ]*\]:/m.test(text));
}

/**
 * Shell scripts that no document, pipeline, image or other script names: somebody started them by hand. A changelog
 * names what was once written, and not what is used.
 */
function unnamedScripts(documents: readonly Document[]): ReadonlySet<string> {
  const scripts = documents.filter(({ kind }) => kind === 'shell');
  const naming =
    scripts.length === 0 ? [] : documents.filter(({ path }) => !/^change(?:s|log)\b/i.test(baseName(path)));
  const isNamed = ({ path }: Document): boolean =>
    naming.some(other => other.path !== path && namedScripts(other).has(baseName(path)));
  return new Set<string>(scripts.filter(script => !isNamed(script)).map(({ path }) => path));
}

const namedScripts = remember(
  ({ text }: Document): ReadonlySet<string> =>
    new Set([...text.matchAll(/[\w.-]+\.(?:sh|bash|zsh|ps1|bat|cmd)\b/g)].map(([name]) => name)),
);

/** Every file that production imports, directly or through others. */
function neededByProduction(documents: readonly Document[], place: (path: string) => Zone): ReadonlySet<string> {
  const modules = documents.filter(({ kind }) => kind === 'python');
  const byPath = new Map<string, Document>(modules.map(document => [document.path, document]));
  const index = moduleIndex([...byPath.keys()]);
  const waiting = modules.filter(({ path }) => place(path) === 'production');
  const needed = new Set<string>(waiting.map(({ path }) => path));
  for (let document = waiting.pop(); document !== undefined; document = waiting.pop()) {
    for (const path of importedFiles(document, index)) {
      const imported = byPath.get(path);
      if (imported !== undefined && !needed.has(path)) {
        needed.add(path);
        waiting.push(imported);
      }
    }
  }
  return needed;
}
