import { workspacePath } from '../../model/location';
import { makeRoom } from '../../scaffolds/dataVersioning/makeRoom';
import type { Rewrite } from './rewrite';

/** Changes the line of `.gitignore` that hides a pointer of DVC; the data itself stays ignored. */
export const letGitSee: Rewrite = ({ location: { path } }, { project }) => {
  const data = /^(.+)\.dvc$/.exec(path)?.[1];
  const room = data === undefined ? undefined : makeRoom({ project }, [workspacePath(data)]);
  return room?.kind === 'room' ? { edits: room.edits } : undefined;
};
