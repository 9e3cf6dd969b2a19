import type { FactSource } from '../facts/factSource';
import type { ProjectFacts } from '../facts/projectFacts';
import { savedName, trainingDocument } from './parameters';
import { type ShownScore, shownScores } from './shownScores';

/** Numbers that the saved outputs of the training notebook show for the saved model. */
export async function savedScores(facts: ProjectFacts, { reader, signal }: FactSource): Promise<readonly ShownScore[]> {
  const document = trainingDocument(facts);
  const name = document?.kind === 'notebook' ? savedName(document) : undefined;
  if (document?.kind !== 'notebook' || name === undefined) {
    return [];
  }
  const bytes = await reader.readBytes(document.path, signal);
  return bytes instanceof Uint8Array ? shownScores(document, name, bytes) : [];
}
