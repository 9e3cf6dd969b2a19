import { hasFacts, sourceAt, type FactsDocument } from '../../detectors/sources';
import { baseName, beside, type SourceLocation } from '../../model/location';
import type { Project } from '../../projects/project';
import { type Value, isBefore } from '../../python/index';
import type { Rewrite } from './rewrite';

/**
 * Writes a table beside the file that it was read from. Needs the capture `path`. Not where somebody reads the file again
 * and may want what was written, nor where rows are added to it run by run.
 */
export const besideRaw: Rewrite = ({ location, captures }, { document, project }) => {
  const path = captures['path']?.text ?? '';
  if (!hasFacts(document) || location.kind === 'document' || !isReadOnceBefore(document, location, path)) {
    return undefined;
  }
  const written = path.replace(/(\.\w+(?:\.\w+)?)$/, '_processed$1');
  const grows = document.facts.callsWritten('append', 'concat', '_append').length > 0;
  const isFree = !isThere(written, document, project) && !isNamedElsewhere(path, document, project);
  return grows || !isFree || /["\\]/.test(written) ? undefined : { edits: [{ location, newText: `"${written}"` }] };
};

/** By a call of the same function above, and nowhere else. */
function isReadOnceBefore(document: FactsDocument, location: SourceLocation, path: string): boolean {
  const named = document.facts.calls
    .flatMap(({ method, scope, arguments: given }) => given.map(argument => ({ method, scope, argument })))
    .filter(({ argument }) => textOf(argument.value) === path);
  const [read, write, ...others] = named.sort((a, b) => (isBefore(a.argument.place, b.argument.place) ? -1 : 1));
  if (read === undefined || write === undefined || others.length > 0) {
    return false;
  }
  const { source, start } = write.argument.valuePlace;
  const isWritten = source === sourceAt(document, location) && start === location.span.start;
  return isWritten && read.scope === write.scope && read.method.startsWith('read_');
}

function textOf(value: Value): string | undefined {
  return value.kind === 'string' ? value.text : value.kind === 'name' && value.resolved ? textOf(value.resolved) : undefined; // prettier-ignore
}

/** From the folder of the code or the one of the project, whichever it runs in. */
function isThere(written: string, { path }: FactsDocument, { root, workspace }: Project): boolean {
  const places = [path, root === '.' ? 'x' : `${root}/x`].flatMap(from => beside(from, written));
  return workspace.files.some(file => places.includes(file.path));
}

function isNamedElsewhere(path: string, document: FactsDocument, { documents }: Project): boolean {
  return documents.some(other => other !== document && other.text.includes(baseName(path)));
}
