import { type WorkspacePath, beside, isWorkspacePath } from '../../model/location';
import type { Project } from '../../projects/project';
import { type ArtifactKind, type Topic, artifactKinds } from './kinds';
import { keptByDvc } from './signs';

/** What lies, or will lie, in a project's folders and is nothing for git. */
export interface Artifact {
  readonly topic: Topic | 'Data';
  /** For `.gitignore`, whichever folder that is in; a path from the scanned folder with a `/` before it for one file. */
  readonly line: string;
  /** Files of the kind. Of each list one has to be ignored. */
  readonly samples: readonly (readonly WorkspacePath[])[];
  /** What brings it. */
  readonly cause: WorkspacePath;
}

/** Everything of the kind that tools used in the project leave, and data that DVC keeps elsewhere. */
export function expectedArtifacts(project: Project): readonly Artifact[] {
  return [
    ...artifactKinds.flatMap(kind => toArtifact(kind, project)),
    ...keptByDvc(project).map((path): Artifact => {
      return { topic: 'Data', line: `/${path}`, samples: [[path]], cause: path };
    }),
  ];
}

/** Those that no `.gitignore` speaks of. What git tracks on purpose, such as a `.env` without secrets, is left alone. */
export function missingArtifacts(project: Project, ignores: (path: string) => boolean): readonly Artifact[] {
  const { tracked } = project.workspace;
  return expectedArtifacts(project).filter(({ samples }) =>
    samples.some(paths => !paths.some(path => ignores(path) || tracked?.has(path) === true)),
  );
}

function toArtifact(kind: ArtifactKind, project: Project): readonly Artifact[] {
  const causes = kind.sign(project).filter(path => project.zoneOf(path) !== 'test' || kind.at === 'beside');
  const [cause] = causes;
  if (cause === undefined) {
    return [];
  }
  const names = [kind.sample, ...(kind.others ?? [])];
  const atRoot = names.map(name => (project.root === '.' ? name : `${project.root}/${name}`)).filter(isWorkspacePath);
  const samples = kind.at === 'root' ? [atRoot] : causes.map(path => names.flatMap(name => beside(path, name)));
  return [{ topic: kind.topic, line: kind.line, samples, cause }];
}
