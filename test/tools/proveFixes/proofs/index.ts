import type { Proof } from '../proof';
import { dataValidation } from './dataValidation';
import { lock } from './lock';
import { manifest } from './manifest';
import { readme } from './readme';

/** Every proof; a fix without one is not shipped. */
export const proofs: readonly Proof[] = [...dataValidation, ...lock, ...manifest, ...readme];
