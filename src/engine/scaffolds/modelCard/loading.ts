import type { Loading } from '../formats/format';
import { formatNamed } from '../formats/index';
import type { ModelFacts } from '../facts/model';
import { pythonString } from '../parts/pythonText';
import { sorted } from '../service/imports';

/** Python lines that load the model from a path and predict; none for formats that need what the code does not say. */
export function loadingCode(model: ModelFacts, path: string): readonly string[] {
  const loading = formatNamed(model.format)?.loading(model);
  return loading === undefined || 'reason' in loading
    ? []
    : [...loadedFrom(loading, pythonString(path)), ...asked(model)];
}

/** The path stands in the call when it is taken as it is. */
function loadedFrom({ standard, libraries, definition, read }: Loading, path: string): readonly string[] {
  const named = read('path');
  const isPlain = named.before.length === 0 && /^\w[\w.]*\(path\)/.test(named.value);
  const { before, value } = isPlain ? read(path) : named;
  const needsPath = !isPlain || definition !== '';
  const groups = [sorted([...standard, ...(needsPath ? ['from pathlib import Path'] : [])]), sorted(libraries)];
  return [
    ...groups.flatMap(lines => (lines.length === 0 ? [] : [...lines, ''])),
    ...(definition === '' ? [] : ['', definition, '']),
    ...(isPlain ? [] : [`path = Path(${path})`]),
    ...before,
    `model = ${value}`,
  ];
}

function asked({ features, hasProbabilities }: ModelFacts): readonly string[] {
  const columns = features?.map(({ name }) => pythonString(name)).join(', ');
  return [
    ...(columns === undefined ? [] : [`features = [${columns}]`]),
    `predictions = model.${hasProbabilities ? 'predict_proba' : 'predict'}(${columns === undefined ? 'rows' : 'rows[features]'})`,
  ];
}
