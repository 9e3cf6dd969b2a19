import { valuesAt } from '../../evidence/plainData';
import { addToTomlArray } from '../../fixes/tomlArray';
import type { DataDocument } from '../../model/document';
import type { FileChange, TextEdit } from '../../model/report';
import { hasFile, pathIn } from '../facts/paths';
import type { ProjectFacts } from '../facts/projectFacts';
import { createFile } from '../scaffold';

export interface PytestPath {
  readonly edits: readonly TextEdit[];
  readonly files: readonly FileChange[];
}

/**
 * Lets `pytest`, started in the project's root, import from a folder of the project (`` for the root, or `src`): in the
 * configuration that is there, else in a `pytest.ini`. Nothing to do where it can already. `undefined` when that
 * configuration is written in a way that an edit could break.
 */
export function pytestPath(facts: ProjectFacts, folder: string): PytestPath | undefined {
  const { project } = facts;
  const wanted = folder === '' ? '.' : folder;
  if (folder === '' && hasFile(project, 'conftest.py')) {
    return { edits: [], files: [] };
  }
  for (const home of homes) {
    const document = project.workspace.documentAt(pathIn(project, home.file));
    const isHome = document !== undefined && isConfiguration(document) && hasSection(document, home.route);
    if (isHome) {
      const edits = home.kind === 'toml' ? inToml(document, home.route, wanted) : inIni(document, home, wanted);
      return edits === undefined ? undefined : { edits, files: [] };
    }
  }
  const text = `[pytest]\npythonpath = ${quoted(wanted)}\n`;
  return { edits: [], files: [createFile(pathIn(project, 'pytest.ini'), text)] };
}

interface Home {
  readonly file: string;
  readonly kind: 'toml' | 'ini';
  readonly route: readonly string[];
}

/** Where pytest looks for its configuration, in its order. */
const homes: readonly Home[] = [
  { file: 'pytest.ini', kind: 'ini', route: ['pytest'] },
  { file: '.pytest.ini', kind: 'ini', route: ['pytest'] },
  { file: 'pyproject.toml', kind: 'toml', route: ['tool', 'pytest', 'ini_options'] },
  { file: 'tox.ini', kind: 'ini', route: ['pytest'] },
  { file: 'setup.cfg', kind: 'ini', route: ['tool:pytest'] },
];

function isConfiguration(document: { readonly kind: string }): document is DataDocument {
  return document.kind === 'toml' || document.kind === 'ini';
}

function hasSection(document: DataDocument, route: readonly string[]): boolean {
  return valuesAt(document.data(), route).length > 0;
}

function inToml(document: DataDocument, route: readonly string[], folder: string): readonly TextEdit[] | undefined {
  const listed = valuesAt(document.data(), [...route, 'pythonpath'])[0]?.value;
  if (listed === folder || (Array.isArray(listed) && listed.includes(folder))) {
    return [];
  }
  return listed === undefined
    ? belowHeader(document, `[${route.join('.')}]`, `pythonpath = [${JSON.stringify(folder)}]`)
    : addToTomlArray(document, [...route, 'pythonpath'], [folder]);
}

function inIni(document: DataDocument, { route }: Home, folder: string): readonly TextEdit[] | undefined {
  const listed = valuesAt(document.data(), [...route, 'pythonpath'])[0]?.value;
  if (listed === undefined) {
    return belowHeader(document, `[${route.join('.')}]`, `pythonpath = ${quoted(folder)}`);
  }
  return typeof listed === 'string' && listed.split(/\s+/).includes(quoted(folder)) ? [] : onItsLine(document, folder);
}

/** Behind the folders that are there, when they stand on one line. */
function onItsLine(document: DataDocument, folder: string): readonly TextEdit[] | undefined {
  const line = /^pythonpath[ \t]*=[ \t]*\S[^\r\n]*$(?!\r?\n[ \t]+\S)/m.exec(document.text);
  return line === null ? undefined : [insertAt(document, line.index + line[0].length, ` ${quoted(folder)}`)];
}

function belowHeader(document: DataDocument, header: string, line: string): readonly TextEdit[] | undefined {
  const lines = Array.from(document.text.matchAll(/^[ \t]*(\[[^\]\r\n]+\])[^\r\n]*(\r?\n|$)/gm));
  const found = lines.find(([, name = '']) => name.replace(/\s/g, '') === header);
  if (found === undefined) {
    return undefined;
  }
  const lineEnd = found[2] === '' ? '\n' : (found[2] ?? '\n');
  const gap = found[2] === '' ? lineEnd : '';
  return [insertAt(document, found.index + found[0].length, `${gap}${line}${lineEnd}`)];
}

/** pytest cuts the value of an INI file at spaces, as a shell does. */
function quoted(folder: string): string {
  return /[\s'"\\]/.test(folder) ? `"${folder.replace(/["\\]/g, '\\$&')}"` : folder;
}

function insertAt({ path }: DataDocument, at: number, newText: string): TextEdit {
  return { location: { kind: 'file', path, span: { start: at, end: at } }, newText };
}
