import type { FactsDocument } from '../../detectors/sources';
import type { CallFact } from '../../python/index';
import type { Rewrite } from './rewrite';
import { callAt } from './training/callAt';
import { linesBelow, linesOf } from './training/lines';
import { isName } from './training/splits';
import { isBehind, usesOf } from './training/uses';

/** Saves a fitted step beside the model that needs it, in a file that is called after it. Needs the capture `step`. */
export const saveStep: Rewrite = ({ location, captures }, { document }) => {
  const marked = callAt(document, location, 'dump');
  const step = captures['step']?.text ?? '';
  if (marked === undefined || !isThere(marked.document, step, marked.call)) {
    return undefined;
  }
  const lines = linesOf(marked.document, marked.call.place);
  const path = fileBeside(marked.call, step);
  return lines === undefined || path === undefined
    ? undefined
    : { edits: [linesBelow(marked.document, lines, [`${marked.call.text}(${step}, "${path}")`])] };
};

/** `models/scaler.joblib` of `joblib.dump(model, "models/churn.joblib")` */
function fileBeside({ callee, arguments: given }: CallFact, step: string): string | undefined {
  const file = given[1]?.value;
  const path = callee === 'joblib.dump' && file?.kind === 'string' ? file.text : '';
  const ending = /\.\w+(?:\.(?:gz|xz|bz2|lzma))?$/.exec(path)?.[0];
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return ending === undefined || /["\\]/.test(path) ? undefined : `${folder}${step}${ending}`;
}

/** Both stand at the level of the module, and the name means one thing. */
function isThere(document: FactsDocument, step: string, dump: CallFact): boolean {
  const [only, ...others] = isName(step) ? usesOf(document, step).filter(({ use }) => use !== 'read') : [];
  const isOne = only !== undefined && others.length === 0 && !only.deferred;
  return isOne && dump.scope === 0 && isBehind(dump.place, only.place);
}
