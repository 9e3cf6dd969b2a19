import type { PythonDocument } from '../../model/document';
import { folderOf } from '../../model/location';
import { lineEndOf } from '../../fixes/lineEnd';
import type { ProjectFacts } from '../facts/projectFacts';
import type { WebServiceFacts } from '../facts/webService';
import { type Use, besideMaking } from '../parts/callFromApp';
import { insertion } from '../parts/importEdit';

const name = 'configure_logging';

/** Where the project's programs start: the service, else scripts that train or predict; those in one folder. */
export function startsOf(facts: ProjectFacts, service: WebServiceFacts | undefined): readonly Use[] {
  const ofService = service === undefined ? [] : [besideMaking(service.application, name, `${name}()`, true)];
  const scripts = facts.code.entryPoints
    .filter(({ document, task }) => task !== 'other' && facts.project.zoneOf(document.path) === 'production')
    .filter(({ document }) => document !== service?.module.document)
    .flatMap(({ document }) => startOfScript(document) ?? []);
  const all = [...ofService, ...scripts];
  return all.filter(({ document }) => folderOf(document.path) === folderOf(all[0]?.document.path ?? document.path));
}

/** The first line of what `if __name__ == "__main__":` guards; without a guard the line below the imports. */
function startOfScript(document: PythonDocument): Use | undefined {
  const { text, facts } = document;
  const guard = facts.strings.find(
    ({ text: said, role }) => said === '__main__' && role.kind === 'compared' && role.with === '__name__',
  );
  if (guard === undefined) {
    return belowImports(document);
  }
  const body = /^[^\r\n]*:[ \t]*(?:#[^\r\n]*)?\r?\n/.exec(text.slice(guard.place.end));
  const start = guard.place.end + (body?.[0].length ?? 0);
  const margin = /^[ \t]+(?=\S)/.exec(text.slice(start))?.[0];
  return body === null || margin === undefined
    ? undefined
    : useAt(document, start, `${margin}${name}()${lineEndOf(text)}`);
}

function belowImports(document: PythonDocument): Use | undefined {
  const { text, facts } = document;
  const last = facts.imports.findLast(({ scope, guards }) => scope === 0 && guards.length === 0);
  const lineEnd = /^[^\r\n()\\]*(?=\r?\n)/.exec(text.slice(last?.place.end ?? 0));
  const eol = lineEndOf(text);
  return last === undefined || lineEnd === null || /\([^)]*$/.test(text.slice(text.lastIndexOf('\n', last.place.start) + 1, last.place.end)) // prettier-ignore
    ? undefined
    : useAt(document, last.place.end + lineEnd[0].length, `${eol}${eol}${name}()`);
}

function useAt(document: PythonDocument, at: number, newText: string): Use {
  const place = { source: 0, start: at, end: at };
  return { document, name, place, edits: [insertion(document, place, newText)] };
}
