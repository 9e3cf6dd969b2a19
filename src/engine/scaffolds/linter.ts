import * as l10n from '@vscode/l10n';
import { lineEndOf } from '../fixes/lineEnd';
import type { Document } from '../model/document';
import { pathIn } from './facts/paths';
import type { ProjectFacts } from './facts/projectFacts';
import { type ScaffoldDraft, type ScaffoldResult, createFile, drafts } from './scaffold';

/** Settings of Ruff: tables of the `pyproject.toml` that is there, else a file of their own. */
export function linter(facts: ProjectFacts): ScaffoldResult {
  const path = pathIn(facts.project, 'pyproject.toml');
  const manifest = facts.project.workspace.documentAt(path);
  if (manifest === undefined) {
    const own = pathIn(facts.project, 'ruff.toml');
    return drafts({ title: l10n.t('Write {0}', own), edits: [], files: [createFile(own, settings(facts, ''))] });
  }
  return drafts(tablesIn(manifest, facts));
}

function tablesIn({ path, text }: Document, facts: ProjectFacts): ScaffoldDraft {
  const eol = lineEndOf(text);
  const gap = text.trim() === '' ? '' : text.endsWith('\n') ? eol : eol + eol;
  const location = { kind: 'file', path, span: { start: text.length, end: text.length } } as const;
  const newText = gap + settings(facts, 'tool.ruff.').replaceAll('\n', eol);
  return { title: l10n.t('Add settings of Ruff to {0}', path), edits: [{ location, newText }], files: [] };
}

/** Few rules, each about a fault and none about taste; what is usual in notebooks and tests is left alone there. */
function settings({ project }: ProjectFacts, prefix: string): string {
  const hasNotebooks = project.documents.some(({ kind }) => kind === 'notebook');
  const notebooks = hasNotebooks
    ? `
[${prefix}lint.per-file-ignores]
# The last line of a cell shows its value; imports stand where they are first needed.
"*.ipynb" = ["B018", "E402"]
`
    : '';
  return `[${prefix}lint]
# Names that do not exist, traps of the language, NumPy's old random numbers.
select = ["B", "E4", "E7", "E9", "F", "NPY"]
${notebooks}`;
}
