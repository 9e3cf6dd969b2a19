import type { Project } from '../../projects/project';
import type { Environment, WorkspaceReader } from '../../workspace/reader';
import { type CiFacts, findCi } from './ci';
import { type CodeFacts, findCode } from './code';
import type { FactSource } from './factSource';
import { type NeededPackage, findImports } from './imports';
import { type ModelFacts, findModel } from './model';
import { projectName } from './name';
import { type PackageFacts, findPackages } from './packages';
import { type PythonVersion, findPythonVersion } from './pythonVersion';
import { type StatedVersion, findStatedVersions } from './statedVersions';
import { type TableFacts, type UnreadTable, findTables } from './tables';

/** What scaffolds are filled from: gathered once, from the files that were read and the environment. */
export interface ProjectFacts {
  readonly project: Project;
  /** For images, services and titles: lower case, digits and `-`, such as `churn`. */
  readonly name: string;
  readonly python: PythonVersion;
  readonly packages: PackageFacts;
  /** What the code needs from others, declared or not. */
  readonly imports: readonly NeededPackage[];
  /** Versions that models, cells and outputs name, the most certain first. */
  readonly statedVersions: readonly StatedVersion[];
  readonly code: CodeFacts;
  /** The saved model that the project is about, when there is one. */
  readonly model: ModelFacts | undefined;
  /** Data files with a header, by path. */
  readonly tables: readonly TableFacts[];
  /** Data files of which nothing is known, and why. */
  readonly unreadTables: readonly UnreadTable[];
  readonly ci: CiFacts;
  /** What is installed where the project is worked on; `undefined` when that cannot be seen. */
  readonly environment: Environment | undefined;
}

/** Reads what scaffolds need beyond the documents: headers of data files, the saved model, the environment. */
export async function gatherFacts(
  project: Project,
  reader: WorkspaceReader,
  signal: AbortSignal,
): Promise<ProjectFacts> {
  const environment = await reader.readEnvironment?.(signal, project.root);
  const source: FactSource = { project, reader, signal, environment };
  const code = findCode(source);
  const { tables, unread: unreadTables } = await findTables(source);
  return {
    project,
    name: projectName(project),
    python: findPythonVersion(source),
    packages: findPackages(source),
    imports: findImports(source),
    statedVersions: await findStatedVersions(source),
    code,
    model: await findModel(source, code, tables),
    tables,
    unreadTables,
    ci: await findCi(source),
    environment,
  };
}
