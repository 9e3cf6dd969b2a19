import { hasFacts } from '../../detectors/sources';
import { addImport } from '../addImport';
import type { Rewrite } from './rewrite';
import { wellKnownImport } from './wellKnownImports';

/** Imports a name that everybody imports from the same place: `np`, `train_test_split`. Needs the capture `name`. */
export const importName: Rewrite = ({ location, captures }, { document }) => {
  const wanted = wellKnownImport(captures['name']?.text ?? '');
  return wanted === undefined || !hasFacts(document) || location.kind === 'document'
    ? undefined
    : { edits: addImport(document, location, wanted) };
};
