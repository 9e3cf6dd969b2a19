import { type WorkspacePath, baseName, folderOf, isInside } from '../../model/location';
import { type IgnoreFile, compileIgnores } from '../../workspace/gitignore';
import { sharedIgnores } from '../../workspace/sharedIgnores';
import { lineEndOf } from '../../fixes/lineEnd';
import type { Document } from '../../model/document';
import type { TextEdit } from '../../model/report';
import type { ProjectFacts } from '../facts/projectFacts';

/** Edits of `.gitignore` files, or the line that stands in the way. */
export type Room =
  | { readonly kind: 'room'; readonly edits: readonly TextEdit[]; readonly ignores: (path: string) => boolean }
  | { readonly kind: 'blocked'; readonly pointer: WorkspacePath };

/**
 * Lets git see the pointer files of data that stays ignored: `data/` hides them, for git looks into no ignored folder, so
 * it becomes `data/**` with exceptions behind it.
 */
export function makeRoom({ project }: Pick<ProjectFacts, 'project'>, data: readonly WorkspacePath[]): Room {
  const { workspace } = project;
  const before = sharedIgnores(workspace);
  const hidden = data.filter(path => before(`${path}.dvc`));
  const found = hidden.map(path => hidingLine(path, workspace.documents));
  const lines = new Map(found.flatMap(line => (line === undefined ? [] : [[line.edit.location.span.start + line.path, line] as const]))); // prettier-ignore
  const texts = new Map<WorkspacePath, string>();
  for (const { path, edit, text } of [...lines.values()].sort(
    (a, b) => b.edit.location.span.start - a.edit.location.span.start,
  )) {
    // prettier-ignore
    const { start, end } = edit.location.span;
    const known = texts.get(path) ?? text;
    texts.set(path, known.slice(0, start) + edit.newText + known.slice(end));
  }
  const ignores = sharedIgnores(workspace, texts);
  const blocked = data.find(path => ignores(`${path}.dvc`) || (before(path) && !ignores(path)));
  return blocked === undefined
    ? { kind: 'room', edits: [...lines.values()].map(({ edit }) => edit), ignores }
    : { kind: 'blocked', pointer: blocked };
}

interface HidingLine {
  readonly path: WorkspacePath;
  readonly text: string;
  readonly edit: TextEdit;
}

/** The last line of the nearest `.gitignore` that hides a data file's pointer, and what it has to become. */
function hidingLine(data: WorkspacePath, documents: readonly Document[]): HidingLine | undefined {
  const files = documents.filter(
    ({ path }) => baseName(path) === '.gitignore' && isInside(data, folderOf(path) || '.'),
  );
  for (const { path, text } of [...files].sort((a, b) => b.path.length - a.path.length)) {
    const matches = [...text.matchAll(/^[^\r\n#!][^\r\n]*/gm)].reverse();
    const match = matches.find(([line]) => hides({ folder: folderOf(path), text: line }, `${data}.dvc`));
    if (match !== undefined) {
      const span = { start: match.index, end: match.index + match[0].length };
      const newText = withExceptions(match[0], lineEndOf(text));
      return { path, text, edit: { location: { kind: 'file', path, span }, newText } };
    }
  }
  return undefined;
}

function hides(file: IgnoreFile, path: string): boolean {
  return compileIgnores([file])(path);
}

/** `data/` → everything in it but folders on the way down and pointer files; nothing of a line that means these alone. */
function withExceptions(line: string, eol: string): string {
  const bare = line.trim().replace(/(\/\*{0,2})+$/, '');
  if (bare.endsWith('.dvc')) {
    return '';
  }
  const base = bare.includes('/') ? bare : `**/${bare}`;
  return [`${base}/**`, `!${base}/**/`, `!${base}/**/*.dvc`].join(eol);
}
