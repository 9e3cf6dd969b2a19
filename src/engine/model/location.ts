/** A path inside the scanned folder: relative, `/`-separated, never starting with `./` or `/`. `data/churn.csv` */
export type WorkspacePath = string & { readonly __brand: 'WorkspacePath' };

/** UTF-16 offsets into the text of one file or one cell; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place with a line: in a plain file, or in a cell of a notebook (`cell` counts all cells from 0). */
export type SourceLocation =
  | { readonly kind: 'file'; readonly path: WorkspacePath; readonly span: Span }
  | { readonly kind: 'cell'; readonly path: WorkspacePath; readonly cell: number; readonly span: Span };

/** Where something is. A whole document has no line; what is missing from a project has no document. */
export type Location = SourceLocation | { readonly kind: 'document'; readonly path: WorkspacePath };

/** Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function isWorkspacePath(text: string): text is WorkspacePath {
  return text !== '' && !text.startsWith('/') && !text.split('/').some(part => part === '.' || part === '..');
}

/** Brands a path. Throws when a host hands over a path that is not inside the scanned folder. */
export function workspacePath(text: string): WorkspacePath {
  if (!isWorkspacePath(text)) {
    throw new Error(`"${text}" is no path inside the scanned folder: give it relative, with "/" and without "./"`);
  }
  return text;
}

/** `notebooks/train.ipynb` → `train.ipynb` */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `notebooks/train.ipynb` → `notebooks`; a file at the top → `` (the empty string). */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The root `.` holds every path. `isInside('services/api/app.py', 'services/api')` is true. */
export function isInside(path: string, root: string): boolean {
  return root === '.' || path === root || path.startsWith(`${root}/`);
}

/**
 * The path that a file's neighbour has: `beside('notebooks/a.ipynb', '../data/b.csv')` is `data/b.csv`. An empty list for
 * one outside the scanned folder.
 */
export function beside(path: string, relative: string): readonly WorkspacePath[] {
  const parts = folderOf(path).split('/').filter(part => part !== ''); // prettier-ignore
  for (const part of relative.split('/').filter(each => each !== '.' && each !== '')) {
    if (part === '..' && parts.pop() === undefined) {
      return [];
    }
    parts.push(...(part === '..' ? [] : [part]));
  }
  const joined = parts.join('/');
  return relative.startsWith('/') || !isWorkspacePath(joined) ? [] : [joined];
}
