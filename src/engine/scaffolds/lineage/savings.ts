import { type FactsDocument, hasFacts } from '../../detectors/sources';
import { type Lines, linesOf, textOfPlace } from '../../fixes/rewrites/training/lines';
import type { Project } from '../../projects/project';
import type { ArgumentFact, CallFact } from '../../python/index';
import { argumentOf } from '../facts/tableReads';

/** A statement that saves a model in a file. */
export interface Saving {
  readonly document: FactsDocument;
  readonly call: CallFact;
  readonly lines: Lines;
  /** Expressions of Python: where it is saved, and what, if that has a name. */
  readonly path: string;
  readonly model: string | undefined;
}

/** Of all code but tests, files of production first; a part such as a scaler is saved beside its model and is left out. */
export function savingsIn(project: Project): readonly Saving[] {
  const found = project.documents
    .filter(hasFacts)
    .filter(({ path }) => project.zoneOf(path) !== 'test')
    .flatMap(savingsOf);
  const rank = ({ document }: Saving): number => (project.zoneOf(document.path) === 'production' ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}

function savingsOf(document: FactsDocument): readonly Saving[] {
  const { facts } = document;
  const dumped = facts.callsWritten('dump', 'save').filter(({ callee }) => dumps.test(callee ?? ''));
  const saved = facts.callsWritten('save_model').filter(({ receiver }) => receiver?.kind === 'name');
  const savings = [
    ...dumped.map(call => ({ call, model: call.arguments[0], file: call.arguments[1] })),
    ...saved.map(call => ({ call, model: undefined, file: argumentOf(call, 0, 'fname') })),
  ];
  return savings.flatMap(({ call, model, file }) => {
    const lines = linesOf(document, call.place);
    const path = file === undefined ? undefined : pathOf(file, document);
    const what = model === undefined ? call.text.slice(0, -'.save_model'.length) : textOfPlace(document, model.place);
    const named = isPlain(what) ? what : undefined;
    return lines === undefined || path === undefined || (named !== undefined && isPart.test(named))
      ? []
      : [{ document, call, lines, path, model: named }];
  });
}

const dumps = /^(?:joblib|pickle|dill|cloudpickle)\.dump$|^torch\.save$/;
const isPart =
  /scaler|encoder|vectori[sz]er|tokeni[sz]er|columns|features|mapping|\b(?:X|y|df|data)_?\w*$|metrics|history/i;

/** Names and what is theirs: asking twice changes nothing. */
function isPlain(text: string): boolean {
  return /^[\w.]+(?:\[["'\w]+\])?$/.test(text);
}

/** The path as it is written, `file.name` of an open file; `undefined` where asking twice could give another one. */
function pathOf({ place, keyword }: ArgumentFact, document: FactsDocument): string | undefined {
  const text = textOfPlace(document, place);
  const opened = /^open\(\s*([^,]+?)\s*,\s*["']wb["']\s*\)$/.exec(text)?.[1] ?? text;
  if (
    keyword !== undefined ||
    /\n|\b(?:now|time|uuid\w*|input|random\w*|open|next|getvalue|pop|BytesIO)\b/.test(opened)
  ) {
    return undefined;
  }
  return isOpenFile(opened, document) ? `${opened}.name` : opened;
}

/** Bound by `with open(…) as file` or `file = open(…)`. */
function isOpenFile(name: string, { facts }: FactsDocument): boolean {
  return facts.callsWritten('open').some(({ boundTo }) => boundTo.includes(name));
}
