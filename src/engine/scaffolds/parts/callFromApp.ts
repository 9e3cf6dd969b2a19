import type { PythonDocument } from '../../model/document';
import { folderOf } from '../../model/location';
import type { TextEdit } from '../../model/report';
import type { CallFact, Place } from '../../python/index';
import type { ProjectFacts } from '../facts/projectFacts';
import type { MadeObject } from '../facts/webService';
import { firstOf, importEdit, importOf, insertion } from './importEdit';
import type { ModulePlace } from './modulePlace';

/** A change of code that uses a function of a module that a scaffold writes. */
export interface Use {
  readonly document: PythonDocument;
  /** The function that has to be imported for it. */
  readonly name: string;
  readonly place: Place;
  readonly edits: readonly TextEdit[];
}

/** The changes, and in each file one import of all that they use. */
export function editsFor(facts: ProjectFacts, place: ModulePlace, uses: readonly Use[]): readonly TextEdit[] {
  const imported = importOf(facts, place);
  return [...new Set(uses.map(({ document }) => document))].flatMap(document => {
    const here = uses.filter(use => use.document === document);
    const names = [...new Set(here.map(({ name }) => name))].sort();
    const isBeside = `${folderOf(document.path)}/` === `${folderOf(firstDocument(uses).path)}/`;
    const module = imported.module.startsWith('.') && !isBeside ? place.dotted : imported.module;
    const first = firstOf(here.map(({ place: at }) => at));
    return [importEdit(document, { ...imported, module }, names, first), ...here.flatMap(({ edits }) => edits)];
  });
}

function firstDocument([first]: readonly Use[]): PythonDocument {
  if (first === undefined) {
    throw new Error('A module that nothing uses has no import.');
  }
  return first.document;
}

/** `count(model.predict(x))` of `model.predict(x)` */
export function wrapped(document: PythonDocument, call: CallFact, name: string): Use {
  const { place } = call;
  const edits = [
    insertion(document, { ...place, end: place.start }, `${name}(`),
    insertion(document, { ...place, start: place.end }, ')'),
  ];
  return { document, name, place, edits };
}

/** A line below, or above, the statement that makes an object: `measure(app)` below `app = FastAPI()`. */
export function besideMaking({ document, made }: MadeObject, name: string, line: string, isAbove = false): Use {
  const { text } = document;
  const start = text.lastIndexOf('\n', made.place.start - 1) + 1;
  const margin = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const end = made.place.end + (/^[^\r\n]*/.exec(text.slice(made.place.end))?.[0].length ?? 0);
  const at = isAbove ? start : end;
  const newText = isAbove ? `${margin}${line}${eol}` : `${eol}${margin}${line}`;
  return {
    document,
    name,
    place: made.place,
    edits: [insertion(document, { source: 0, start: at, end: at }, newText)],
  };
}
