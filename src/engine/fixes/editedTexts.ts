import { textAround } from '../detectors/sources';
import type { SourceLocation } from '../model/location';
import type { Fix } from '../model/report';
import type { Workspace } from '../projects/project';

/**
 * What fixes were built from, as the offsets of their edits count in it: by path, for a cell with `#` and its number
 * behind. Of a notebook of which cells change, it is the text of every cell.
 */
export function editedTexts(
  fixes: readonly Pick<Fix, 'edits' | 'cells'>[],
  workspace: Workspace,
): ReadonlyMap<string, string> {
  const edited = fixes.flatMap(({ edits }) =>
    edits.map(({ location }) => {
      const document = workspace.documentAt(location.path);
      return [textKey(location), document === undefined ? '' : textAround(document, location)] as const;
    }),
  );
  const notebooks = new Set(fixes.flatMap(({ cells = [] }) => cells.map(({ path }) => path)));
  const cells = Array.from(notebooks, path => workspace.documentAt(path)).flatMap(document =>
    document?.kind === 'notebook'
      ? (document.notebook?.cells ?? []).map(({ index, source }) => [cellKey(document.path, index), source] as const)
      : [],
  );
  return new Map([...edited, ...cells]);
}

/** `notebooks/train.ipynb#3` of a cell, else the path. */
export function textKey(location: SourceLocation): string {
  return location.kind === 'cell' ? cellKey(location.path, location.cell) : location.path;
}

export function cellKey(path: string, cell: number): string {
  return `${path}#${cell}`;
}
