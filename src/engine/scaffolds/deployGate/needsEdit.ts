import { isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { lineEndOf } from '../../fixes/lineEnd';
import type { Span, WorkspacePath } from '../../model/location';
import type { TextEdit } from '../../model/report';

interface Place {
  readonly path: WorkspacePath;
  readonly text: string;
}

/** The edit that lets a job wait for others; `undefined` where the job is written in a way that has no place for it. */
export function needsEdit(
  { jobs, ...place }: Place & { readonly jobs: YAMLMap },
  job: string,
  others: readonly string[],
): TextEdit | undefined {
  const body: unknown = jobs.get(job, true);
  if (!isMap(body) || body.flow === true || body.anchor !== undefined) {
    return undefined;
  }
  const needs: unknown = body.get('needs', true);
  if (isScalar(needs)) {
    const [start = 0, end = 0] = needs.range ?? [];
    return edit(place, { start, end }, `[${place.text.slice(start, end)}, ${others.join(', ')}]`);
  }
  return isSeq(needs)
    ? nextItem(place, needs, others)
    : needs === undefined
      ? firstEntry(place, body, others)
      : undefined;
}

function edit({ path }: Place, span: Span, newText: string): TextEdit {
  return { location: { kind: 'file', path, span }, newText, risky: true };
}

/** Behind the last item of a list, on its line or below it. */
function nextItem(place: Place, list: YAMLSeq, others: readonly string[]): TextEdit | undefined {
  const last = list.items.at(-1);
  if (!isScalar(last)) {
    return undefined;
  }
  const { text } = place;
  const [start = 0, end = 0] = last.range ?? [];
  const margin = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const before = list.flow === true ? ', ' : `${lineEndOf(text)}${margin}`;
  return edit(place, { start: end, end }, others.map(each => `${before}${each}`).join(''));
}

/** Above the first key of the job. */
function firstEntry(place: Place, body: YAMLMap, others: readonly string[]): TextEdit | undefined {
  const { text } = place;
  const key = body.items[0]?.key;
  const start = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const margin = text.slice(lineStart, start);
  const list = others.length === 1 ? (others[0] ?? '') : `[${others.join(', ')}]`;
  return start === 0 || margin.trim() !== ''
    ? undefined
    : edit(place, { start: lineStart, end: lineStart }, `${margin}needs: ${list}${lineEndOf(text)}`);
}
