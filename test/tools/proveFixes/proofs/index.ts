import type { Proof } from '../proof';
import { readme } from './readme';

/** Every proof; a fix without one is not shipped. */
export const proofs: readonly Proof[] = [...readme];
