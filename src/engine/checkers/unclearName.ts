import { matchAt } from '../detectors/matchAt';
import { baseName } from '../model/location';
import type { Checker } from './checker';

/** Finds notebooks whose names say what became of the file, not what is in it: `Untitled3`, `eda-Copy1`, `final (2)`. */
export const unclearName: Checker = {
  scope: 'document',
  kinds: ['notebook'],
  captures: ['name'],
  anchors: [],
  *detect({ path }) {
    const name = baseName(path).replace(/\.ipynb$/i, '');
    if (isUnclear(name)) {
      yield matchAt({ kind: 'document', path }, { name });
    }
  },
};

function isUnclear(name: string): boolean {
  return (
    /^(?:untitled|unbenannt|sans titre|new notebook|temp|tmp|asdf|foo|copy of .*)[\s_-]*\d*$/i.test(name) ||
    /-Copy\d+$|\(\d+\)$/i.test(name) ||
    /(?:^|[-_ ])final(?:[-_ ]?(?:v?\d+|final|new|really|last))+$/i.test(name)
  );
}
