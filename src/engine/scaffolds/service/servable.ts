import type { ModelFacts, ModelFeature } from '../facts/model';
import type { ProjectFacts } from '../facts/projectFacts';

/** A model that a service can load, and the columns it takes. */
export interface ServableModel {
  readonly model: ModelFacts;
  readonly features: readonly ModelFeature[];
}

/** The model, or a sentence that says why no service can be written for it. */
export function servableModel({ model, python }: ProjectFacts): ServableModel | { readonly reason: string } {
  if (model === undefined) {
    return {
      reason:
        'No code of this project saves a model that Preflight can follow: save it with joblib.dump(model, "models/model.joblib") where it is fitted, then ask again.',
    };
  }
  if (/^3\.[0-8]$/.test(python.version)) {
    return {
      reason: `FastAPI no longer supports Python ${python.version} (${python.source ?? 'the project'}): move the project to a newer Python first.`,
    };
  }
  const reason = unloadable(model) ?? tiedToScript(model);
  if (reason !== undefined) {
    return { reason };
  }
  return model.features === undefined ? { reason: unknownColumns(model) } : { model, features: model.features };
}

const loadable = new Set<ModelFacts['format']>(['joblib', 'pickle']);
const families = new Set(['sklearn', 'xgboost', 'lightgbm', 'catboost', 'imblearn']);

function unloadable({ libraries, format, path, savedAs }: ModelFacts): string | undefined {
  const saved = path ?? savedAs ?? 'The model';
  const foreign = libraries.find(library => !families.has(library));
  if (foreign !== undefined) {
    return `${saved} is a model of ${foreign}, for which Preflight writes no service: load it once at start, answer POST /predict, and check the input.`;
  }
  return loadable.has(format) && libraries.length > 0
    ? undefined
    : `${saved} is of a kind that Preflight cannot tell from the code, so it cannot know how to load it: save the fitted model with joblib.dump, or write the service by hand.`;
}

/** What a script defines and pickles is looked for in `__main__` when it is loaded. */
function tiedToScript({ ownParts, trainedIn }: ModelFacts): string | undefined {
  const part = ownParts.find(({ document }) => document === trainedIn);
  return part === undefined
    ? undefined
    : `The saved model holds ${part.name} of ${part.document}, which nothing else can load: move it to a module, import it from there, train and save again.`;
}

function unknownColumns({ trainedIn, savedAs, path }: ModelFacts): string {
  const subject =
    trainedIn === undefined
      ? `Nothing says which columns ${path ?? savedAs ?? 'the model'} is`
      : `${trainedIn} does not say which columns the model is`;
  return `${subject} fitted on: choose them by name, as in X = df[FEATURES], and fit on that table; then Preflight can write the service.`;
}
