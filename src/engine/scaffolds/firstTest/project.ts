import type { SourceFiles } from '../../evaluation/projectWorld';
import { ProjectWorld } from '../../evaluation/projectWorld';
import { type PyValue, Raised, Unsupported } from '../../evaluation/values';
import { type FunctionSyntax, type StatementSyntax, readSyntax } from '../../python/index';
import { moduleIndex, resolveModule } from '../../projects/importedFiles';
import type { Project } from '../../projects/project';

/** The project's files as evaluation wants them: read once. */
export function sourceFiles({ documents }: Project): SourceFiles {
  const texts = new Map<string, string>(
    documents.flatMap(document => (document.kind === 'python' ? [[document.path, document.text] as const] : [])),
  );
  const index = moduleIndex([...texts.keys()]);
  const read = new Map<string, readonly StatementSyntax[]>();
  return {
    statementsOf: path => {
      const text = texts.get(path);
      const known = read.get(path);
      if (known !== undefined || text === undefined) {
        return known;
      }
      const statements = readSyntax(text);
      read.set(path, statements);
      return statements;
    },
    resolve: (from, module, level) => resolveModule(from, { module, level }, index),
  };
}

/** Functions at the top of a file, by name. */
export function functionsIn(statements: readonly StatementSyntax[]): ReadonlyMap<string, FunctionSyntax> {
  return new Map(
    statements.flatMap(statement => (statement.kind === 'function' ? [[statement.name, statement] as const] : [])),
  );
}

/** What a name of a file stands for, when that can be known without running it. */
export function constantNamed(files: SourceFiles, path: string): (name: string) => PyValue | undefined {
  const module = new ProjectWorld(files).moduleAt(path);
  return name => {
    try {
      const value = module.get(name);
      return value === undefined || ['function', 'class', 'module', 'external'].includes(value.kind)
        ? undefined
        : value;
    } catch (error) {
      if (error instanceof Raised || error instanceof Unsupported) {
        return undefined;
      }
      throw error;
    }
  };
}
