import type { FactsDocument } from '../../../detectors/sources';
import type { TextEdit } from '../../../model/report';
import type { ArgumentFact, CallFact, Place } from '../../../python/facts/facts';
import { replacePlace, textOfPlace } from '../training/lines';
import { freeName } from '../training/uses';

/** How the bytes are had that a call loads. */
export interface Bytes {
  /** `data`, `pathlib.Path(path).read_bytes()` */
  readonly code: string;
  /** A line before that, such as `content = answer.read()`, … */
  readonly above?: string;
  /** … and one behind it. */
  readonly below?: string;
  /** What the call itself has to read instead. */
  readonly edit?: TextEdit;
  /** A module that the code asks for. */
  readonly needs?: string;
}

/** Of a download; `undefined` for uploads, streams that can be read once, and what nobody knows. */
export function bytesOf(document: FactsDocument, load: CallFact, source: CallFact): Bytes | undefined {
  const [given] = load.arguments;
  if (given === undefined || given.unpacked !== undefined || !isDownload(source)) {
    return undefined;
  }
  const wrapped = wrappedIn(document, given);
  if (wrapped !== undefined || load.method === 'loads') {
    return named(document, wrapped ?? given.valuePlace);
  }
  const text = textOfPlace(document, given.valuePlace);
  return given.value.kind === 'name' && isOpened(document, text)
    ? { code: `${text}.read()`, below: `${text}.seek(0)` }
    : inFile(document, { load, place: given.valuePlace, source });
}

/** What `io.BytesIO(…)` is made of. */
function wrappedIn({ facts }: FactsDocument, { value }: ArgumentFact): Place | undefined {
  const call = value.kind === 'call' ? facts.calls[value.call] : undefined;
  const [only, ...others] = call?.callee === 'io.BytesIO' ? call.arguments : [];
  return others.length === 0 ? only?.valuePlace : undefined;
}

const giveBytes = /^(?:requests\.get|httpx\.get|urllib\.request\.urlopen|urllib2\.urlopen)$/;
const givePaths = /^(?:huggingface_hub\.hf_hub_download|urllib\.request\.urlretrieve|wget\.download|gdown\.download)$/;

function isDownload({ callee = '' }: CallFact): boolean {
  return giveBytes.test(callee) || givePaths.test(callee);
}

/** An expression is given a name, so that it is asked once. */
function named(document: FactsDocument, place: Place | undefined): Bytes | undefined {
  const text = place === undefined ? '' : textOfPlace(document, place);
  if (place === undefined || text.includes('\n')) {
    return undefined;
  }
  const free = freeName(document, 'content');
  return /^[A-Za-z_][\w.]*$/.test(text)
    ? { code: text }
    : { code: free, above: `${free} = ${text}`, edit: replacePlace(document, place, free) };
}

/** `with open(path, "rb") as file` */
function isOpened({ facts }: FactsDocument, name: string): boolean {
  const makers = facts.calls.filter(({ boundTo }) => boundTo.includes(name));
  return makers.length > 0 && makers.every(({ callee }) => callee === 'open');
}

interface Loaded {
  readonly load: CallFact;
  readonly place: Place;
  readonly source: CallFact;
}

/** A path, because it was written there, or because the download says where it is. */
function inFile(document: FactsDocument, { load, place, source }: Loaded): Bytes | undefined {
  const text = textOfPlace(document, place);
  const takesPaths = /^(?:joblib\.load|pandas\.read_pickle)$/.test(load.callee ?? '');
  const isPath = givePaths.test(source.callee ?? '') || (isWritten(document, text) && /^(?:\w+|(["'])[^"'\n]*\1)$/.test(text)); // prettier-ignore
  const bytes = takesPaths && isPath ? named(document, place) : undefined;
  const isText = /^(["'])[^"'\n\\]*\1$/.test(text);
  return bytes && (isText ? inPath(text) : { ...bytes, ...inPath(bytes.code) });
}

function isWritten(document: FactsDocument, text: string): boolean {
  return document.facts.calls.some(
    ({ callee, arguments: [file] }) =>
      callee === 'open' && file !== undefined && textOfPlace(document, file.valuePlace) === text,
  );
}

function inPath(path: string): Bytes {
  return { code: `pathlib.Path(${path}).read_bytes()`, needs: 'pathlib' };
}
