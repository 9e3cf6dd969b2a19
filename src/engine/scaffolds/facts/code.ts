import type { PythonDocument } from '../../model/document';
import { baseName, folderOf, type WorkspacePath } from '../../model/location';
import type { Project } from '../../projects/project';
import { type EntryPointFacts, findEntryPoints } from './entryPoints';
import type { FactSource } from './factSource';
import { hasImportEffects, workOnImport } from './importEffects';
import { importMap } from './importMap';

/** A Python file of the project that other files can import. */
export interface ModuleFacts {
  readonly document: PythonDocument;
  /** How a file that runs in the project's root imports it: `churn.features` for `src/churn/features.py`. */
  readonly dotted: string;
  /** The folder, from the project's root, that has to be importable for that: `` (the root) or `src`. */
  readonly importRoot: string;
  /** All folders that have to be importable so that its own imports work too; `importRoot` is the first. */
  readonly searchPath: readonly string[];
  /** Files of the project that come with it: those it imports, and those that they import. */
  readonly needs: readonly WorkspacePath[];
  /** It does work when it is imported: code outside functions that is no definition, constant or `__main__` guard. */
  readonly hasImportEffects: boolean;
  /** The call that makes it unfit to be imported by a test: `pd.read_csv`. Effects that only cost time are none. */
  readonly workOnImport: string | undefined;
}

/** The project's own code outside notebooks and tests. */
export interface CodeFacts {
  /** By path. A file whose name is none of Python's, such as `01-train.py`, is no module. */
  readonly modules: readonly ModuleFacts[];
  /** Files to be started: they have a `__main__` guard or work at import. Those that train, then those that predict, first. */
  readonly entryPoints: readonly EntryPointFacts[];
}

/** From the project's Python files alone; nothing is imported or run. */
export function findCode({ project }: FactSource): CodeFacts {
  const own = project.documents.flatMap(document => (isOwnCode(document, project) ? [document] : []));
  const map = importMap(project);
  const isOfProject = (callee: string, { path }: PythonDocument): boolean =>
    callee.includes('.') && map.leadsTo(path, callee.slice(0, callee.lastIndexOf('.')));
  const modules = own.flatMap((document): ModuleFacts[] => {
    const route = map.routeTo(document);
    return route === undefined
      ? []
      : [
          {
            document,
            ...route,
            hasImportEffects: hasImportEffects(document),
            workOnImport: workOnImport(document, callee => isOfProject(callee, document)),
          },
        ];
  });
  return { modules, entryPoints: findEntryPoints(own, modules, project) };
}

function isOwnCode(document: Project['documents'][number], { zoneOf, root }: Project): document is PythonDocument {
  return (
    document.kind === 'python' &&
    zoneOf(document.path) !== 'test' &&
    !isBuildScript(document.path, root) &&
    !/(^|\/)\.|\{\{/.test(document.path) &&
    !isNotebook(document)
  );
}

/** `tasks.py` is read by a tool where it stands in the root; elsewhere it is code like any other. */
function isBuildScript(path: WorkspacePath, root: string): boolean {
  const inRoot = folderOf(path) === (root === '.' ? '' : root);
  return (inRoot ? buildScripts : configurations).test(baseName(path));
}

const buildScripts = /^(setup|conf|conftest|noxfile|fabfile|tasks|versioneer|test_environment)\.py$/;
const configurations = /^(setup|conf|conftest)\.py$/;

/** A script with `# %%` marks is code as long as plain Python can run it. */
function isNotebook({ textNotebook, facts }: PythonDocument): boolean {
  return textNotebook !== undefined && (textNotebook.flavour !== 'percent' || facts.magics.length > 0);
}
