import type { PythonDocument } from '../../model/document';
import type { TextEdit } from '../../model/report';
import type { Place, Statement } from '../../python/index';
import { lineEndOf } from '../lineEnd';
import { callAt } from './callAt';
import { countOf } from './loops/mentions';
import { isNeeded } from './main/isNeeded';
import { indented, movedWork, withRemarks } from './main/movedWork';
import type { Rewrite } from './rewrite';
import { replacePlace } from './training/lines';

/**
 * Moves what a module does into `main()`, which runs when the file is started and not when it is imported. Only where
 * nothing else needs the names that come out of it, and the order of what stays makes no difference.
 */
export const intoMain: Rewrite = ({ location }, { document, project }) => {
  if (document.kind !== 'python' || location.kind === 'document' || !isPlain(document)) {
    return undefined;
  }
  const call = callAt(document, location);
  const moved = call === undefined ? undefined : movedWork(document, call.place);
  if (moved === undefined || moved.length === 0 || isNeeded(document, moved, project)) {
    return undefined;
  }
  return { edits: move(document, moved) };
};

/** Every name is accounted for, the one of the function is free, and the file has a name that can be imported. */
function isPlain({ facts, text, path }: PythonDocument): boolean {
  return facts.openWorld.length === 0 && countOf('main', text) === 0 && !/(?:^|\/)__init__\.py$/.test(path);
}

/** With the empty lines above, so that no hole is left. */
function withBlanks(document: PythonDocument, statement: Statement): Place {
  const place = withRemarks(document, statement);
  const above = /(?:(?<=\n)[ \t]*\r?\n)*$/.exec(document.text.slice(0, place.start))?.[0] ?? '';
  return { ...place, start: place.start - above.length };
}

/** Takes the statements out and writes them into the function at the end, which may be where the last ones were. */
function move(document: PythonDocument, moved: readonly Statement[]): readonly TextEdit[] {
  const { text } = document;
  const taken = moved.map(each => withBlanks(document, each));
  const last = taken.at(-1);
  const isLast = last !== undefined && text.slice(last.end).trim() === '';
  const start = isLast ? last.start : text.trimEnd().length;
  const gap = isLast ? '\n\n' : '\n\n\n';
  const main = `${gap}def main():\n${indented(document, moved)}\n\n\nif __name__ == "__main__":\n    main()\n`;
  const newText = main.replace(/\r?\n/g, lineEndOf(text));
  return [
    ...(isLast ? taken.slice(0, -1) : taken).map(place => replacePlace(document, place, '')),
    replacePlace(document, { source: 0, start, end: text.length }, newText),
  ];
}
