import type { PythonDocument } from '../../model/document';
import { folderOf } from '../../model/location';
import { shellWord } from '../ciWorkflow/shell';
import type { CallFact } from '../../python/index';
import type { ModuleFacts } from '../facts/code';
import type { EntryPointFacts } from '../facts/entryPoints';
import type { ProjectFacts } from '../facts/projectFacts';
import { findTableReads } from '../facts/tableReads';

/** So many are shown; who wants to know them all looks into the folder. */
const most = 4;

/** Shell commands, run in the project's root, that start what can be started: services first, then training, then the rest. */
export function runCommands(facts: ProjectFacts): readonly string[] {
  const { code, project } = facts;
  const service = serviceStart(facts);
  const started = code.entryPoints.filter(({ document }) => project.zoneOf(document.path) === 'production');
  const main = started.filter(({ task }) => task !== 'other');
  const scripts = (main.length > 0 ? main : started).filter(({ document }) => !isService(document));
  const commands = [
    ...scripts.slice(0, most).flatMap(entry => startCommand(facts, entry)),
    ...(service === undefined ? [] : [service]),
  ];
  return [...new Set(commands)];
}

/** The command that starts the first service; `undefined` when there is none. */
export function serviceStart(facts: ProjectFacts): string | undefined {
  const { project } = facts;
  return project.documents.flatMap(document =>
    document.kind === 'python' && project.zoneOf(document.path) === 'production' ? serviceCommand(facts, document) : [],
  )[0];
}

const makers: readonly (readonly [string, string])[] = [
  ['fastapi.FastAPI', 'uvicorn'],
  ['flask.Flask', 'flask'],
];

function isService({ facts }: PythonDocument): boolean {
  return makers.some(([maker]) => facts.callsByCallee.has(maker)) || isStreamlit(facts);
}

function isStreamlit({ imports }: PythonDocument['facts']): boolean {
  return imports.some(({ module }) => module === 'streamlit');
}

/** `uvicorn app:app`, `flask --app app run`, `streamlit run app.py`. */
function serviceCommand(facts: ProjectFacts, document: PythonDocument): readonly string[] {
  const { run } = facts.packages;
  if (isStreamlit(document.facts)) {
    return [prefixed(run, `streamlit run ${shellWord(insideRoot(facts.project.root, document.path))}`)];
  }
  return makers.flatMap(([maker, server]) => {
    const call = document.facts.callsOf(maker).find(({ scope }) => scope === 0);
    const module = facts.code.modules.find(each => each.document === document);
    const [application] = call?.boundTo ?? [];
    return module === undefined || application === undefined ? [] : serverCommand(run, server, { module, application });
  });
}

function serverCommand(
  run: string,
  server: string,
  { module, application }: { readonly module: ModuleFacts; readonly application: string },
): readonly string[] {
  if (server === 'uvicorn') {
    const folder = module.importRoot === '' ? '' : ` --app-dir ${shellWord(module.importRoot)}`;
    return [prefixed(run, `uvicorn${folder} ${module.dotted}:${application}`)];
  }
  return module.importRoot === '' ? [prefixed(run, `flask --app ${module.dotted} run`)] : [];
}

/** How a script is started so that it finds its modules and its data. */
export interface Start {
  /** What follows `python`, each a word of its own: `train.py`, or `-m` and `churn.train`. */
  readonly words: readonly string[];
  /** From the project's root; the empty string for the root. */
  readonly folder: string;
  /** Folders to look in for modules, as in `PYTHONPATH`. */
  readonly searchPath: readonly string[];
}

/** `undefined` when that takes words nobody knows. */
export function startOf(facts: ProjectFacts, { document, module }: EntryPointFacts): Start | undefined {
  const asked = askedArguments(document);
  if (asked === 'unknown') {
    return undefined;
  }
  const help = asked === 'some' ? ['--help'] : [];
  const path = insideRoot(facts.project.root, document.path);
  const folder = folderOf(path);
  if (module !== undefined && isPartOfPackage(module, folder)) {
    return { words: ['-m', module.dotted, ...help], folder: '', searchPath: searchPath(facts, module, folder) };
  }
  return startsInItsFolder(facts, document)
    ? { words: [path.slice(folder.length + 1), ...help], folder, searchPath: [] }
    : { words: [path, ...help], folder: '', searchPath: [] };
}

function startCommand(facts: ProjectFacts, entry: EntryPointFacts): readonly string[] {
  const start = startOf(facts, entry);
  return start === undefined ? [] : [shellCommand(facts, start)];
}

/** `PYTHONPATH=src python -m churn.train`, `(cd src && python train.py)` */
export function shellCommand({ packages }: ProjectFacts, { words, folder, searchPath: roots }: Start): string {
  const command = prefixed(packages.run, ['python', ...words.map(shellWord)].join(' '));
  const path = roots.length === 0 ? '' : `PYTHONPATH=${shellWord(roots.join(':'))} `;
  return folder === '' ? `${path}${command}` : `(cd ${shellWord(folder)} && ${command})`;
}

/** It imports what Python does not find when it is started by its path. */
function isPartOfPackage({ document, searchPath: roots }: ModuleFacts, folder: string): boolean {
  return roots.some(root => root !== folder) || document.facts.imports.some(({ level }) => level > 0);
}

/** `src`, unless the project's own code is installed. */
function searchPath({ packages }: ProjectFacts, module: ModuleFacts, folder: string): readonly string[] {
  return packages.isPackage ? [] : module.searchPath.filter(root => root !== folder && root !== '');
}

/** `../data/churn.csv` in `src/train.py` is found from `src`. */
function startsInItsFolder({ project, tables }: ProjectFacts, { path }: PythonDocument): boolean {
  return findTableReads(project, tables).some(
    ({ document, said, table }) =>
      document.path === path && table !== undefined && said.some(each => each.startsWith('../')),
  );
}

function prefixed(run: string, command: string): string {
  return run === '' ? command : `${run} ${command}`;
}

/** `some` for arguments that `--help` explains, `unknown` for words that the script takes without a parser. */
function askedArguments({ facts, text }: PythonDocument): 'none' | 'some' | 'unknown' {
  if (
    /\bsys\.argv\[[1-9]/.test(text) ||
    facts.callsByCallee.has('builtins.input') ||
    facts.callsByCallee.has('input')
  ) {
    return 'unknown';
  }
  return facts.calls.some(isRequired) ? 'some' : 'none';
}

/** `parser.add_argument("month")`, `add_argument("--month", required=True)`, `@click.argument("month")`. */
function isRequired({ method, callee, arguments: words }: CallFact): boolean {
  const [first] = words;
  const isPositional = first?.value.kind === 'string' && !first.value.text.startsWith('-');
  const hasOther = words.some(({ keyword }) => keyword === 'default' || keyword === 'nargs');
  const isAsked = words.some(
    ({ keyword, value }) => keyword === 'required' && value.kind === 'constant' && value.value === true,
  );
  const isParser = method === 'add_argument' || callee === 'click.argument' || callee === 'click.option';
  return isParser && (isAsked || (isPositional && !hasOther));
}

function insideRoot(root: string, path: string): string {
  return root === '.' ? path : path.slice(root.length + 1);
}
