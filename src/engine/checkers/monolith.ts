import * as l10n from '@vscode/l10n';
import { matchAt } from '../detectors/matchAt';
import { listInWords } from '../detectors/words';
import { remember } from '../documents/remember';
import { isProjectImport, projectModules } from '../evidence/projectCode';
import type { Document, NotebookDocument } from '../model/document';
import type { Project } from '../projects/project';
import type { CallFact } from '../python/facts/facts';
import type { Checker } from './checker';

/** What fits on a few screens is no monolith. */
const leastLines = 100;

/** Of the five steps below. */
const leastSteps = 4;

const mostFunctions = 1;

/** Finds long notebooks that load, prepare, train, evaluate and save without a function or a module of the project. */
export const monolith: Checker = {
  scope: 'project',
  kinds: ['notebook'],
  captures: ['steps', 'lines'],
  anchors: [],
  // One that calls modules of the project has its answer, also where the training has left it.
  concerns: (document, project) =>
    document.kind === 'notebook' && (stepsIn(document).includes('trains') || callsModules(document, project)),
  *detect(project) {
    for (const document of project.documents) {
      const steps = document.kind === 'notebook' ? stepsIn(document) : [];
      if (
        document.kind === 'notebook' &&
        steps.length >= leastSteps &&
        steps.includes('trains') &&
        document.facts.codeLines >= leastLines &&
        isFlat(document) &&
        !callsModules(document, project)
      ) {
        const captures = {
          steps: listInWords(steps.map(name => stepNames[name]())),
          lines: String(document.facts.codeLines),
        };
        yield matchAt({ kind: 'document', path: document.path }, captures);
      }
    }
  },
};

const modulesOf = remember(projectModules);

function callsModules({ facts }: NotebookDocument, project: Project): boolean {
  const modules = modulesOf(project);
  return facts.imports.some(fact => isProjectImport(fact, modules));
}

function isFlat({ facts }: NotebookDocument): boolean {
  const own = facts.scopes.filter(
    ({ kind, parent, empty }) => parent === 0 && !empty && (kind === 'function' || kind === 'class'),
  );
  return own.length <= mostFunctions;
}

function stepsIn(document: Document): readonly Step[] {
  const calls = document.kind === 'notebook' ? document.facts.calls : [];
  return steps.flatMap(([name, isStep]) => (calls.some(isStep) ? [name] : []));
}

const libraries =
  /^(?:pandas|polars|numpy|geopandas|dask|pyspark|datasets|sklearn|xgboost|lightgbm|catboost|torch|keras|tensorflow)\b/;

/** A call of one of the libraries, or a method of what one of them made, or of what nobody can trace. */
function isLibrary({ callee, receiver }: CallFact): boolean {
  return callee === undefined ? receiver !== undefined : libraries.test(callee);
}

function step(method: RegExp, callee?: RegExp): (call: CallFact) => boolean {
  return call => callee?.test(call.callee ?? '') === true || (method.test(call.method) && isLibrary(call));
}

type Step = 'loads' | 'prepares' | 'trains' | 'evaluates' | 'saves';

const stepNames: Readonly<Record<Step, () => string>> = {
  loads: () => l10n.t('loads'),
  prepares: () => l10n.t('prepares'),
  trains: () => l10n.t('trains'),
  evaluates: () => l10n.t('evaluates'),
  saves: () => l10n.t('saves'),
};

const steps: readonly (readonly [Step, (call: CallFact) => boolean])[] = [
  ['loads', step(/^(?:read|scan)_\w+$|^(?:loadtxt|genfromtxt|load_dataset)$/, /^sklearn\.datasets\.(?:load|fetch)_/)],
  [
    'prepares',
    step(
      /^(?:dropna|fillna|drop_duplicates|merge|get_dummies|astype|pivot_table|groupby)$/,
      /^sklearn\.preprocessing\./,
    ),
  ],
  ['trains', step(/^(?:fit|fit_predict|partial_fit|train)$/, /^(?:xgboost|lightgbm)\.train$/)],
  [
    'evaluates',
    step(/^(?:score|evaluate|cross_val_score|cross_validate)$/, /^sklearn\.(?:metrics|model_selection\.cross_val)/),
  ],
  [
    'saves',
    step(
      /^(?:to_(?:csv|parquet|sql|excel|pickle|feather)|save|save_model|save_pretrained)$/,
      /^(?:joblib|pickle)\.dump$/,
    ),
  ],
];
