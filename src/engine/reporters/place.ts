import * as l10n from '@vscode/l10n';
import type { Evidence, Finding } from '../model/report';

/** `notebooks/train.ipynb · cell 3, line 2`; people count cells from 1 as they see them. */
export function placeOf({ location, position }: Finding): string {
  if (position === null) {
    return location.path;
  }
  return location.kind === 'cell'
    ? l10n.t('{0} · cell {1}, line {2}', location.path, location.cell + 1, position.line)
    : `${location.path}:${position.line}:${position.column}`;
}

/** `tests/test_features.py:3` */
export function placeOfEvidence({ path, cell, line }: Evidence): string {
  if (cell === undefined) {
    return line === null ? path : `${path}:${line}`;
  }
  return line === null
    ? l10n.t('{0} · cell {1}', path, cell + 1)
    : l10n.t('{0} · cell {1}, line {2}', path, cell + 1, line);
}
