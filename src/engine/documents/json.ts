import * as l10n from '@vscode/l10n';
import { type Node, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';
import type { DataDocument } from '../model/document';
import { dataDocument, type ParsedData } from './dataDocument';
import { bracketsTooDeep } from './nesting';
import { type DataNode, listNode, mappingNode, scalarNode } from './plainData';
import { syntaxProblem, type TextSource } from './textSource';

/** Reads JSON; comments and trailing commas are forgiven, as editors' settings have them. */
export function readJson(source: TextSource): DataDocument {
  return dataDocument('json', source, parseJson);
}

function parseJson(source: TextSource): ParsedData {
  if (bracketsTooDeep(source.text)) {
    return { roots: [], problems: [syntaxProblem(source, 'JSON', l10n.t('it nests more than 200 levels'), 0)] };
  }
  const errors: ParseError[] = [];
  const root = parseTree(source.text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (root === undefined || error !== undefined) {
    const reason = error === undefined ? l10n.t('it is empty') : inWords(printParseErrorCode(error.error));
    return { roots: [], problems: [syntaxProblem(source, 'JSON', reason, error?.offset ?? 0)] };
  }
  return { roots: [convert(root)], problems: [] };
}

/** `CommaExpected` → `comma expected` */
function inWords(code: string): string {
  return code.replace(/(?<=.)[A-Z]/g, letter => ` ${letter}`).toLowerCase();
}

function convert(node: Node): DataNode {
  const span = { start: node.offset, end: node.offset + node.length };
  const children = node.children ?? [];
  if (node.type === 'object') {
    return mappingNode(children.flatMap(convertProperty), span);
  }
  return node.type === 'array' ? listNode(children.map(convert), span) : scalarNode(scalarOf(node.value), span);
}

function convertProperty({ children = [] }: Node): readonly (readonly [string, DataNode])[] {
  const [key, value] = children;
  return key === undefined || value === undefined ? [] : [[String(key.value), convert(value)]];
}

function scalarOf(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
