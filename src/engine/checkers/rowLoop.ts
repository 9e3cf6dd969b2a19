import { endOfBlock } from '../detectors/endOfBlock';
import { lastAssigned } from '../detectors/lastAssigned';
import { matchAt } from '../detectors/matchAt';
import { hasFacts, locationOf, textOfSource, type FactsDocument } from '../detectors/sources';
import { type CallFact, type Place, isPlaceInside } from '../python/index';
import type { Checker } from './checker';

/**
 * Finds loops over the rows of a data frame. Only pandas has a method of that name. Where each row needs a call of its
 * own, such as a request, that call takes the time, and a handful of rows takes none, nor do those somebody reads.
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
      const inside = isLoop ? insideOf(call, document) : undefined;
      if (
        inside !== undefined &&
        !isSmall(call, document) &&
        !isShown(inside, document) &&
        !callsIn(inside, document).some(isSlow)
      ) {
        const table = call.text.replace(/\.iterrows$/, '');
        yield matchAt(locationOf(document, call.calleePlace), { table });
      }
    }
  },
};

/** What may stand between `for … in` and the table. */
const nearby = 200;

/** Made by `data.sample(4)` or `data.tail(n)`, perhaps by way of another name. */
function isSmall(call: CallFact, document: FactsDocument): boolean {
  let at: { readonly place: Place; readonly scope: number } = call;
  let text = call.text.replace(/\.iterrows$/, '');
  for (let steps = 0; steps < 4; steps++) {
    const made = lastAssigned(document, text, at);
    if (made === undefined) {
      break;
    }
    const { source, start, end } = made.valuePlace;
    text = textOfSource(document, source).slice(start, end).trim().replace(keepsRows, '');
    at = made;
  }
  return fewRows.test(text);
}

const keepsRows = /(?:\.(?:copy|reset_index|sort_values|sort_index|astype|fillna|rename)\([^()]*\))+$/;
const fewRows =
  /^(?:pd|pandas)\.concat\(\[\w*(?:top|bottom|first|last|best|worst)\w*,.*\]\)$|\.(?:sample\((?:n=)?\d{0,3}(?:,[^)]*)?\)|(?:head|tail|nlargest|nsmallest)\([^()]*\))$/;

/** What a `for` statement does with each row, or what a comprehension makes of it. */
function insideOf({ place }: CallFact, document: FactsDocument): Place {
  const text = textOfSource(document, place.source);
  const line = text.lastIndexOf('\n', place.start - 1) + 1;
  const isHeader = /^[)\s]*(?:,[^:\n]*)?:\s*(?:#.*)?$/.test(text.slice(place.end).split('\n', 1)[0] ?? '');
  const opening = isHeader ? undefined : openingBefore(text, place.start);
  const [start, end] = opening === undefined ? [place.end, endOfBlock(text, line)] : [opening, place.start];
  return { source: place.source, start, end };
}

/** The bracket that a comprehension stands in, which may be lines above its `for`. */
function openingBefore(text: string, end: number): number | undefined {
  let depth = 0;
  for (let at = end - 1; at >= 0; at--) {
    const letter = text[at] ?? '';
    depth += /[)\]}]/.test(letter) ? 1 : /[([{]/.test(letter) ? -1 : 0;
    if (depth < 0 && !/\btqdm[\w.]*$|\benumerate$/.test(text.slice(0, at))) {
      return at;
    }
  }
  return undefined;
}

function callsIn(inside: Place, { facts }: FactsDocument): readonly CallFact[] {
  return facts.calls.filter(({ place }) => isPlaceInside(place, inside));
}

/** Each row is printed and nothing is kept of it: what people read are few. */
function isShown(inside: Place, document: FactsDocument): boolean {
  const calls = callsIn(inside, document);
  const isKept = document.facts.assignments.some(
    ({ place, targets, augmented }) =>
      isPlaceInside(place, inside) && (augmented || targets.some(target => /[.[]/.test(target))),
  );
  return calls.some(({ text }) => text === 'print') && !isKept && !calls.some(({ method }) => keepers.test(method));
}

const keepers = /^(?:append|extend|add|update|insert|setdefault|write\w*|save|put|send|execute)$/;

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
