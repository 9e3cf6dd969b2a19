import type { Project } from '../../projects/project';
import type { Environment, WorkspaceReader } from '../../workspace/reader';

/** Where facts are looked for. */
export interface FactSource {
  readonly project: Project;
  readonly reader: WorkspaceReader;
  readonly signal: AbortSignal;
  readonly environment: Environment | undefined;
}
