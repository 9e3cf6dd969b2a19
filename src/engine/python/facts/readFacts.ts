import type { Statement } from '../outline/outline';
import { OutlineSource } from '../outline/outlineSource';
import { readStatementsBehind } from '../outline/readStatements';
import { parsePython } from '../parsePython';
import type { Dialect, SyntaxTree } from '../syntaxTree';
import { readAsserts } from './assertFacts';
import { readAssignments } from './assignmentFacts';
import { groupByCallee, readCalls } from './callFacts';
import { countCodeLines, readComments } from './commentFacts';
import type {
  AssertFact, AssignmentFact, CallFact, CommentFact, FactsEdit, HandlerFact, ImportFact, MagicFact, NameFact, PythonFacts,
  ScopeFact, StringFact, SyntaxFault,
} from './facts'; // prettier-ignore
import { readHandlers } from './handlerFacts';
import { readImports } from './importFacts';
import { readMagics } from './magicFacts';
import { ModuleReading } from './moduleReading';
import type { ModuleScan } from './moduleScan';
import { readNames } from './nameFacts';
import { callsNamed, callsWritten } from './namedCalls';
import { findOpenWorld } from './openWorld';
import { findReachable, type IsReachable } from './reachableNames';
import { rescan } from './rescan';
import { resumeScan, scanModule } from './scanModule';
import { readScopes } from './scopeFacts';
import { readStrings } from './stringFacts';

/**
 * The facts of one module: the tree of a file, or those of a notebook's Python cells in order. Broken stretches give
 * `faults` and no other facts. Each collection is made when it is first asked for, so what no rule wants costs nothing.
 */
export function readFacts(trees: readonly SyntaxTree[]): PythonFacts {
  return new ModuleFacts(trees, undefined);
}

/**
 * Parses each text on its own, then reads the facts of all as one module. With the facts of an earlier version only
 * what was edited is parsed; the facts are the same.
 */
export function readPythonFacts(texts: readonly string[], dialect: Dialect, before?: PythonFacts): PythonFacts {
  const known = before instanceof ModuleFacts ? before : undefined;
  return new ModuleFacts(
    texts.map((text, index) => parsePython(text, dialect, known?.bases[index])),
    known,
  );
}

class ModuleFacts implements PythonFacts {
  /** For each source its last tree without errors: what a text with errors is compared with when it is edited. */
  readonly bases: readonly (SyntaxTree | undefined)[];
  readonly reading: ModuleReading;
  private readonly trees: readonly SyntaxTree[];
  private readonly known: { -readonly [Name in keyof PythonFacts]?: PythonFacts[Name] } = {};

  constructor(trees: readonly SyntaxTree[], before: ModuleFacts | undefined) {
    this.trees = trees.length === 0 ? [parsePython('', 'python')] : trees;
    this.bases = trees.map((tree, index) => (tree.errors.length === 0 ? tree : before?.bases[index]));
    this.reading = new ModuleReading(
      (before === undefined ? undefined : scanEdited(before.reading.scan, this.trees)) ?? scanModule(this.trees, false),
    );
  }

  get identity(): object {
    return this.trees.length === 1 ? this.trees[0].identity : this;
  }

  get edit(): FactsEdit | undefined {
    const { edit } = this.trees[0];
    const [source] = this.reading.scan.sources;
    return edit === undefined || this.trees.length > 1
      ? undefined
      : { of: edit.of, start: source.offset(edit.start), end: source.offset(edit.end), growth: edit.growth };
  }

  get imports(): readonly ImportFact[] {
    return (this.known.imports ??= readImports(this.reading));
  }

  get calls(): readonly CallFact[] {
    return (this.known.calls ??= readCalls(this.reading));
  }

  get callsByCallee(): ReadonlyMap<string, readonly CallFact[]> {
    return (this.known.callsByCallee ??= groupByCallee(this.reading, this.calls));
  }

  get callsOf(): (callee: string) => readonly CallFact[] {
    return (this.known.callsOf ??= callee => this.findCallsOf(callee));
  }

  get callsWritten(): PythonFacts['callsWritten'] {
    return (this.known.callsWritten ??= (...names) => callsWritten(names, this));
  }

  get mayCall(): IsReachable {
    return (this.known.mayCall ??= findReachable(this.imports, this.reading.scan.sources));
  }

  get strings(): readonly StringFact[] {
    return (this.known.strings ??= readStrings(this.reading));
  }

  get assignments(): readonly AssignmentFact[] {
    return (this.known.assignments ??= readAssignments(this.reading));
  }

  get scopes(): readonly ScopeFact[] {
    return (this.known.scopes ??= readScopes(this.reading));
  }

  get handlers(): readonly HandlerFact[] {
    return (this.known.handlers ??= readHandlers(this.reading));
  }

  get asserts(): readonly AssertFact[] {
    return (this.known.asserts ??= readAsserts(this.reading));
  }

  get magics(): readonly MagicFact[] {
    return (this.known.magics ??= readMagics(this.reading));
  }

  get names(): readonly NameFact[] {
    return (this.known.names ??= readNames(scanModule(this.trees, true)));
  }

  get comments(): readonly CommentFact[] {
    return (this.known.comments ??= readComments(this.reading.scan));
  }

  get faults(): readonly SyntaxFault[] {
    return (this.known.faults ??= readFaults(this.reading));
  }

  get openWorld(): readonly string[] {
    return (this.known.openWorld ??= findOpenWorld(this));
  }

  get codeLines(): number {
    return (this.known.codeLines ??= countCodeLines(this.reading.scan));
  }

  readOutline(behind: number): readonly Statement[] {
    return this.reading.scan.sources.flatMap(source => readStatementsBehind(new OutlineSource(source), behind));
  }

  private findCallsOf(callee: string): readonly CallFact[] {
    if (!this.mayCall(callee)) return none;
    const named = this.known.callsByCallee === undefined ? callsNamed(callee, this) : undefined;
    return named ?? this.callsByCallee.get(callee) ?? none;
  }
}

function scanEdited(before: ModuleScan, [tree, ...others]: readonly SyntaxTree[]): ModuleScan | undefined {
  return others.length + before.sources.length > 1 ? undefined : (rescan(before, tree) ?? resumeScan(before, tree));
}

const none: readonly never[] = [];

function readFaults({ scan }: ModuleReading): SyntaxFault[] {
  return scan.sources.flatMap(source =>
    source.tree.errors.map(({ start, end, message }) => ({ place: source.place(start, end), message })),
  );
}
