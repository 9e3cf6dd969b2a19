import type { Document } from '../model/document';
import { baseName } from '../model/location';
import type { Workspace } from '../projects/project';
import type { Command } from './commands';
import { type CommandReference, referencesOfCommand } from './commandReferences';
import type { DocumentReaders } from './documentReaders';

/** A command where it starts, with all that it comes to: itself first. */
export interface ReachedCommands {
  readonly start: Command;
  readonly document: Document;
  readonly all: readonly Command[];
}

/** So many files may hand over to one another: workflow → job file → script → Makefile → tox. */
const longestChain = 4;

/** Follows each command of a document into Makefiles, scripts, composite actions and job files of the workspace. */
export function reachedCommands(
  document: Document,
  workspace: Workspace,
  readers: DocumentReaders,
): readonly ReachedCommands[] {
  const open = { workspace, readers };
  return readers.commandsIn(document).map(start => ({ start, document, all: follow(start, open, new Set(), 0) }));
}

interface Surroundings {
  readonly workspace: Workspace;
  readonly readers: DocumentReaders;
}

function follow(command: Command, around: Surroundings, seen: Set<string>, depth: number): readonly Command[] {
  if (depth === longestChain) {
    return [command];
  }
  const next = referencesOfCommand(command).flatMap(reference => targetCommands(reference, around));
  const fresh = next.filter(({ key }) => !seen.has(key));
  fresh.forEach(({ key }) => seen.add(key));
  return [command, ...fresh.flatMap(each => follow(each.command, around, seen, depth + 1))];
}

interface KeyedCommand {
  readonly key: string;
  readonly command: Command;
}

function targetCommands(reference: CommandReference, { workspace, readers }: Surroundings): readonly KeyedCommand[] {
  return documentsFor(reference, workspace).flatMap(document => {
    const commands = readers.commandsIn(document);
    const keyed = commands.map((command, index) => ({ key: `${document.path}:${index}`, command }));
    if (reference.kind === 'file' || isNamedAsModule(document, reference.targets)) {
      return keyed;
    }
    const targets = targetsIn(commands, reference.targets);
    return keyed.filter(({ command }) => targets === undefined || targets.has(sameWord(command.target)));
  });
}

/** The targets that are there; `undefined` for all of them: `tox` and `nox` alone run what they find. */
function targetsIn(commands: readonly Command[], asked: readonly string[]): ReadonlySet<string> | undefined {
  if (asked.length === 0) {
    return undefined;
  }
  const known = new Set(commands.map(({ target }) => sameWord(target)));
  const found = asked.map(sameWord).filter(target => known.has(target));
  // `tox -e py312` runs what `[testenv]` says.
  return new Set(found.length === 0 ? ['testenv'] : found);
}

/** `invoke checks` runs the tasks of `tasks/checks.py`. */
function isNamedAsModule({ path }: Document, targets: readonly string[]): boolean {
  return /\.py$/.test(path) && targets.map(sameWord).includes(sameWord(baseName(path).slice(0, -'.py'.length)));
}

/** `run_tests` is called as `run-tests`, a task of a module as `quality.lint`, `[testenv:lint]` as `lint`. */
function sameWord(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1).replace(/_/g, '-');
}

function documentsFor(reference: CommandReference, workspace: Workspace): readonly Document[] {
  if (reference.kind === 'target') {
    return workspace.documents.filter(({ path }) => reference.files.test(path));
  }
  const name = baseName(reference.path);
  return workspace.documents.filter(
    ({ path }) => baseName(path) === name && (path === reference.path || path.endsWith(`/${reference.path}`)),
  );
}
