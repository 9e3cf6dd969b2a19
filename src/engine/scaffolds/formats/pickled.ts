import { pythonString } from '../parts/pythonText';
import { type ModelFormat, distributions, predictors } from './format';
import type { ModelFacts } from '../facts/model';

/** `joblib.dump(model, "model.joblib")` */
export const joblib: ModelFormat = {
  name: 'joblib',
  isWrittenBy: ({ writer }) => /joblib/.test(writer),
  files: /\.(joblib|jbl)$/i,
  marker: undefined,
  libraries: predictors,
  packages: ({ libraries }) => [...distributions(libraries), 'joblib'],
  keepsProbabilities: () => true,
  takesTable: false,
  loading: model => ({
    standard: [],
    libraries: ['import joblib'],
    definition: '',
    read: path => ({ before: [], value: `joblib.load(${path})${memberOf(model)}` }),
  }),
};

/** `pickle.dump(model, file)` */
export const pickle: ModelFormat = {
  name: 'pickle',
  isWrittenBy: ({ writer }) => /pickle|dill/i.test(writer),
  files: /\.(pkl|pickle|p|sav)$/i,
  marker: undefined,
  libraries: predictors,
  packages: ({ libraries }) => distributions(libraries),
  keepsProbabilities: () => true,
  takesTable: false,
  loading: model => ({
    standard: ['import pickle'],
    libraries: [],
    definition: '',
    read: path => ({ before: [], value: `pickle.loads(${path}.read_bytes())${memberOf(model)}` }),
  }),
};

/** The model in a saved dictionary. */
function memberOf({ member }: ModelFacts): string {
  return member === undefined ? '' : `[${pythonString(member)}]`;
}
