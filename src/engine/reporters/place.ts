import type { Evidence, Finding } from '../model/report';

/** `notebooks/train.ipynb · cell 3, line 2`; people count cells from 1 as they see them. */
export function placeOf({ location, position }: Finding): string {
  if (position === null) {
    return location.path;
  }
  return location.kind === 'cell'
    ? `${location.path} · cell ${location.cell + 1}, line ${position.line}`
    : `${location.path}:${position.line}:${position.column}`;
}

/** `tests/test_features.py:3` */
export function placeOfEvidence({ path, cell, line }: Evidence): string {
  const file = cell === undefined ? path : `${path} · cell ${cell + 1}`;
  return line === null ? file : `${file}${cell === undefined ? ':' : ', line '}${line}`;
}
