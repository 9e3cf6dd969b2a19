import { distributionOf } from '../../distributions/modules';
import { hasFacts, type FactsDocument } from '../../detectors/sources';
import { isStandardModule } from '../../evidence/standardModules';
import { baseName, isInside, workspacePath } from '../../model/location';
import type { FileChange } from '../../model/report';
import type { Project } from '../../projects/project';
import type { CallFact } from '../../python/index';
import { callAt } from './callAt';
import { packageFile, type Wanted } from './installing/packageFile';
import { searchedFolder } from './installing/searchedFolder';
import type { Rewrite } from './rewrite';
import { stepsTo } from './suites';
import { type Lines, emptiedCell, linesOf, removeLines, textOfPlace } from './training/lines';
import { isWithin, usesOf } from './training/uses';

/**
 * Makes what a program imports from a folder installable and takes out the line that adds the folder to the search path.
 * Not where a container, CI or a Makefile runs the program: there nobody has installed anything yet.
 */
export const installInstead: Rewrite = ({ location }, { document, project }) => {
  const call = hasFacts(document) ? callAt(document, location) : undefined;
  if (!hasFacts(document) || call === undefined || isRunElsewhere(document, project)) {
    return undefined;
  }
  const lines = isAlone(document, call) ? linesOf(document, call.place) : undefined;
  const wanted = wantedFrom(document, project, searchedFolder(document, call));
  const written = wanted === undefined ? undefined : packageFile(project, wanted);
  if (lines === undefined || written === undefined) {
    return undefined;
  }
  const gone = joined([...unusedImports(document, call), lines]);
  const cells = gone.flatMap(each => emptiedCell(document, each));
  const edits = gone.filter(each => emptiedCell(document, each).length === 0).map(each => removeLines(document, each));
  return { edits, files: [...written, ...requirement(project)], cells };
};

/** A line of the module itself, not the only one below an `if`. */
function isAlone(document: FactsDocument, call: CallFact): boolean {
  const [step, ...deeper] = stepsTo(document, call.place);
  // `os.chdir` moves relative paths too, and stays.
  return (
    call.callee?.startsWith('sys.path.') === true &&
    deeper.length === 0 &&
    step?.statement.kind === 'expression' &&
    call.scope === 0
  );
}

function wantedFrom(document: FactsDocument, project: Project, folder: string | undefined): Wanted | undefined {
  const isOwn = folder !== undefined && (project.root === '.' || isInside(folder, project.root));
  if (!isOwn || document.facts.openWorld.length > 0 || loading.test(document.text)) {
    return undefined;
  }
  const { modules, packages } = importedFrom(folder === '' ? '' : `${folder}/`, document, project);
  const all = [...modules, ...packages];
  const isKnown = all.some(name => isStandardModule(name) || distributionOf(name) !== undefined);
  const inside = project.root === '.' ? folder : folder.slice(project.root.length + 1);
  return all.length === 0 || isKnown
    ? undefined
    : { folder: inside, modules: modules.sort(), packages: packages.sort() };
}

interface Imported {
  readonly modules: string[];
  readonly packages: string[];
}

/** Names of files and folders below a path that a program imports, and that these import in turn. */
function importedFrom(prefix: string, program: FactsDocument, { workspace }: Project): Imported {
  const code = workspace.documents.filter(({ kind, path }) => kind === 'python' && path.startsWith(prefix));
  const found: Imported = { modules: [], packages: [] };
  const open = [program];
  for (const { facts } of open) {
    for (const name of new Set(
      facts.imports.map(({ module, level }) => (level > 0 ? '' : (module.split('.')[0] ?? ''))),
    )) {
      const [file, ...below] = [
        ...code.filter(({ path }) => path === `${prefix}${name}.py`),
        ...code.filter(({ path }) => path.startsWith(`${prefix}${name}/`)),
      ];
      const list = file?.path === `${prefix}${name}.py` ? found.modules : found.packages;
      if (name !== '' && file !== undefined && !list.includes(name)) {
        list.push(name);
        open.push(...[file, ...below].filter(hasFacts));
      }
    }
  }
  return found;
}

/** What is imported by a name that a file holds is not known here. */
const loading = /\b(?:import_module|__import__|run_path|run_module|pickle|joblib|torch|dill|cloudpickle)\b/;

function isRunElsewhere({ path }: FactsDocument, { workspace }: Project): boolean {
  const name = baseName(path);
  return workspace.documents.some(
    ({ kind, text }) => kind !== 'python' && kind !== 'notebook' && kind !== 'markdown' && text.includes(name),
  );
}

/** `import sys`, alone on its line, where nothing else needs it. */
function unusedImports(document: FactsDocument, call: CallFact): readonly Lines[] {
  return ['sys', 'os'].flatMap(module => {
    const [only, ...others] = document.facts.imports.filter(fact => fact.bound === module);
    const reads = usesOf(document, module).filter(({ use }) => use === 'read');
    const isUnused = reads.length > 0 && reads.every(({ place }) => isWithin(place, call.place));
    const written = `import ${module}`;
    const place = only && { ...only.place, start: only.place.end - written.length };
    const isPlain = place !== undefined && textOfPlace(document, place) === written;
    const lines = isPlain && isUnused && others.length === 0 ? linesOf(document, place) : undefined;
    return lines === undefined ? [] : [lines];
  });
}

/** Lines that follow each other become one, so that nothing is taken out twice. */
function joined(all: readonly Lines[]): readonly Lines[] {
  const found: Lines[] = [];
  for (const lines of all.toSorted((a, b) => a.source - b.source || a.start - b.start)) {
    const last = found.at(-1);
    const isNext = last?.source === lines.source && last.end === lines.start;
    if (isNext) found.pop();
    found.push(isNext ? { ...last, end: lines.end } : lines);
  }
  return found;
}

/** Whoever installs the requirements has the code too. An image installs them before it has the code. */
function requirement(project: Project): readonly FileChange[] {
  const { workspace, root } = project;
  const path = workspacePath(root === '.' ? 'requirements.txt' : `${root}/requirements.txt`);
  const document = workspace.documentAt(path);
  const isInImage = workspace.documents.some(({ kind }) => kind === 'dockerfile');
  const isOpen = document?.kind === 'requirements' && !/--hash|autogenerated|generated by/i.test(document.text);
  return isInImage || !isOpen || root !== '.' ? [] : [{ kind: 'append', path, lines: ['-e .'] }];
}
