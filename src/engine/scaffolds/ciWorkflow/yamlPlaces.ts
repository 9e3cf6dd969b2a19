import { type Document, isMap, isScalar, isSeq, type Node, parseAllDocuments, type YAMLMap, type YAMLSeq } from 'yaml';
import { convertYaml } from '../../documents/yamlNodes';
import { isRecord } from '../../rules/fields';

/** A YAML file of one document that can be read; `undefined` for anything else. */
export function readYamlFile(text: string): Document.Parsed | undefined {
  const documents = [...parseAllDocuments(text, { uniqueKeys: false, logLevel: 'error', prettyErrors: false })];
  const [only] = documents;
  return documents.length === 1 && only !== undefined && only.errors.length === 0 ? only : undefined;
}

/** An insertion: no text that is there goes away. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** The mapping that a key of another one holds, written below it and under no name of its own. */
export function mapAt(parent: unknown, key: string): YAMLMap | undefined {
  const value = isMap(parent) ? parent.get(key, true) : undefined;
  return isMap(value) && value.flow !== true && value.anchor === undefined ? value : undefined;
}

/** The list that a key of a mapping holds, each item on lines of its own; one with an anchor belongs to others too. */
export function listAt(parent: unknown, key: string): YAMLSeq | undefined {
  const value = isMap(parent) ? parent.get(key, true) : undefined;
  return isSeq(value) && value.flow !== true && value.anchor === undefined ? value : undefined;
}

/** Text of a scalar below a key. */
export function scalarAt(parent: unknown, key: string): string | undefined {
  const value = isMap(parent) ? parent.get(key) : undefined;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** Puts an item, written from its `- ` on, behind the given one of a list. `undefined` when the place is unclear. */
export function behindItem(text: string, list: YAMLSeq, index: number, item: string): Insertion | undefined {
  const node = list.items[index];
  const dash = isNode(node) ? /(?:^|\n)([ \t]*)-[ ]+$/.exec(text.slice(0, startOf(node))) : null;
  return isNode(node) && dash !== null ? insertion(text, endOf(node), moved(item, dash[1] ?? '')) : undefined;
}

/** Puts an entry, written from its key on, behind the last one of a mapping, with an empty line before it. */
export function behindEntries(text: string, map: YAMLMap, entry: string): Insertion | undefined {
  const [first] = map.items;
  const key = isScalar(first?.key) ? startOf(first.key) : 0;
  const margin = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, key))?.[1];
  const last = map.items.at(-1);
  const end = last === undefined ? undefined : isNode(last.value) && endOf(last.value) > 0 ? last.value : last.key;
  return margin === undefined || !isNode(end) ? undefined : insertion(text, endOf(end), `\n${moved(entry, margin)}`);
}

function insertion(text: string, end: number, added: string): Insertion {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const content = text.slice(0, end).trimEnd().length;
  const newline = text.indexOf('\n', content);
  const offset = newline < 0 ? text.length : newline + 1;
  return { offset, text: (newline < 0 ? lineEnd : '') + added.replace(/\n/g, lineEnd) };
}

function moved(text: string, margin: string): string {
  return text.replace(/^(?=.)/gm, margin);
}

function isNode(node: unknown): node is Node {
  return isMap(node) || isSeq(node) || isScalar(node);
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function endOf(node: Node): number {
  return node.range?.[1] ?? 0;
}

/** Whether the text after the insertion says all that it said before, in the same order, and something more. */
export function onlyAdds(text: string, { offset, text: added }: Insertion): boolean {
  const before = dataOf(text);
  const after = dataOf(text.slice(0, offset) + added + text.slice(offset));
  return before !== undefined && after !== undefined && holds(after, before) && !holds(before, after);
}

function dataOf(text: string): unknown {
  const document = readYamlFile(text);
  const converted = document === undefined ? undefined : convertYaml(document.contents);
  return converted === undefined || 'reason' in converted ? undefined : converted.value;
}

function holds(whole: unknown, part: unknown): boolean {
  if (Array.isArray(whole) && Array.isArray(part)) {
    let found = 0;
    whole.forEach(item => {
      found += found < part.length && holds(item, part[found]) ? 1 : 0;
    });
    return found === part.length;
  }
  return isRecord(whole) && isRecord(part)
    ? Object.entries(part).every(([key, value]) => Object.hasOwn(whole, key) && holds(whole[key], value))
    : whole === part;
}
