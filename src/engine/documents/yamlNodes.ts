import * as l10n from '@vscode/l10n';
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Span } from '../model/location';
import { type DataNode, listNode, mappingNode, type PlainData, scalarNode } from './plainData';

/** Why a document that parses has no data. */
export interface Refusal {
  readonly reason: string;
  readonly offset: number;
}

/**
 * The nodes of one YAML document as plain data: aliases and merges resolved, cycles and alias bombs refused. Ours and
 * not the library's `toJS`, which takes time with the square of the number of aliases.
 */
export function convertYaml(root: unknown): DataNode | Refusal {
  const conversion: Conversion = { anchors: new Map(), size: new Map(), refusal: undefined };
  const node = convert(root, conversion);
  return conversion.refusal ?? node;
}

/** Values that a document may have once every alias stands for what it names. */
const largestSize = 1_000_000;

interface Conversion {
  /** What each anchor stands for; `undefined` while it is being converted, so that a cycle is noticed. */
  readonly anchors: Map<string, DataNode | undefined>;
  /** How many values a node holds with its aliases written out. */
  readonly size: Map<DataNode, number>;
  refusal: Refusal | undefined;
}

function convert(node: unknown, conversion: Conversion): DataNode {
  if (isAlias(node)) {
    return resolve(node.source, startOf(node), conversion);
  }
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
  if (anchor !== undefined) {
    conversion.anchors.set(anchor, undefined);
  }
  const converted = convertContent(node, conversion);
  if (anchor !== undefined) {
    conversion.anchors.set(anchor, converted);
  }
  return weigh(converted, conversion);
}

function resolve(anchor: string, offset: number, conversion: Conversion): DataNode {
  const known = conversion.anchors.get(anchor);
  if (known === undefined) {
    const reason = conversion.anchors.has(anchor)
      ? l10n.t('*{0} contains itself', anchor)
      : l10n.t('there is no &{0} before *{0}', anchor);
    conversion.refusal ??= { reason, offset };
  }
  return known ?? scalarNode(null, { start: offset, end: offset });
}

function weigh(node: DataNode, conversion: Conversion): DataNode {
  let size = 1;
  for (const member of node.members.values()) {
    size += conversion.size.get(member) ?? 1;
  }
  conversion.size.set(node, size);
  if (size > largestSize) {
    conversion.refusal ??= {
      reason: l10n.t('its aliases multiply to more than a million values'),
      offset: node.span.start,
    };
  }
  return node;
}

function convertContent(node: unknown, conversion: Conversion): DataNode {
  if (isMap(node)) {
    return mappingNode(entriesOf(node.items, conversion), spanOf(node));
  }
  if (isSeq(node)) {
    return listNode(
      node.items.map(item => convert(item, conversion)),
      spanOf(node),
    );
  }
  return isScalar(node) ? scalarNode(scalarOf(node.value), spanOf(node)) : scalarNode(null, { start: 0, end: 0 });
}

function entriesOf(pairs: readonly Pair[], conversion: Conversion): readonly (readonly [string, DataNode])[] {
  const own: (readonly [string, DataNode])[] = [];
  const merged: (readonly [string, DataNode])[] = [];
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? String(key.value) : convertKey(key, conversion);
    const node = convert(value, conversion);
    if (name === '<<' && isScalar(key) && key.type === 'PLAIN') {
      merged.push(...mergedEntries(node));
    } else {
      // `needs:` with nothing behind it: the key is the only place there is.
      own.push([name, node.span.start === node.span.end && isScalar(key) ? { ...node, span: spanOf(key) } : node]);
    }
  }
  return [...merged, ...own];
}

/** A mapping or a list as a key: seldom, and nothing asks for it; a text keeps it apart from others. */
function convertKey(key: unknown, conversion: Conversion): string {
  return JSON.stringify(convert(key, conversion).value);
}

/** `<<: *defaults` and `<<: [*first, *second]`: of several, the first has the say, and the mapping itself over all. */
function mergedEntries(node: DataNode): readonly (readonly [string, DataNode])[] {
  const sources = Array.isArray(node.value) ? [...node.members.values()].reverse() : [node];
  return sources.flatMap(source => [...source.members].map(([key, member]) => [String(key), member] as const));
}

function scalarOf(value: unknown): PlainData {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  return typeof value === 'bigint' ? Number(value) : null;
}

function spanOf(node: Node): Span {
  return { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 };
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
