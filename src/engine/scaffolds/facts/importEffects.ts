import type { PythonDocument } from '../../model/document';
import type { CallFact, PythonFacts } from '../../python/index';

/**
 * Whether importing a file does more than define: it reads data, trains, connects. Constants made by calls (`Path(…)`,
 * `re.compile(…)`), the `__main__` guard and settings of libraries do not count.
 */
export function hasImportEffects({ facts, text }: PythonDocument): boolean {
  return (
    facts.magics.length > 0 || facts.calls.some(call => runsAtImport(call, facts, text) && !isHarmless(call, facts))
  );
}

/** Whether a file does something when it is started and not when it is imported. */
export function hasMainGuard({ facts }: PythonDocument): boolean {
  return facts.strings.some(
    ({ text, role }) => text === '__main__' && role.kind === 'compared' && role.with === '__name__',
  );
}

const mainGuard = /__name__\s*==\s*['"]__main__['"]|['"]__main__['"]\s*==\s*__name__/;

function runsAtImport({ place, scope, guards }: CallFact, facts: PythonFacts, text: string): boolean {
  const isDefinition = facts.scopes.some(
    ({ kind, place: outer }) =>
      kind !== 'module' && kind !== 'comprehension' && outer.start <= place.start && place.end <= outer.end,
  );
  const kind = facts.scopes[scope]?.kind;
  return (
    (kind === 'module' || kind === 'comprehension') &&
    !isDefinition &&
    !guards.some(guard => mainGuard.test(guard)) &&
    !isDecorator(text, place.start)
  );
}

function isDecorator(text: string, start: number): boolean {
  return /(^|\n)[ \t]*@[ \t]*$/.test(text.slice(Math.max(0, start - 40), start));
}

function isHarmless({ callee, text, method }: CallFact, facts: PythonFacts): boolean {
  const name = callee ?? text;
  return (
    harmlessNames.test(name) ||
    settings.test(name) ||
    (isClassName(method) && !readsFiles.test(method)) ||
    (harmlessMethods.has(method) && !isImportedFunction(name, facts))
  );
}

/** What makes or looks at a value in memory. */
const harmlessNames =
  /^(abs|all|any|bool|bytes|chr|dict|enumerate|filter|float|format|frozenset|getattr|hasattr|int|isinstance|len|list|map|max|min|object|ord|print|range|reversed|round|set|slice|sorted|str|sum|super|tuple|type|zip|os\.(getenv|getcwd|cpu_count|path\.\w+|environ\.\w+|makedirs)|re\.compile|string\.\w+|logging\.\w+|(loguru\.)?logger\.\w+|log\.\w+|pathlib\.\w+.*|datetime\.\w+.*|(typing|collections|dataclasses|enum|functools|itertools|operator|math|warnings|decimal|types|importlib(\.metadata)?)\.\w+|time\.(time|perf_counter|strftime)|numpy\.(array|arange|linspace|zeros|ones|dtype|log|exp|sqrt|random\.(seed|default_rng|RandomState))|random\.seed|torch\.(device|manual_seed|tensor|cuda\.(is_available|manual_seed|manual_seed_all|device_count))|argparse\.\w+|dotenv\.\w+|sys\.(path\.\w+|version_info\.\w+|setrecursionlimit)|structlog\.\w+|gettext\.\w+)$/;

/** `pd.set_option`, `plt.style.use`, `sns.set_theme`, `warnings.filterwarnings`. */
const settings =
  /(^|\.)(set_\w+|filterwarnings|simplefilter|basicConfig|style\.use|use|getLogger|seed|register_\w+|add_argument|add_middleware|include_router|mount|set|disable_\w+|enable_\w+)$/;

const harmlessMethods: ReadonlySet<string> = new Set(
  (
    'append extend update keys values items get split strip lower upper replace format join startswith endswith copy ' +
    'resolve absolute joinpath with_suffix exists is_file is_dir mkdir parent expanduser index count encode decode add ' +
    'setdefault union title capitalize zfill rstrip lstrip from_iterable astimezone now today strftime isoformat'
  ).split(' '),
);

/** `get` of a dict is harmless, `get` of `from download import get` is not. */
function isImportedFunction(name: string, { imports }: PythonFacts): boolean {
  return imports.some(({ module, name: imported }) => `${module}.${imported ?? ''}` === name);
}

function isClassName(method: string): boolean {
  return /^_?[A-Z]/.test(method);
}

const readsFiles = /^(InferenceSession|SparkContext|SQLContext|Kafka\w+|\w*(Client|Connection|Session|Reader))$/;

/**
 * The call that makes a file unfit to be imported by a test: it reads data, trains, talks to others, or runs a function
 * of the project. Objects of libraries that are made and settings that are set only cost time. `undefined`: there is none.
 */
export function workOnImport(
  { facts, text }: PythonDocument,
  isOfProject: (callee: string) => boolean,
): string | undefined {
  const own = new Set(facts.scopes.flatMap(({ kind, name }) => (kind === 'function' ? [name] : [])));
  const found = facts.calls.find(call => {
    const name = call.callee ?? call.text;
    const isOwn = own.has(call.text) || isOfProject(name);
    return (
      runsAtImport(call, facts, text) &&
      !quietNames.test(call.method) &&
      ((isOwn && !isClassName(call.method)) || works.test(name) || workingMethods.test(call.method))
    );
  });
  return facts.magics.length > 0 ? 'a magic command' : found?.text;
}

/** Functions of the project that make a logger or settings, or name a folder. */
const quietNames =
  /log|getenv|^(get|load)_(settings|config|env)|^setup_|seed|^(get|find)_\w*(dir|directory|path|root|folder)s?$/i;

const works =
  /^(open|input|exec|eval|pandas\.(read_\w+)|numpy\.(load\w*|genfromtxt)|(pickle|joblib|dill|torch|json|yaml)\.(load|safe_load)|requests\.\w+|urllib\.request\.\w+|subprocess\.\w+|os\.(system|listdir|remove|walk|chdir)|shutil\.\w+|glob\.\w+|sys\.exit|importlib\.reload|imp\.reload|nltk\.download|spacy\.load|cv2\.imread|imageio\.\w+|PIL\.Image\.open|matplotlib\.pyplot\.(show|plot|savefig|scatter|hist)|sklearn\.datasets\.\w+|kagglehub\.\w+|gdown\.\w+|tensorflow\.keras\.models\.load_model|keras\.models\.load_model)$/;

const workingMethods =
  /^(fit|fit_transform|train|predict|evaluate|parse_args|from_pretrained|load_model|load_data\w*|load_dataset|read_\w+|download\w*|fetch\w*|connect|execute|getOrCreate|set_tensor|allocate_tensors|mainloop|serve_forever|to_csv|savefig)$/;
