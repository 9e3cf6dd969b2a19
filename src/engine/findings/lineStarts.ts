import type { PythonDocument } from '../model/document';
import type { FactsEdit } from '../python/facts/facts';
import { lineAt, lineStartsOf } from './positions';

const known = new WeakMap<object, readonly number[]>();

/** As `lineStartsOf`, for a file that is read again and again: after an edit only what was read again is looked at. */
export function lineStartsOfFile({ text, facts: { edit, identity } }: PythonDocument): readonly number[] {
  const before = edit === undefined ? undefined : known.get(edit.of);
  const starts =
    known.get(identity) ??
    (edit === undefined || before === undefined ? lineStartsOf(text) : editedStarts(before, edit, text));
  known.set(identity, starts);
  return starts;
}

/** An edit ends where a line does, so the lines behind it are those of before. */
function editedStarts(before: readonly number[], { start, end, growth }: FactsEdit, text: string): readonly number[] {
  const starts = before.slice(0, lineAt(before, start) + 1);
  for (const within of lineStartsOf(text.slice(start, end)).slice(1)) {
    starts.push(start + within);
  }
  for (let line = lineAt(before, end - growth) + 1; line < before.length; line++) {
    starts.push((before[line] ?? 0) + growth);
  }
  return starts;
}
