import { matchAt } from '../detectors/matchAt';
import { hasFacts, locationOf, textOfSource, type FactsDocument } from '../detectors/sources';
import { type CallFact, type Place, isPlaceInside } from '../python/index';
import type { Checker } from './checker';

/** Finds pickles that are loaded from a download or an upload, with nothing that compares a checksum. */
export const foreignPickle: Checker = {
  scope: 'document',
  kinds: ['python', 'notebook'],
  captures: ['callee', 'source'],
  anchors: [],
  concerns: document => hasFacts(document) && loaders.some(document.facts.mayCall),
  *detect(document) {
    const loads = hasFacts(document) ? callsTo(document, loaders).filter(runsCode) : [];
    if (!hasFacts(document) || loads.length === 0) {
      return;
    }
    const foreign = callsTo(document, senders).filter(
      call => !call.arguments.some(({ keyword }) => keyword === 'revision'),
    );
    for (const load of foreign.length === 0 || isCompared(document) ? [] : loads) {
      const source = foreign.find(call => reaches(document, call, load));
      if (source !== undefined) {
        const location = locationOf(document, load.calleePlace);
        yield matchAt(location, { callee: { text: load.text, location }, source: source.text });
      }
    }
  },
};

const loaders: readonly string[] = [
  'pickle.load', 'pickle.loads', 'joblib.load', 'dill.load', 'dill.loads', 'cloudpickle.load', 'cloudpickle.loads',
  'pandas.read_pickle', 'numpy.load', 'torch.load', 'keras.models.load_model', 'tensorflow.keras.models.load_model',
]; // prettier-ignore

/** What comes from them, somebody else may have written. */
const senders: readonly string[] = [
  'requests.get', 'httpx.get', 'urllib.request.urlopen', 'urllib.request.urlretrieve', 'urllib2.urlopen', 'wget.download',
  'gdown.download', 'huggingface_hub.hf_hub_download', 'huggingface_hub.snapshot_download', 'streamlit.file_uploader',
  'streamlit.sidebar.file_uploader', 'flask.request.files.get', 'google.colab.files.upload',
]; // prettier-ignore

function callsTo({ facts }: FactsDocument, names: readonly string[]): readonly CallFact[] {
  return names.filter(facts.mayCall).flatMap(facts.callsOf);
}

/** Arrays, weights and networks are data unless a switch says otherwise. */
function runsCode({ callee, arguments: given }: CallFact): boolean {
  const switches: Readonly<Record<string, readonly [string, boolean]>> = {
    'numpy.load': ['allow_pickle', true],
    'torch.load': ['weights_only', false],
    'keras.models.load_model': ['safe_mode', false],
    'tensorflow.keras.models.load_model': ['safe_mode', false],
  };
  const needed = switches[callee ?? ''];
  return (
    needed === undefined ||
    given.some(({ keyword, value }) => keyword === needed[0] && value.kind === 'constant' && value.value === needed[1])
  );
}

function isCompared({ facts }: FactsDocument): boolean {
  return facts.imports.some(({ module }) => /^(?:hashlib|pooch|hmac)(?:\.|$)/.test(module));
}

/** Through names, `with` and files that are written under the name under which they are read. */
function reaches(document: FactsDocument, from: CallFact, load: CallFact): boolean {
  const seen = new Set<CallFact>();
  const open = [load];
  for (let call = open.pop(); call !== undefined && seen.size < 40; call = open.pop()) {
    if (call === from || isPlaceInside(from.place, call.place)) {
      return true;
    }
    if (!seen.has(call)) {
      seen.add(call);
      const words = wordsOf(document, call);
      open.push(...document.facts.calls.filter(other => other !== call && gives(document, other, words, call)));
    }
  }
  return false;
}

/** Whether a call binds a name that the words speak of, or writes a file that they name. */
function gives(document: FactsDocument, other: CallFact, words: ReadonlySet<string>, to: CallFact): boolean {
  const isNear = other.scope === to.scope || other.scope === 0;
  const isBound = isNear && other.boundTo.some(name => words.has(name));
  return (
    isBound ||
    (isWriting(other) && [...wordsOf(document, other)].some(word => /\.\w+["']$/.test(word) && words.has(word)))
  );
}

function isWriting({ method, arguments: given }: CallFact): boolean {
  const opens = given.some(({ value }) => value.kind === 'string' && /^[wax]b?\+?$/.test(value.text));
  return /^(?:urlretrieve|download|hf_hub_download)$/.test(method) || (method === 'open' && opens);
}

/** Names and strings in the arguments of a call, and in what the names stand for: `data` after `data = answer.content`. */
function wordsOf(document: FactsDocument, { arguments: given, scope }: CallFact): ReadonlySet<string> {
  const words = new Set(given.flatMap(({ valuePlace }) => wordsAt(document, valuePlace)));
  for (const { targets, valuePlace, scope: other } of document.facts.assignments) {
    if (other === scope && targets.some(target => words.has(target))) {
      wordsAt(document, valuePlace).forEach(word => words.add(word));
    }
  }
  return words;
}

function wordsAt(document: FactsDocument, { source, start, end }: Place): readonly string[] {
  const text = textOfSource(document, source).slice(start, end);
  return text.match(/(["'])[^"'\n]*\1|[A-Za-z_]\w*/g) ?? [];
}
