import type { PythonFacts } from '../python/facts/facts';

/** The facts of a text without code. */
export const emptyFacts: PythonFacts = {
  imports: [],
  calls: [],
  callsByCallee: new Map(),
  strings: [],
  assignments: [],
  scopes: [],
  handlers: [],
  asserts: [],
  magics: [],
  names: [],
  comments: [],
  faults: [],
  openWorld: [],
  codeLines: 0,
};
