import * as l10n from '@vscode/l10n';
import type { ModelFacts, ModelFeature } from '../facts/model';
import { type Loading, type ModelFormat, type NoLoading, predictors } from '../formats/format';
import { formatNamed } from '../formats/index';
import type { ProjectFacts } from '../facts/projectFacts';

/** A model that a service can load, and the columns it takes. */
export interface ServableModel {
  readonly model: ModelFacts;
  readonly features: readonly ModelFeature[];
  readonly format: ModelFormat;
  readonly loading: Loading;
}

/** The model, or a sentence that says why no service can be written for it. */
export function servableModel({ model, python }: ProjectFacts): ServableModel | { readonly reason: string } {
  if (model === undefined) {
    return {
      reason: l10n.t(
        'No code of this project saves a model that Preflight can follow: save it with joblib.dump(model, "models/model.joblib") where it is fitted, then ask again.',
      ),
    };
  }
  if (/^3\.[0-8]$/.test(python.version)) {
    return {
      reason: l10n.t(
        'FastAPI no longer supports Python {0} ({1}): move the project to a newer Python first.',
        python.version,
        python.source ?? l10n.t('the project'),
      ),
    };
  }
  const format = formatNamed(model.format);
  const loading = loadingOf(model, format);
  const reason = 'reason' in loading ? loading.reason : tiedToScript(model);
  if (reason !== undefined || 'reason' in loading || format === undefined) {
    return { reason: reason ?? unknownKind(model) };
  }
  const { features } = model;
  return features === undefined ? { reason: unknownColumns(model) } : { model, features, format, loading };
}

/** How it is loaded; or why nothing can: its library, its format, or what the format has to know. */
function loadingOf(model: ModelFacts, format: ModelFormat | undefined): Loading | NoLoading {
  const { libraries } = model;
  const foreign = libraries.find(library => !(format?.libraries ?? predictors).has(library));
  if (foreign !== undefined) {
    const reason = l10n.t(
      '{0} is a model of {1}, for which Preflight writes no service: load it once at start, answer POST /predict, and check the input.',
      nameOf(model),
      foreign,
    );
    return { reason };
  }
  return libraries.length === 0 || format === undefined ? { reason: undefined } : format.loading(model);
}

function unknownKind(model: ModelFacts): string {
  return l10n.t(
    '{0} is of a kind that Preflight cannot tell from the code, so it cannot know how to load it: save the fitted model with joblib.dump, or write the service by hand.',
    nameOf(model),
  );
}

function nameOf({ path, savedAs }: ModelFacts): string {
  return path ?? savedAs ?? l10n.t('The model');
}

/** What a script defines and pickles is looked for in `__main__` when it is loaded. */
function tiedToScript({ ownParts, trainedIn }: ModelFacts): string | undefined {
  const part = ownParts.find(({ document }) => document === trainedIn);
  return part === undefined
    ? undefined
    : l10n.t(
        'The saved model holds {0} of {1}, which nothing else can load: move it to a module, import it from there, train and save again.',
        part.name,
        part.document,
      );
}

function unknownColumns({ trainedIn, savedAs, path }: ModelFacts): string {
  return trainedIn === undefined
    ? l10n.t(
        'Nothing says which columns {0} is fitted on: choose them by name, as in X = df[FEATURES], and fit on that table; then Preflight can write the service.',
        path ?? savedAs ?? l10n.t('the model'),
      )
    : l10n.t(
        '{0} does not say which columns the model is fitted on: choose them by name, as in X = df[FEATURES], and fit on that table; then Preflight can write the service.',
        trainedIn,
      );
}
