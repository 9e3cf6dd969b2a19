import * as l10n from '@vscode/l10n';
import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import type { DataDocument } from '../model/document';
import type { Span } from '../model/location';
import { dataDocument, type ParsedData } from './dataDocument';
import { bracketsTooDeep } from './nesting';
import { type DataNode, listNode, mappingNode, type PlainData, type Route, scalarNode } from './plainData';
import { syntaxProblem, type TextSource } from './textSource';

/** Reads TOML 1.1. Dates are given as the text they have in the file. */
export function readToml(source: TextSource): DataDocument {
  return dataDocument('toml', source, parseToml);
}

function parseToml(source: TextSource): ParsedData {
  if (bracketsTooDeep(source.text)) {
    return { roots: [], problems: [syntaxProblem(source, 'TOML', l10n.t('it nests more than 200 levels'), 0)] };
  }
  try {
    const [table] = parseTOML(source.text).body;
    return { roots: [finish(collectTable(table))], problems: [] };
  } catch (error) {
    // The parser throws at the first mistake; a value too long for its stack is a RangeError without a place.
    // It notices a missing value at the start of the next line.
    const offset = error instanceof ParseError ? source.text.slice(0, error.index).trimEnd().length : 0;
    const reason = error instanceof Error ? error.message : String(error);
    return { roots: [], problems: [syntaxProblem(source, 'TOML', reason, offset)] };
  }
}

/** A table while it is collected: `[a]`, `[a.b]` and `a.c = 1` may come in any order. */
interface Draft {
  readonly children: Map<string | number, Draft | DataNode>;
  span: Span;
}

function collectTable(top: AST.TOMLTopLevelTable): Draft {
  const root: Draft = { children: new Map(), span: spanOf(top) };
  for (const node of top.body) {
    if (node.type === 'TOMLTable') {
      const table = descend(root, node.resolvedKey, spanOf(node));
      table.span = spanOf(node);
      node.body.forEach(entry => {
        addEntry(table, entry);
      });
    } else {
      addEntry(root, node);
    }
  }
  return root;
}

function addEntry(table: Draft, entry: AST.TOMLKeyValue): void {
  const names = entry.key.keys.map(key => (key.type === 'TOMLBare' ? key.name : key.value));
  const owner = descend(table, names.slice(0, -1), spanOf(entry));
  owner.children.set(names.at(-1) ?? '', convert(entry.value));
}

function descend(from: Draft, route: Route, span: Span): Draft {
  let draft = from;
  for (const step of route) {
    const known = draft.children.get(step);
    const next = known !== undefined && 'children' in known ? known : { children: new Map(), span };
    draft.children.set(step, next);
    draft = next;
  }
  return draft;
}

function finish(draft: Draft): DataNode {
  const members = [...draft.children].map(
    ([key, child]) => [key, 'children' in child ? finish(child) : child] as const,
  );
  const isList = members.length > 0 && members.every(([key]) => typeof key === 'number');
  return isList
    ? listNode(members.map(([, node]) => node), draft.span)
    : mappingNode(members.map(([key, node]) => [String(key), node] as const), draft.span); // prettier-ignore
}

function convert(node: AST.TOMLContentNode): DataNode {
  if (node.type === 'TOMLArray') {
    return listNode(node.elements.map(convert), spanOf(node));
  }
  if (node.type === 'TOMLInlineTable') {
    const table: Draft = { children: new Map(), span: spanOf(node) };
    node.body.forEach(entry => {
      addEntry(table, entry);
    });
    return finish(table);
  }
  return scalarNode(scalarOf(node), spanOf(node));
}

function scalarOf(node: AST.TOMLValue): PlainData {
  return node.value instanceof Date && 'datetime' in node
    ? node.datetime
    : node.value instanceof Date
      ? null
      : node.value;
}

function spanOf({ range: [start, end] }: AST.TOMLNode): Span {
  return { start, end };
}
