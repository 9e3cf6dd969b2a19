import { valueAt } from '../../documents/plainData';
import type { DataDocument } from '../../model/document';
import type { FileChange, TextEdit } from '../../model/report';
import { hasFile, pathIn, textOf } from '../facts/paths';
import type { Project } from '../../projects/project';
import { createFile } from '../scaffold';

/** What has to change so that `pytest` in the project's root finds its modules. */
export interface Settings {
  readonly edits: readonly TextEdit[];
  readonly files: readonly FileChange[];
}

const nothing: Settings = { edits: [], files: [] };

/** Where pytest reads its settings, in the order in which it looks. */
interface Place {
  readonly file: string;
  readonly section: string;
  readonly format: 'ini' | 'toml';
}

const places: readonly Place[] = [
  { file: 'pytest.ini', section: 'pytest', format: 'ini' },
  { file: '.pytest.ini', section: 'pytest', format: 'ini' },
  { file: 'pyproject.toml', section: 'tool.pytest.ini_options', format: 'toml' },
  { file: 'tox.ini', section: 'pytest', format: 'ini' },
  { file: 'setup.cfg', section: 'tool:pytest', format: 'ini' },
];

/**
 * The setting `pythonpath` with the folders that tests import from: added to the settings that pytest reads, or where
 * there are none to `pyproject.toml` or a new `pytest.ini`. Comments and formatting stay.
 */
export function makeImportable(project: Project, folders: readonly string[]): Settings {
  const wanted = folders.map(folder => (folder === '' ? '.' : folder));
  const place = places.find(each => sectionOf(project, each) !== undefined);
  if (place === undefined) {
    return newSettings(project, wanted);
  }
  const present = pathsOf(project, place);
  const missing = wanted.filter(folder => !present.includes(folder));
  if (missing.length === 0 || (missing.length === wanted.length && isImportableAnyway(project, wanted))) {
    return nothing;
  }
  return extendSettings(project, place, { present, missing });
}

/** pytest makes the folder of a `conftest.py` importable. */
function isImportableAnyway(project: Project, wanted: readonly string[]): boolean {
  return wanted.every(folder => hasFile(project, folder === '.' ? 'conftest.py' : `${folder}/conftest.py`));
}

function newSettings(project: Project, wanted: readonly string[]): Settings {
  if (isImportableAnyway(project, wanted)) {
    return nothing;
  }
  if (textOf(project, 'pyproject.toml') === undefined) {
    const text = `[pytest]\npythonpath = ${wanted.map(spelledIni).join(' ')}\ntestpaths = tests\n`;
    return { edits: [], files: [createFile(pathIn(project, 'pytest.ini'), text)] };
  }
  const list = wanted.map(folder => JSON.stringify(folder)).join(', ');
  return append(project, 'pyproject.toml', [
    '[tool.pytest.ini_options]',
    `pythonpath = [${list}]`,
    'testpaths = ["tests"]',
  ]);
}

/** Adds a section at the end of a file, after an empty line. */
function append(project: Project, file: string, lines: readonly string[]): Settings {
  const text = textOf(project, file) ?? '';
  const end = /\r\n/.test(text) ? '\r\n' : '\n';
  const gap = text === '' ? '' : text.endsWith('\n') ? end : end + end;
  const span = { start: text.length, end: text.length };
  const edit: TextEdit = {
    location: { kind: 'file', path: pathIn(project, file), span },
    newText: `${gap}${lines.join(end)}${end}`,
  };
  return { edits: [edit], files: [] };
}

/** The text of a section, from its header to the next one. */
function sectionOf(
  project: Project,
  { file, section }: Place,
): { readonly start: number; readonly end: number } | undefined {
  const text = textOf(project, file);
  if (text === undefined) {
    return undefined;
  }
  const header = new RegExp(`^\\[\\s*${section.replaceAll('.', '\\s*\\.\\s*')}\\s*\\][^\\n]*(\\n|$)`, 'm').exec(text);
  if (header === null) {
    // A pytest.ini counts even when it is empty.
    return file.endsWith('pytest.ini') ? { start: 0, end: 0 } : undefined;
  }
  const start = header.index + header[0].length;
  const next = text.slice(start).search(/^\[/m);
  return { start, end: next < 0 ? text.length : start + next };
}

function pathsOf(project: Project, { file, section }: Place): readonly string[] {
  const document = project.workspace.documentAt(pathIn(project, file));
  const data = isData(document) ? document.data() : undefined;
  const value = valueAt(data, [...(file === 'pyproject.toml' ? section.split('.') : [section]), 'pythonpath']);
  const items: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.trim().split(/\s+/)
      : [];
  return items.flatMap(item => (typeof item === 'string' ? [item.replace(/^\.\/(?=.)|\/$/g, '')] : []));
}

function isData(document: Project['documents'][number] | undefined): document is DataDocument {
  return document !== undefined && 'data' in document;
}

interface Paths {
  readonly present: readonly string[];
  readonly missing: readonly string[];
}

/** Adds a line to the section, or folders to the ones that are there. */
function extendSettings(project: Project, place: Place, { present, missing }: Paths): Settings {
  const known = present.length === 0 ? undefined : placeBehindLast(project, place);
  return known === undefined
    ? addLine(project, place, missing)
    : insert(
        project,
        place,
        known.at,
        known.isList ? `, ${missing.map(spelledToml).join(', ')}` : ` ${missing.map(spelledIni).join(' ')}`,
      );
}

function addLine(project: Project, place: Place, folders: readonly string[]): Settings {
  const text = textOf(project, place.file) ?? '';
  const end = /\r\n/.test(text) ? '\r\n' : '\n';
  const { start } = sectionOf(project, place) ?? { start: 0 };
  const header = start === 0 ? `[${place.section}]${end}` : '';
  const value =
    place.format === 'toml' ? `[${folders.map(spelledToml).join(', ')}]` : folders.map(spelledIni).join(' ');
  const before = start > 0 && !text.slice(0, start).endsWith('\n') ? end : '';
  return insert(project, place, start, `${before}${header}pythonpath = ${value}${end}`);
}

function spelledToml(folder: string): string {
  return JSON.stringify(folder);
}

function insert(project: Project, { file }: Place, at: number, newText: string): Settings {
  const path = pathIn(project, file);
  return { edits: [{ location: { kind: 'file', path, span: { start: at, end: at } }, newText }], files: [] };
}

/** Where another folder is added: behind the last item of a list, or at the end of a text. */
function placeBehindLast(
  project: Project,
  { file, section, format }: Place,
): { readonly at: number; readonly isList: boolean } | undefined {
  const document = project.workspace.documentAt(pathIn(project, file));
  const route = [...(format === 'toml' ? section.split('.') : [section]), 'pythonpath'];
  if (!isData(document)) {
    return undefined;
  }
  const value = valueAt(document.data(), route);
  const span = Array.isArray(value) ? document.spanOf([...route, value.length - 1]) : document.spanOf(route);
  const isQuoted = format === 'toml' && !Array.isArray(value);
  return span === undefined ? undefined : { at: span.end - (isQuoted ? 1 : 0), isList: Array.isArray(value) };
}

/** In an INI list, spaces stand between folders. */
function spelledIni(folder: string): string {
  return /\s/.test(folder) ? `"${folder}"` : folder;
}
