import type { WorkspacePath } from '../model/location';
import type { Project, Workspace } from '../projects/project';
import type { CompiledSets } from './compiledSets';
import type { DocumentReaders } from './documentReaders';
import type { EvidencePlace, FileAlternative, Search } from './evidenceSet';
import { type Ground, groundOf } from './ground';
import { type ReachedCommands, reachedCommands } from './reachedCommands';

/** What is found among the files of projects and workspaces, asked for once each. */
export interface Grounds {
  readonly groundOf: (where: EvidencePlace, project: Project) => Ground;
  readonly searchFiles: (alternative: FileAlternative, where: EvidencePlace, project: Project) => Search;
  readonly reachedFrom: (path: WorkspacePath, workspace: Workspace) => readonly ReachedCommands[];
}

const nothing: Search = { evidence: [], unread: [] };

export function createGrounds({ sweeps, positions }: CompiledSets, readers: DocumentReaders): Grounds {
  const kept = keep<Ground>();
  const swept = keep<readonly Search[]>();
  const reached = keep<readonly ReachedCommands[]>();
  // All projects of a workspace see the same files when a set looks everywhere.
  const ownerOf = (where: EvidencePlace, project: Project): object =>
    where === 'workspace' ? project.workspace : project;
  const ground = (where: EvidencePlace, project: Project): Ground =>
    kept(ownerOf(where, project), where, () => groundOf(project, where));
  return {
    groundOf: ground,
    searchFiles: (alternative, where, project) => {
      const all = swept(ownerOf(where, project), where, () => sweeps.get(where)?.(ground(where, project)) ?? []);
      return all[positions.get(where)?.get(alternative) ?? -1] ?? nothing;
    },
    reachedFrom: (path, workspace) =>
      reached(workspace, path, () => {
        const document = workspace.documentAt(path);
        return document === undefined ? [] : reachedCommands(document, workspace, readers);
      }),
  };
}

type Keep<Answer> = (owner: object, key: string, make: () => Answer) => Answer;

/** Answers that live as long as the project or workspace they are about. */
function keep<Answer>(): Keep<Answer> {
  const answers = new WeakMap<object, Map<string, Answer>>();
  return (owner, key, make) => {
    const known = answers.get(owner) ?? new Map<string, Answer>();
    answers.set(owner, known);
    const answer = known.get(key) ?? make();
    known.set(key, answer);
    return answer;
  };
}
