import type { Proof } from '../proof';
import { dataValidation } from './dataValidation';
import { readme } from './readme';

/** Every proof; a fix without one is not shipped. */
export const proofs: readonly Proof[] = [...dataValidation, ...readme];
