import * as l10n from '@vscode/l10n';
import { valueAt } from '../../documents/plainData';
import { addToTomlArray } from '../../fixes/tomlArray';
import type { DataDocument } from '../../model/document';
import type { TextEdit } from '../../model/report';
import { hasFile, pathIn } from '../facts/paths';
import type { ProjectFacts } from '../facts/projectFacts';
import { type Pin, pythonFor, requirementOf, usefulEnvironment } from '../parts/pins';
import { type ScaffoldDraft, createFile } from '../scaffold';
import { describePins } from './describePins';

export interface PyprojectDraft {
  readonly draft: ScaffoldDraft;
  /** There is a `[project]` already, and it asks for nothing yet. */
  readonly extendsProject: boolean;
}

/** `pyproject.toml` for uv, or the list of packages in the one that is there; `undefined` where neither can be. */
export function pyprojectDraft(
  facts: ProjectFacts,
  pins: readonly Pin[],
  open: readonly string[],
): PyprojectDraft | undefined {
  const path = pathIn(facts.project, 'pyproject.toml');
  if (!hasFile(facts.project, 'pyproject.toml')) {
    const file = createFile(path, `${projectTable(facts, pins, open)}\n[tool.uv]\npackage = false\n`);
    const title = l10n.t('Write pyproject.toml for uv with {0}', describePins(pins, facts));
    return { draft: { title, edits: [], files: [file] }, extendsProject: false };
  }
  const document = facts.project.workspace.documentAt(path);
  const edits = document?.kind === 'toml' ? editsIn(document, facts, { pins, open }) : undefined;
  const title = l10n.t('List the packages in pyproject.toml with {0}', describePins(pins, facts));
  const extendsProject = document?.kind === 'toml' && valueAt(document.data(), ['project']) !== undefined;
  return edits === undefined ? undefined : { draft: { title, edits, files: [] }, extendsProject };
}

function projectTable(facts: ProjectFacts, pins: readonly Pin[], open: readonly string[]): string {
  const python = pythonFor(facts, usefulEnvironment(pins, facts));
  const head = ['[project]', `name = "${facts.name}"`, 'version = "0.1.0"', `requires-python = ">=${python}"`];
  return [...head, dependencyLines(pins, open).join('\n'), ''].join('\n');
}

function dependencyLines(pins: readonly Pin[], open: readonly string[]): readonly string[] {
  const items = [...pins.map(pin => `"${requirementOf(pin)}",`), ...open.map(line => `# ${line}`)];
  return ['dependencies = [', ...items.map(line => `    ${line}`), ']'];
}

interface Content {
  readonly pins: readonly Pin[];
  readonly open: readonly string[];
}

/** A table of its own above settings of tools; else into the empty list, or below the name of the project. */
function editsIn(
  document: DataDocument,
  facts: ProjectFacts,
  { pins, open }: Content,
): readonly TextEdit[] | undefined {
  const eol = document.text.includes('\r\n') ? '\r\n' : '\n';
  const insert = (at: number, text: string): readonly TextEdit[] => [
    {
      location: { kind: 'file', path: document.path, span: { start: at, end: at } },
      newText: text.replace(/\n/g, eol),
    },
  ];
  const data = document.data();
  if (data === undefined || valueAt(data, ['tool', 'poetry']) !== undefined) {
    return undefined;
  }
  if (valueAt(data, ['project']) === undefined) {
    return insert(0, `${projectTable(facts, pins, open)}\n`);
  }
  if (valueAt(data, ['project', 'dependencies']) !== undefined) {
    return open.length === 0
      ? addToTomlArray(document, ['project', 'dependencies'], pins.map(requirementOf))
      : undefined;
  }
  const name = document.spanOf(['project', 'name']);
  const end = name === undefined ? -1 : document.text.indexOf('\n', name.end);
  return end < 0 ? undefined : insert(end + 1, `${dependencyLines(pins, open).join('\n')}\n`);
}
