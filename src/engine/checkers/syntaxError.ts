import { matchAt } from '../detectors/matchAt';
import { firstLine, locationOf, textOfSource } from '../detectors/sources';
import type { Document, NotebookDocument } from '../model/document';
import type { NotebookModel } from '../notebook/index';
import type { SyntaxFault } from '../python/facts/facts';
import { faultInWords } from '../python/faultInWords';
import type { Checker } from './checker';

/** Finds cells that are no Python 3, one place a cell; exercises and cells that are meant to fail are left out. */
export const syntaxError: Checker = {
  scope: 'document',
  kinds: ['notebook'],
  captures: ['reason'],
  anchors: [],
  concerns: isConcerned,
  *detect(document) {
    if (!isConcerned(document)) {
      return;
    }
    for (const { place, message } of firstFaults(document)) {
      const location = locationOf(document, place);
      const span = firstLine(textOfSource(document, place.source), shownSpan(location.span));
      yield matchAt(
        { ...location, span },
        {
          reason: { text: faultInWords(message).replace(/[.。]$/, ''), isSaid: true },
        },
      );
    }
  },
};

/** In Python 2, in templates with blanks and in R under a false label, what looks broken may be right. */
function isConcerned(document: Document): document is NotebookDocument {
  if (document.kind !== 'notebook' || document.notebook?.language !== 'python' || document.path.includes('{{')) {
    return false;
  }
  const { languageVersion, kernelName } = document.notebook;
  const isOld = languageVersion?.startsWith('2') === true || /^python ?2/i.test(kernelName ?? '');
  return document.codeCells.length > 0 && !isOld && !isReallyR(document.notebook);
}

/** Tools that save a notebook anew may call every kernel Python. */
function isReallyR({ cells }: NotebookModel): boolean {
  return cells.filter(({ kind, source }) => kind === 'code' && /^[ \t]*[\w.$]+[ \t]*<-[ \t]/m.test(source)).length >= 2;
}

function firstFaults(document: NotebookDocument): readonly SyntaxFault[] {
  const { facts, codeCells, notebook } = document;
  return facts.faults.filter(({ place }, index, all) => {
    const cell = notebook?.cells[codeCells[place.source] ?? -1];
    const isFirst = all.findIndex(other => other.place.source === place.source) === index;
    return isFirst && cell !== undefined && !isMeant(cell.source, cell.tags);
  });
}

const blank = /\byour[ _]code\b|# ?(?:TODO|FIXME|FILL|COMPLETE)|<[A-Z_ ]{3,}>|\{\{|_{4,}|\?{3}|\.{3}\s*#/i;

function isMeant(source: string, tags: readonly string[]): boolean {
  const isTagged = tags.some(tag => tag === 'raises-exception' || tag === 'skip-execution');
  return isTagged || blank.test(source) || isAutomagic(source);
}

/** A cell of one line may leave out the `%` of a magic and the `!` of a few commands: `pip install x`, `ls data/`. */
function isAutomagic(source: string): boolean {
  return (
    !source.trim().includes('\n') &&
    /^\s*(?:alias|bookmark|cat|cd|conda|cp|debug|dirs|edit|env|head|hist|history|ldir|less|lf|lk|ll|load\w*|ls|lx|mamba|man|matplotlib|micromamba|mkdir|more|mv|page|pdb|pdoc|pfile|pinfo2?|pip|popd|psearch|psource|pushd|pwd|pylab|reload_ext|rep|reset|rm|rmdir|run|tail|tb|time|timeit|uv|who|whos|who_ls|writefile)\b/.test(
      source,
    )
  );
}

/** At the end of a cell there may be nothing to mark but the character before. */
function shownSpan({ start, end }: { readonly start: number; readonly end: number }): {
  readonly start: number;
  readonly end: number;
} {
  return end > start ? { start, end } : { start: Math.max(0, start - 1), end: Math.max(start, end) };
}
