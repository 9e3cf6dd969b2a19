import type { BytePatch } from './bytePatches';
import { readCellMetadata } from './cellMetadata';
import { escapesNonAscii, escapeText, hasNonAscii } from './jsonEscapes';
import { colonOf, frameOf, newFrame, type ListFrame } from './jsonLayout';
import { jsonText } from './jsonScanner';
import { isArrayAt, isObjectAt, readItemSpans, readMemberSpans } from './jsonValues';
import type { ByteSpan, NotebookCell } from './notebookModel';

/** What adds a tag to a cell: nothing when it is there already, `undefined` when its metadata cannot take one. */
export function tagPatches(file: Uint8Array, cell: NotebookCell, tag: string): readonly BytePatch[] | undefined {
  if (cell.tags.includes(tag)) return [];
  const { metadataSpan } = cell;
  if (metadataSpan === undefined || !isObjectAt(file, metadataSpan.start)) return undefined;
  const { tags } = readCellMetadata(jsonText(file), metadataSpan.start).value;
  if (tags !== undefined && !isArrayAt(file, tags.start)) return undefined;
  const json = `"${escapeText(tag, hasNonAscii(tag) && escapesNonAscii(file))}"`;
  return [tags === undefined ? newListPatch(file, metadataSpan, json) : newItemPatch(file, tags, json)];
}

/** Adds `"tags": ["…"]` as the last member of the metadata. */
function newListPatch(file: Uint8Array, metadata: ByteSpan, tag: string): BytePatch {
  const members = readMemberSpans(jsonText(file), metadata.start).value;
  const outer = frameOf(file, metadata, members);
  const indent = /\n(.*)$/.exec(outer.open)?.[1];
  const list = newFrame(file, ['[', ']'], indent);
  return appendPatch(metadata, members, outer, `"tags"${colonOf(file)}${list.open}${tag}${list.close}`);
}

function newItemPatch(file: Uint8Array, tags: ByteSpan, tag: string): BytePatch {
  const items = readItemSpans(jsonText(file), tags.start).value;
  return appendPatch(tags, items, frameOf(file, tags, items), tag);
}

/** Puts a further item at the end of a list or object. */
function appendPatch(span: ByteSpan, items: readonly ByteSpan[], frame: ListFrame, item: string): BytePatch {
  const last = items.at(-1);
  const encoder = new TextEncoder();
  if (last === undefined) return { span, bytes: encoder.encode(frame.open + item + frame.close) };
  return { span: { start: last.end, end: last.end }, bytes: encoder.encode(frame.gap + item) };
}
