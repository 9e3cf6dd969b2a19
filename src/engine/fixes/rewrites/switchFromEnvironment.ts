import { hasFacts, locationOf } from '../../detectors/sources';
import type { CallFact } from '../../python/facts/facts';
import { addImport } from '../addImport';
import { callAt } from './callAt';
import { notHere, type Rewrite } from './rewrite';

/** A switch such as `debug=True` is off unless the environment turns it on, by the name that the framework knows. */
export const switchFromEnvironment: Rewrite = ({ location }, { document }) => {
  const call = hasFacts(document) ? callAt(document, location) : undefined;
  if (call === undefined || !hasFacts(document) || location.kind === 'document') {
    return notHere;
  }
  const given = call.arguments.find(({ place, value }) => {
    return place.start === location.span.start && value.kind === 'constant' && value.value === true;
  });
  if (given?.keyword === undefined) {
    return notHere;
  }
  const newText = `os.environ.get("${variableFor(call, given.keyword)}") == "1"`;
  const edits = addImport(document, location, { module: 'os', name: undefined });
  return { edits: [...edits, { location: locationOf(document, given.valuePlace), newText }] };
};

/** `FLASK_DEBUG`, `UVICORN_RELOAD`: Flask, Dash, Quart and Uvicorn read theirs by themselves. */
function variableFor({ callee = '' }: CallFact, keyword: string): string {
  const framework = /^(?:jupyter_)?([a-z]+)/.exec(callee)?.[1] ?? 'app';
  return `${framework}_${keyword}`.toUpperCase();
}
