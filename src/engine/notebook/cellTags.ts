import { applyPatches, type BytePatch } from './bytePatches';
import type { NotebookEdit } from './cellEdits';
import { readCellMetadata } from './cellMetadata';
import { escapesNonAscii, escapeText, hasNonAscii } from './jsonEscapes';
import { colonOf, frameOf, newFrame, type ListFrame } from './jsonLayout';
import { jsonText } from './jsonScanner';
import { isArrayAt, isObjectAt, readItemSpans, readMemberSpans } from './jsonValues';
import type { ByteSpan, NotebookCell } from './notebookModel';

/**
 * Adds a tag to a cell and keeps every other byte of the file. `cell` must have been read from `file`; a tag that is
 * there already changes nothing.
 */
export function addCellTag(file: Uint8Array, cell: NotebookCell, tag: string): NotebookEdit {
  if (cell.tags.includes(tag)) return { kind: 'edited', bytes: file };
  const { metadataSpan } = cell;
  if (metadataSpan === undefined || !isObjectAt(file, metadataSpan.start)) return refused(cell, 'has no metadata');
  const { tags } = readCellMetadata(jsonText(file), metadataSpan.start).value;
  if (tags !== undefined && !isArrayAt(file, tags.start)) return refused(cell, 'has tags that are no list');
  const json = `"${escapeText(tag, hasNonAscii(tag) && escapesNonAscii(file))}"`;
  const patch = tags === undefined ? newListPatch(file, metadataSpan, json) : newItemPatch(file, tags, json);
  return { kind: 'edited', bytes: applyPatches(file, [patch]) };
}

function refused({ index }: NotebookCell, why: string): NotebookEdit {
  return { kind: 'refused', message: `Cell ${index} ${why}, so a tag cannot be added.` };
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
