import * as l10n from '@vscode/l10n';
import { parseAllDocuments } from 'yaml';
import type { DataDocument } from '../model/document';
import { convertYaml } from './yamlNodes';
import { dataDocument, type ParsedData } from './dataDocument';
import { nestsTooDeep } from './nesting';
import type { DataNode } from './plainData';
import { syntaxProblem, type TextSource } from './textSource';

/** Reads YAML 1.2 with `<<` merges; tags are ignored, a repeated key has its last value. */
export function readYaml(source: TextSource): DataDocument {
  return dataDocument('yaml', source, parseYaml);
}

function parseYaml(source: TextSource): ParsedData {
  if (nestsTooDeep(source.text)) {
    return refuse(source, l10n.t('it nests more than 200 levels'), 0);
  }
  const options = { uniqueKeys: false, logLevel: 'error', prettyErrors: false } as const;
  const documents = [...parseAllDocuments(source.text, options)];
  const [error] = documents.flatMap(document => document.errors);
  if (error !== undefined) {
    return refuse(source, error.message, error.pos[0]);
  }
  const roots: DataNode[] = [];
  for (const { contents } of documents) {
    const converted = convertYaml(contents);
    if ('reason' in converted) {
      return refuse(source, converted.reason, converted.offset);
    }
    roots.push(converted);
  }
  return { roots, problems: [] };
}

function refuse(source: TextSource, reason: string, offset: number): ParsedData {
  return { roots: [], problems: [syntaxProblem(source, 'YAML', reason, offset)] };
}
