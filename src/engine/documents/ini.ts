import * as l10n from '@vscode/l10n';
import type { DataDocument } from '../model/document';
import type { Span } from '../model/location';
import { dataDocument, type ParsedData } from './dataDocument';
import { type DataNode, mappingNode, scalarNode } from './plainData';
import { syntaxProblem, type TextSource } from './textSource';

/**
 * Reads what Python's `configparser` reads: `[section]`, `key = value` or `key: value`, indented lines going on with
 * the value. Keys are lower case as there; keys before any section are in the section `` (the empty string).
 */
export function readIni(source: TextSource): DataDocument {
  return dataDocument('ini', source, parseIni);
}

interface Entry {
  readonly key: string;
  readonly lines: string[];
  readonly start: number;
  end: number;
}

interface Section {
  readonly entries: Entry[];
  readonly start: number;
  end: number;
}

function parseIni(source: TextSource): ParsedData {
  const sections = new Map<string, Section>();
  let section = sectionNamed(sections, '', { start: 0, end: 0 });
  let offset = 0;
  for (const line of source.text.split('\n')) {
    const text = line.replace(/\r$/, '');
    const header = /^\[([^\]]+)\]/.exec(text)?.[1];
    if (header !== undefined) {
      section = sectionNamed(sections, header, { start: offset, end: offset + text.length });
    } else if (!addLine(section, text, offset)) {
      return {
        roots: [],
        problems: [syntaxProblem(source, 'INI', l10n.t('neither a [section] nor key = value'), offset)],
      };
    }
    offset += line.length + 1;
  }
  const named = [...sections].filter(([name, { entries }]) => name !== '' || entries.length > 0);
  const members = named.map(([name, content]) => [name, convertSection(content)] as const);
  return { roots: [mappingNode(members, { start: 0, end: source.text.length })], problems: [] };
}

function sectionNamed(sections: Map<string, Section>, name: string, { start, end }: Span): Section {
  const section = sections.get(name) ?? { entries: [], start, end };
  sections.set(name, section);
  return section;
}

/** Takes a line into the section; `false` when it makes no sense. */
function addLine(section: Section, text: string, offset: number): boolean {
  const last = section.entries.at(-1);
  const trimmed = text.trim();
  if (trimmed === '' || /^[#;]/.test(trimmed)) {
    return true;
  }
  if (/^\s/.test(text) && last !== undefined) {
    last.lines.push(trimmed);
    last.end = section.end = offset + text.trimEnd().length;
    return true;
  }
  const separator = text.search(/[=:]/);
  const key = (separator < 0 ? trimmed : text.slice(0, separator)).trim().toLowerCase();
  if (key === '') {
    return false;
  }
  const value = separator < 0 ? '' : text.slice(separator + 1).trim();
  const end = offset + text.trimEnd().length;
  section.entries.push({ key, lines: [value], start: value === '' ? offset : end - value.length, end });
  section.end = end;
  return true;
}

function convertSection({ entries, start, end }: Section): DataNode {
  const members = entries.map(entry => {
    const text = entry.lines.join('\n').trim();
    return [entry.key, scalarNode(text, { start: entry.start, end: entry.end })] as const;
  });
  return mappingNode(members, { start, end });
}
