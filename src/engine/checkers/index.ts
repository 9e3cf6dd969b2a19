import type { Checker } from './checker';

/** Name → checker: the one list. A rule names one in `detect: { kind: checker, checker: … }`. */
export const checkers: Readonly<Record<string, Checker>> = {};
