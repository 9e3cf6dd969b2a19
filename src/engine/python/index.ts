export * from './nodeKind';
export * from './syntaxTree';
export { parsePython, parsePythonBytes } from './parsePython';
export type * from './facts/facts';
export { comparePlaces, isBefore, isPlaceInside, isScopeInside } from './facts/places';
export { readFacts, readPythonFacts } from './facts/readFacts';
export type * from './outline/outline';
export type * from './syntax/syntax';
export { readSyntax } from './syntax/readSyntax';
