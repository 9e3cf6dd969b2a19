import type { SourceLocation, WorkspacePath } from '../model/location';
import type { CellChange, Fix, TextEdit } from '../model/report';
import type { WorkspaceReader } from '../workspace/reader';
import { overlap } from './applyEdits';
import {
  cellObstacle,
  changeCells,
  changeContent,
  editContent,
  editObstacle,
  fileContent,
  type FileContent,
} from './fileContent';

/** A file as it has to be written. */
export interface FileEdit {
  readonly path: WorkspacePath;
  readonly bytes: Uint8Array;
  /** The file did not exist. */
  readonly created: boolean;
}

/** What became of a number of fixes. */
export interface AppliedFixes {
  readonly files: readonly FileEdit[];
  readonly applied: readonly Fix[];
  /** Fixes that overlap an earlier one or that the files do not allow; scan again before trying them again. */
  readonly skipped: readonly { readonly fix: Fix; readonly reason: string }[];
}

/** The files after one fix; nothing is written. See `applyFixes`. */
export function applyFix(fix: Fix, reader: WorkspaceReader, signal: AbortSignal): Promise<AppliedFixes> {
  return applyFixes([fix], reader, signal);
}

/**
 * The files after as many of the fixes as go together, the first ones first; nothing is written. Every byte outside
 * the edits stays: encoding, line ends, notebook formatting. No file is overwritten, no line appended twice.
 */
export async function applyFixes(
  fixes: readonly Fix[],
  reader: WorkspaceReader,
  signal: AbortSignal,
): Promise<AppliedFixes> {
  const contents = await readContents(fixes, reader, signal);
  const applied: Fix[] = [];
  const skipped: { readonly fix: Fix; readonly reason: string }[] = [];
  for (const fix of fixes) {
    const reason = obstacle(fix, applied, contents);
    if (reason === undefined) {
      applied.push(fix);
    } else {
      skipped.push({ fix, reason });
    }
  }
  return { files: changedFiles(applied, contents), applied, skipped };
}

type Contents = ReadonlyMap<WorkspacePath, FileContent>;

const missing: FileContent = { kind: 'missing' };

async function readContents(fixes: readonly Fix[], reader: WorkspaceReader, signal: AbortSignal): Promise<Contents> {
  const contents = new Map<WorkspacePath, FileContent>();
  for (const path of new Set(fixes.flatMap(pathsOf))) {
    const read = await reader.readBytes(path, signal);
    contents.set(path, fileContent(path, read instanceof Uint8Array ? read : undefined));
  }
  return contents;
}

function pathsOf({ edits, files, cells = [] }: Fix): readonly WorkspacePath[] {
  return [...edits.map(({ location }) => location.path), ...[...files, ...cells].map(({ path }) => path)];
}

/** Why a fix cannot be applied after the others. */
function obstacle(fix: Fix, earlier: readonly Fix[], contents: Contents): string | undefined {
  const taken = earlier.flatMap(({ edits }) => edits);
  if (fix.edits.some(edit => taken.some(other => clashes(edit, other)))) {
    return 'it changes the same text as another fix';
  }
  if (earlier.some(other => cellsClash(fix, other))) {
    return 'it changes the cells of a notebook that another fix changes';
  }
  const trouble = [
    ...fix.edits.map(edit => editObstacle(contents.get(edit.location.path) ?? missing, edit)),
    ...(fix.cells ?? []).map(change => cellObstacle(contents.get(change.path) ?? missing, change)),
  ];
  return trouble.find(reason => reason !== undefined) ?? creationObstacle(fix, earlier, contents);
}

function creationObstacle(fix: Fix, earlier: readonly Fix[], contents: Contents): string | undefined {
  const created = fix.files.filter(({ kind }) => kind === 'create').map(({ path }) => path);
  const taken = created.find(
    path => contents.get(path)?.kind !== 'missing' || earlier.some(other => pathsOf(other).includes(path)),
  );
  return taken === undefined ? undefined : `${taken} exists and is not overwritten`;
}

/** Cells change their places for one fix at a time, so that the next one counts them anew. */
export function cellsClash({ cells: own = [] }: Fix, { cells: others = [] }: Fix): boolean {
  return own.some(change =>
    others.some(other => change.path === other.path && (movesCells(change) || movesCells(other))),
  );
}

function movesCells({ kind }: CellChange): boolean {
  return kind === 'insert' || kind === 'move' || kind === 'remove';
}

/** The same insertion twice, such as one import for two places, is made once. */
function clashes(a: TextEdit, b: TextEdit): boolean {
  return isSameText(a.location, b.location) && !isSameEdit(a, b) && overlap(toSpanEdit(a), toSpanEdit(b));
}

function isSameText(a: SourceLocation, b: SourceLocation): boolean {
  return a.path === b.path && cellOf(a) === cellOf(b);
}

function cellOf(location: SourceLocation): number | undefined {
  return location.kind === 'cell' ? location.cell : undefined;
}

function isSameEdit(a: TextEdit, b: TextEdit): boolean {
  const { start, end } = a.location.span;
  return start === b.location.span.start && end === b.location.span.end && a.newText === b.newText;
}

function toSpanEdit({ location, newText }: TextEdit): {
  readonly span: SourceLocation['span'];
  readonly newText: string;
} {
  return { span: location.span, newText };
}

function changedFiles(fixes: readonly Fix[], contents: Contents): readonly FileEdit[] {
  const edits = distinct(fixes.flatMap(fix => fix.edits));
  const changes = fixes.flatMap(fix => fix.files);
  const cellChanges = fixes.flatMap(fix => fix.cells ?? []);
  return [...new Set(fixes.flatMap(pathsOf))].flatMap(path => {
    const content = contents.get(path) ?? missing;
    const here = edits.filter(({ location }) => location.path === path);
    const edited = editContent(content, here);
    const written = changes.filter(change => change.path === path).reduce(changeContent, edited);
    const bytes = changeCells(written, distinctChanges(cellChanges.filter(change => change.path === path)));
    const created = content.kind === 'missing';
    return !created && isSameBytes(bytes, content.bytes) ? [] : [{ path, bytes, created }];
  });
}

function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function distinct(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.filter(
    (edit, index) =>
      edits.findIndex(other => isSameText(edit.location, other.location) && isSameEdit(edit, other)) === index,
  );
}

/** Two findings of one cell may ask for the same. */
function distinctChanges(changes: readonly CellChange[]): readonly CellChange[] {
  const key = (change: CellChange): string => `${change.kind} ${change.cell}`;
  return [...new Map(changes.map(change => [movesCells(change) ? change : key(change), change])).values()];
}
