import { lastAssigned } from '../detectors/lastAssigned';
import { matchAt } from '../detectors/matchAt';
import { hasFacts, locationOf, textOfSource, type FactsDocument } from '../detectors/sources';
import type { CallFact } from '../python/index';
import type { Checker } from './checker';

/**
 * Finds loops over the rows of a data frame. Only pandas has a method of that name. Where each row needs a call of its
 * own, such as a request, that call takes the time, and a handful of rows takes none.
 */
export const rowLoop: Checker = {
  scope: 'document',
  kinds: ['python', 'notebook'],
  captures: ['table'],
  anchors: [],
  *detect(document) {
    if (!hasFacts(document)) {
      return;
    }
    for (const call of document.facts.callsWritten('iterrows')) {
      const before = textOfSource(document, call.place.source).slice(0, call.place.start);
      const isLoop = /\bin\s+(?:enumerate\(|tqdm[\w.]*\()?$/.test(before.slice(-nearby));
      if (isLoop && !isSmall(call, document) && !callsInside(call, document).some(isSlow)) {
        const table = call.text.replace(/\.iterrows$/, '');
        yield matchAt(locationOf(document, call.calleePlace), { table });
      }
    }
  },
};

/** What may stand between `for … in` and the table. */
const nearby = 200;

/** Made by `data.sample(4)` or `data.head()`. */
function isSmall(call: CallFact, document: FactsDocument): boolean {
  const table = call.text.replace(/\.iterrows$/, '');
  const made = lastAssigned(document, table, call)?.valuePlace;
  const text = made === undefined ? table : textOfSource(document, made.source).slice(made.start, made.end);
  return /\.(?:sample|head|tail|nlargest|nsmallest)\((?:n=)?\d{0,3}(?:,[^)]*)?\)\s*$/.test(text);
}

/** The calls in the block of a `for` statement, or in what a comprehension makes of each row. */
function callsInside({ place }: CallFact, document: FactsDocument): readonly CallFact[] {
  const text = textOfSource(document, place.source);
  const line = text.lastIndexOf('\n', place.start - 1) + 1;
  const isStatement = /^\s*(?:async\s+)?for\b/.test(text.slice(line, place.start));
  const start = isStatement ? place.end : line;
  const end = isStatement ? endOfBlock(text, line) : place.start;
  return document.facts.calls.filter(
    ({ place: other }) => other.source === place.source && start <= other.start && other.end <= end,
  );
}

function endOfBlock(text: string, line: number): number {
  const indent = text.slice(line).search(/\S/);
  const header = text.indexOf('\n', line);
  const outside = new RegExp(`\\n[ \\t]{0,${indent}}[^\\s#)\\]}]`, 'g');
  outside.lastIndex = Math.max(0, header);
  return header < 0 ? text.length : (outside.exec(text)?.index ?? text.length);
}

/** A function or method that is not known to be quick. */
function isSlow({ callee, method, receiver }: CallFact): boolean {
  return receiver === undefined ? !quickFunctions.test(method) : !quickMethods.test(method) && !isNumeric(callee);
}

function isNumeric(callee: string | undefined): boolean {
  return callee !== undefined && /^(?:numpy|math|pandas|datetime|re)\./.test(callee);
}

const quickFunctions =
  /^(?:abs|all|any|bool|dict|enumerate|float|int|isinstance|len|list|max|min|print|range|round|set|sorted|str|sum|tuple|zip)$/;

const quickMethods =
  /^(?:append|extend|add|update|setdefault|get|items|keys|values|pop|split|strip|[lr]strip|lower|upper|title|replace|format|join|startswith|endswith|find|count|index|encode|strftime|date|is_?na|is_?null|not_?na|not_?null|any|all|sum|mean|min|max|to_dict|tolist|astype|round|item)$/;
