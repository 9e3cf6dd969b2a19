import { textOfSource, type FactsDocument } from '../detectors/sources';
import type { CallFact, ScopeFact } from '../python/index';

/** A function that a web framework calls with each request. */
export interface RequestHandler {
  readonly scope: number;
  readonly fact: ScopeFact;
  readonly text: string;
}

const routes =
  /^(?:(?:flask|quart)\.(?:Flask|Blueprint)|fastapi\.(?:FastAPI|APIRouter)|sanic\.(?:Sanic|Blueprint)|bottle\.Bottle|robyn\.Robyn)\(\)\.(?:route|post|get|put|patch)$|^(?:bottle|litestar)\.(?:route|post|get)$|^functions_framework\.http$/;

/** What may have a route: without one of these nobody has to look. */
const frameworks: readonly string[] = [
  'flask.Flask', 'flask.Blueprint', 'quart.Quart', 'fastapi.FastAPI', 'fastapi.APIRouter', 'sanic.Sanic',
  'bottle.Bottle', 'bottle.route', 'bottle.post', 'litestar.post', 'robyn.Robyn',
]; // prettier-ignore

/** The functions of a document that answer requests, by their routes; `[]` where nothing of a framework is imported. */
export function requestHandlers(document: FactsDocument): readonly RequestHandler[] {
  const { facts } = document;
  const isWeb = frameworks.some(facts.mayCall) || facts.imports.some(({ module }) => module === 'functions_framework');
  return isWeb
    ? facts.scopes.flatMap((fact, scope) => (isHandler(fact) ? [toHandler(document, fact, scope)] : []))
    : [];
}

function isHandler({ kind, decorators }: ScopeFact): boolean {
  return kind === 'function' && decorators.some(name => routes.test(name));
}

function toHandler(document: FactsDocument, fact: ScopeFact, scope: number): RequestHandler {
  return { scope, fact, text: textOfScope(document, fact) };
}

/** The source of a function, its `def` line included. */
export function textOfScope(document: FactsDocument, { place }: Pick<ScopeFact, 'place'>): string {
  return textOfSource(document, place.source).slice(place.start, place.end);
}

/** The function of the same file, at its top, that a call goes to: `load()` where `def load():` stands. */
export function calledFunction({ facts }: FactsDocument, { text, receiver }: CallFact): number | undefined {
  if (receiver !== undefined) {
    return undefined;
  }
  const found = facts.scopes.findIndex(
    ({ kind, name, parent }) => kind === 'function' && parent === 0 && name === text,
  );
  return found < 0 ? undefined : found;
}
