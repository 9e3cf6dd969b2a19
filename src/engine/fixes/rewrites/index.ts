import { fromEnvironment } from './fromEnvironment';
import { logException } from './logException';
import { printToLogger } from './printToLogger';
import type { Rewrite } from './rewrite';
import { saferCall } from './saferCall';
import { seedFirst } from './seedFirst';

/** Name → rewrite: the one list. A rule names one in `fix: { kind: rewrite, rewrite: … }`. */
export const rewrites: Readonly<Record<string, Rewrite>> = {
  'from-environment': fromEnvironment,
  'log-exception': logException,
  'print-to-logger': printToLogger,
  'safer-call': saferCall,
  'seed-first': seedFirst,
};
