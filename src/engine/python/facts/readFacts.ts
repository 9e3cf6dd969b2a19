import { parsePython, type Dialect } from '../parsePython';
import type { SyntaxTree } from '../syntaxTree';
import { readAsserts } from './assertFacts';
import { readAssignments } from './assignmentFacts';
import { groupByCallee, readCalls } from './callFacts';
import { countCodeLines, readComments } from './commentFacts';
import type {
  AssertFact, AssignmentFact, CallFact, CommentFact, HandlerFact, ImportFact, MagicFact, NameFact, PythonFacts,
  ScopeFact, StringFact, SyntaxFault,
} from './facts'; // prettier-ignore
import { readHandlers } from './handlerFacts';
import { readImports } from './importFacts';
import { readMagics } from './magicFacts';
import { ModuleReading } from './moduleReading';
import { readNames } from './nameFacts';
import { findOpenWorld } from './openWorld';
import { scanModule } from './scanModule';
import { readScopes } from './scopeFacts';
import { readStrings } from './stringFacts';

/**
 * The facts of one module: the tree of a file, or those of a notebook's Python cells in order. Broken stretches give
 * `faults` and no other facts. Each collection is made when it is first asked for, so what no rule wants costs nothing.
 */
export function readFacts(trees: readonly SyntaxTree[]): PythonFacts {
  return new ModuleFacts(trees.length === 0 ? [parsePython('', 'python')] : trees);
}

/** Parses each text on its own, then reads the facts of all as one module. */
export function readPythonFacts(texts: readonly string[], dialect: Dialect): PythonFacts {
  return readFacts(texts.map(text => parsePython(text, dialect)));
}

class ModuleFacts implements PythonFacts {
  private readonly reading: ModuleReading;
  private readonly known: { -readonly [Name in keyof PythonFacts]?: PythonFacts[Name] } = {};

  constructor(private readonly trees: readonly SyntaxTree[]) {
    this.reading = new ModuleReading(scanModule(trees, false));
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
}

function readFaults({ scan }: ModuleReading): SyntaxFault[] {
  return scan.sources.flatMap(source =>
    source.tree.errors.map(({ start, end, message }) => ({ place: source.place(start, end), message })),
  );
}
