import { textAround } from '../detectors/sources';
import type { SourceLocation } from '../model/location';
import type { Fix } from '../model/report';
import type { Workspace } from '../projects/project';

/** What fixes edit, as the edits' offsets count in it: by path, for a cell with `#` and its index behind. */
export function editedTexts(fixes: readonly Fix[], { documentAt }: Workspace): ReadonlyMap<string, string> {
  const locations = fixes.flatMap(({ edits }) => edits.map(({ location }) => location));
  return new Map(
    locations.map(location => {
      const document = documentAt(location.path);
      return [textKey(location), document === undefined ? '' : textAround(document, location)] as const;
    }),
  );
}

/** `notebooks/train.ipynb#3` of a cell, else the path. */
export function textKey(location: SourceLocation): string {
  return location.kind === 'cell' ? `${location.path}#${location.cell}` : location.path;
}
