import { remember } from '../documents/remember';
import {
  type AssignmentFact,
  type CallFact,
  type Place,
  type PythonFacts,
  type StringFact,
  isPlaceInside,
} from '../python/index';
import { baseName } from '../model/location';
import { firstFrom } from './factOrder';
import { importsNothingFrom, isSearchedAnyway, isTakenBack } from './importPath';
import { isPlatformGuarded } from './platformGuard';
import { seedsIn } from './seeded';
import { textOfSource, type FactsDocument } from './sources';
import { hasUniqueRight } from './uniqueRight';

/** What an exception is asked about: a place in Python code, the call or the string if it is one. */
export interface Subject {
  readonly call?: CallFact;
  readonly string?: StringFact;
  readonly place: Place;
  readonly scope: number;
  readonly guards: readonly string[];
}

/** Looks at a document once, then answers for each place in it. */
type Exception = (document: FactsDocument) => (subject: Subject) => boolean;

/** Named exceptions for `unless:` of a detector that look at the statement, at what is around it, or at the path. */
const localExceptions: Readonly<Record<string, Exception>> = {
  /** Under `if "google.colab" in sys.modules` and the like. */
  'platform-guard':
    () =>
    ({ guards }) =>
      isPlatformGuarded(guards),
  /**
   * In a module that others import, and the project sets such a seed: what runs first is not known here. Only the whole
   * project can tell; `pythonCall` says which generator is meant.
   */
  'seeded-elsewhere': () => () => false,
  /** In a function whose purpose is chance: augmentation, noise, a simulation, a player's move. */
  'chance-wanted': document => subject => functionsAround(document, subject.scope).some(name => chanceNames.test(name)),
  /** In a file that imports nothing to learn from data or to read it with: an exercise about arrays, a game, the page of an app. */
  'no-data': ({ facts }) => {
    const uses = (libraries: RegExp): boolean => facts.imports.some(({ module }) => libraries.test(module));
    const isLearning = uses(dataLibraries) && (!uses(appLibraries) || uses(learningLibraries));
    return () => !isLearning;
  },
  /** Drawn to be looked at: in a function or file about plots, or as a line of its own whose value is only shown. */
  'for-show': document => subject => isForShow(subject, document),
  /** The end of something longer: `bucket + "/train.csv"`. */
  fragment: document => subject => isFragment(subject, document),
  /** In a file that builds, documents or sets up tests and knows no package of its own yet: `setup.py`, `conf.py`. */
  'build-script':
    ({ path }) =>
    () =>
      /^(?:setup|conf|conftest|noxfile|tasks|dodo|fabfile|gunicorn\.conf)\.py$/.test(baseName(path)),
  /** Another one is taken where it is not there: `Path("/kaggle/working") if Path("/kaggle/working").exists() else …`. */
  'tried-first': document => subject => isTriedFirst(subject, document),
  /** Said to people: `print("Example: /Users/you/data")`, `parser.add_argument("--data", help=…)`. */
  'for-people': document => subject => isForPeople(subject, document),
  /** A server that only the machine itself reaches: `app.run(host="127.0.0.1")`. */
  'own-machine':
    () =>
    ({ call }) =>
      call?.arguments.some(
        ({ keyword, value }) =>
          keyword === 'host' && value.kind === 'string' && /^(?:127\.|localhost$|::1$)/.test(value.text),
      ) ?? false,
  /** What code writes and reads again: `eval(repr(point))`. */
  'own-text':
    ({ facts }) =>
    ({ call }) => {
      const value = call?.arguments[0]?.value;
      return value?.kind === 'call' && facts.calls[value.call]?.text === 'repr';
    },
  /** The route of a web application: `@app.get("/home/")`. */
  'url-route': document => subject => isUrlRoute(subject, document),
};

/** And by places that are known of a whole document. */
const placeExceptions: Readonly<Record<string, (facts: PythonFacts) => readonly Place[]>> = {
  /** Its name gets another value where this one fails: `except OSError: DATA = Path("data")`. */
  'has-fallback': remember(valuesWithFallback),
};

const stringExceptions: Readonly<Record<string, Exception>> = {
  ...localExceptions,
  ...Object.fromEntries(Object.entries(placeExceptions).map(([name, placesIn]) => [name, inPlaces(placesIn)])),
};

/** And the ones that look at the whole document. */
const exceptions: Readonly<Record<string, Exception>> = {
  ...stringExceptions,
  /** A seed that governs this call is set before it, on its result, or by a helper. */
  seeded: seedsIn,
  /** A join whose right side can hold no key twice, or was made to: grouped by the keys, or unpivoted. */
  'unique-right': document => subject => hasUniqueRight(subject, document),
  /** `sys.path.append` of a folder where Python looks anyway. */
  'searched-anyway': document => subject => isSearchedAnyway(subject, document),
  /** `sys.path.append` of a folder of the repository from which nothing is imported. */
  'nothing-imported': document => subject => importsNothingFrom(subject, document),
  /** `os.chdir` that the same function or cell takes back. */
  'taken-back': document => subject => isTakenBack(subject, document),
  /** In the block of `with warnings.catch_warnings():`. */
  'quiet-block': document => subject => isInQuietBlock(subject, document),
};

export const exceptionNames: readonly string[] = Object.keys(exceptions);
export const stringExceptionNames: readonly string[] = Object.keys(stringExceptions);

/** Whether an exception asks nothing of the rest of the document. */
export function isLocalException(name: string): boolean {
  return name in localExceptions;
}

/** Where exceptions speak that know their places: mostly nowhere, so that nobody need be asked one by one. */
export function exceptedPlaces(names: readonly string[], { facts }: FactsDocument): readonly Place[] {
  return names.flatMap(name => placeExceptions[name]?.(facts) ?? []);
}

function inPlaces(placesIn: (facts: PythonFacts) => readonly Place[]): Exception {
  return ({ facts }) => {
    const places = placesIn(facts);
    return ({ place }) => places.some(outer => isPlaceInside(place, outer));
  };
}

/** Whether one of the named exceptions speaks for a place in this document; nothing is computed before it is asked. */
export function exceptionsIn(names: readonly string[], document: FactsDocument): (subject: Subject) => boolean {
  const known = new Map<string, (subject: Subject) => boolean>();
  return subject =>
    names.some(name => {
      const speaks = known.get(name) ?? exceptions[name]?.(document) ?? (() => false);
      known.set(name, speaks);
      return speaks(subject);
    });
}

const routeMethods =
  /^(?:route|get|post|put|patch|delete|head|options|websocket|path|re_path|url|redirect|mount|add_url_rule|add_api_route|add_route)$/;

function isUrlRoute({ string }: Subject, { facts }: FactsDocument): boolean {
  const call = string?.role.kind === 'argument' ? facts.calls[string.role.call] : undefined;
  return call !== undefined && routeMethods.test(call.method);
}

const sayingMethods =
  /^(?:print|pprint|echo|secho|input|debug|info|warning|warn|error|exception|critical|markdown|write|title|\w*(?:Error|Exception|Warning))$/;

function isForPeople({ string }: Subject, { facts }: FactsDocument): boolean {
  if (string?.role.kind !== 'argument') {
    return false;
  }
  const { call, keyword } = string.role;
  const isHelp = keyword === 'help' || keyword === 'description' || keyword === 'epilog';
  return isHelp || sayingMethods.test(facts.calls[call]?.method ?? '');
}

const chanceNames =
  /augment|^__(?:getitem|call)__$|noise|jitter|mixup|cutmix|simulat|bootstrap|permut|importance|synthetic|fake|mock|(?:^|_)(?:act|action|explore|epsilon|policy|mutate|crossover)(?:_|$)/i;

const dataLibraries =
  /^(?:sklearn|torch|torchvision|tensorflow|keras|pandas|polars|geopandas|xarray|rasterio|statsmodels|xgboost|lightgbm|catboost|transformers|datasets|pymc3?|pyro|numpyro|bambi|pyspark|optuna|hyperopt|cv2|PIL)(?:\.|$)/;

const appLibraries = /^(?:streamlit|gradio|dash|nicegui)(?:\.|$)/;

const learningLibraries =
  /^(?:sklearn|torch|tensorflow|keras|statsmodels|xgboost|lightgbm|catboost|pymc3?|pyro|numpyro|optuna|hyperopt)(?:\.|$)/;

const showNames = /plot|show|display|visuali[sz]|inspect|print|draw|figure|preview|demo|dashboard|(?:^|_)viz/i;

function isForShow({ call, place, scope }: Subject, document: FactsDocument): boolean {
  if (showNames.test(baseName(document.path)) || functionsAround(document, scope).some(name => showNames.test(name))) {
    return true;
  }
  if (document.kind === 'notebook' && isPlotted(place, document)) {
    return true;
  }
  const before = linePrefix(document, place);
  return call?.method !== 'shuffle' && /^\s*(?:print\(|display\()?$/.test(before);
}

/** Its cell draws a picture, and neither learns nor writes. */
function isPlotted({ source }: Place, { facts }: FactsDocument): boolean {
  const inCell = facts.calls.filter(({ place }) => place.source === source);
  return (
    inCell.some(({ callee }) => callee !== undefined && /^(?:matplotlib|seaborn|plotly)\b/.test(callee)) &&
    !inCell.some(({ method }) => /^(?:fit\w*|predict\w*|train\w*|to_(?:csv|parquet|pickle)|save\w*|dump)$/.test(method))
  );
}

function functionsAround({ facts }: Pick<FactsDocument, 'facts'>, scope: number): readonly string[] {
  const fact = facts.scopes[scope];
  return fact === undefined || fact.parent < 0 ? [] : [fact.name, ...functionsAround({ facts }, fact.parent)];
}

function isFragment({ place }: Subject, document: FactsDocument): boolean {
  return /[+%]\s*$/.test(linePrefix(document, place));
}

function isTriedFirst({ place }: Subject, document: FactsDocument): boolean {
  const [rest = ''] = textOfSource(document, place.source).slice(place.start).split('\n', 1);
  const before = linePrefix(document, place);
  return /\bif\b.*\b(?:exists|is_?dir|is_?file)\(.*\belse\b/.test(before + rest) || asksForIt.test(before);
}

/** `if os.path.exists("/kaggle/input"):`, and not what ends where it is not there. */
const asksForIt = /^\s*(?:el)?if\s+(?!not\b)[\w.]*\b(?:exists|isdir)\(\s*$/;

/** Deeper than the `with` above it, and nothing in between that is not. */
function isInQuietBlock({ place }: Subject, document: FactsDocument): boolean {
  const { facts } = document;
  const above = textOfSource(document, place.source).slice(0, place.start);
  return facts.calls.some(({ method, place: other }) => {
    if (method !== 'catch_warnings' || other.source !== place.source || other.start > place.start) {
      return false;
    }
    const opened = above.slice(above.lastIndexOf('\n', other.start - 1) + 1);
    const [first = '', ...rest] = opened.split('\n');
    const outer = first.search(/\S/);
    return rest.length > 0 && rest.every(line => line.trim() === '' || line.search(/\S|$/) > outer);
  });
}

/** Values of names that get another one in a handler of their scope. */
function valuesWithFallback({ handlers, assignments }: PythonFacts): readonly Place[] {
  const standIns = new Map<number, Set<string>>();
  for (const { place } of handlers) {
    const first = firstFrom(assignments, place.source, place.start);
    const behind = firstFrom(assignments, place.source, place.end);
    for (const each of assignments.slice(first, behind).filter(inside => isPlaceInside(inside.place, place))) {
      standIns.set(each.scope, new Set([...(standIns.get(each.scope) ?? []), ...each.targets]));
    }
  }
  return standIns.size === 0
    ? []
    : assignments.filter(each => isAnyIn(standIns.get(each.scope), each)).map(({ valuePlace }) => valuePlace);
}

function isAnyIn(names: ReadonlySet<string> | undefined, assignment: AssignmentFact): boolean {
  return names !== undefined && assignment.targets.some(name => names.has(name));
}

function linePrefix(document: FactsDocument, { source, start }: Place): string {
  const text = textOfSource(document, source);
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
}
