import { foreignPickle } from '../../checkers/foreignPickle';
import type { Match } from '../../detectors/detector';
import { hasFacts, locationOf, type FactsDocument } from '../../detectors/sources';
import { workspacePath } from '../../model/location';
import type { TextEdit } from '../../model/report';
import { type CallFact, comparePlaces } from '../../python/index';
import type { Project } from '../../projects/project';
import { addImport } from '../addImport';
import { callAt } from './callAt';
import { codeOf } from './loops/mentions';
import { bytesOf, type Bytes } from './loads/bytesOf';
import type { Rewrite, Rewritten } from './rewrite';
import { stepsTo } from './suites';
import { type Lines, linesAbove, linesOf, replacePlace } from './training/lines';

/**
 * Turns back the switch that lets arrays, weights and networks bring code. Pickles, which are code, are compared with a
 * SHA-256 from the environment before they are loaded: all of a file at once, since a file that compares one is not asked
 * about the others. Not where a user uploads: nobody knows the sum of that.
 */
export const checkBeforeLoad: Rewrite = ({ location }, { document, project }) => {
  const call = hasFacts(document) ? callAt(document, location) : undefined;
  if (!hasFacts(document) || call === undefined) {
    return undefined;
  }
  const edit = switchedBack(document, call);
  return edit === undefined ? compareAll(document, project) : { edits: [edit] };
};

const switches: Readonly<Record<string, string>> = { weights_only: 'True', allow_pickle: 'False', safe_mode: 'True' };

function switchedBack(document: FactsDocument, { arguments: given }: CallFact): TextEdit | undefined {
  const found = given.find(({ keyword, value }) => (keyword ?? '') in switches && value.kind === 'constant');
  return found && replacePlace(document, found.valuePlace, switches[found.keyword ?? ''] ?? '');
}

/** A load whose file can be compared above its statement. */
interface Comparison {
  readonly call: CallFact;
  readonly bytes: Bytes;
  readonly lines: Lines;
}

function compareAll(document: FactsDocument, project: Project): Rewritten | undefined {
  const matches = foreignPickle.scope === 'document' ? [...foreignPickle.detect(document, {})] : [];
  const all = matches.map(match => comparisonOf(document, match));
  const known = all.filter(each => each !== undefined).sort((a, b) => comparePlaces(a.call.place, b.call.place));
  const names = namesFor(known, project);
  if (known.length < all.length || names.length < known.length) {
    return undefined;
  }
  const edits = known.flatMap((each, index) => comparing(document, each, names[index] ?? ''));
  const root = project.root === '.' ? '' : `${project.root}/`;
  const lines = names.map(name => `${name}=`);
  return {
    edits: [...new Set(edits)],
    files: [{ kind: 'append', path: workspacePath(`${root}.env.example`), lines }],
  };
}

function comparisonOf(document: FactsDocument, { location, captures }: Match): Comparison | undefined {
  const call = callAt(document, location);
  const source = document.facts.calls.find(({ text }) => text === captures['source']?.text);
  if (call === undefined || source === undefined || switchedBack(document, call) !== undefined) {
    return undefined;
  }
  const [bytes, lines] = [bytesOf(document, call, source), linesAround(document, call)];
  return bytes && lines && { call, bytes, lines };
}

/** What is loaded only now and then, or in a comprehension, cannot be compared above its statement. */
function linesAround(document: FactsDocument, { place }: CallFact): Lines | undefined {
  const statement = stepsTo(document, place).at(-1)?.statement;
  const isPlain =
    statement !== undefined &&
    /^(?:assign|expression|return)$/.test(statement.kind) &&
    !/\b(?:for|lambda|if|and|or)\b/.test(codeOf(document, statement.place));
  return isPlain ? linesOf(document, statement.place) : undefined;
}

/** One name for each file, from what it is loaded as; none where the project has one of them already. */
function namesFor(all: readonly Comparison[], { documents }: Project): readonly string[] {
  const names = all.map(({ call }) => `${nameIn(call.boundTo[0])}_SHA256`);
  const isTaken = (name: string): boolean => documents.some(({ text }) => text.includes(name));
  return new Set(names).size < names.length || names.some(isTaken) ? [] : names;
}

function nameIn(bound = ''): string {
  const name = bound.slice(bound.lastIndexOf('.') + 1);
  return /^[A-Za-z]\w*$/.test(name) ? name.toUpperCase() : 'DOWNLOAD';
}

function comparing(document: FactsDocument, { call, bytes, lines }: Comparison, name: string): readonly TextEdit[] {
  const location = locationOf(document, call.place);
  const modules = ['hashlib', 'os', ...(bytes.needs === undefined ? [] : [bytes.needs])];
  const written = [
    ...(bytes.above === undefined ? [] : [bytes.above]),
    `if hashlib.sha256(${bytes.code}).hexdigest() != os.environ["${name}"]:`,
    `    raise ValueError("this is not the file that ${name} was written down for")`,
    ...(bytes.below === undefined ? [] : [bytes.below]),
  ];
  return [
    ...modules.flatMap(module => addImport(document, location, { module, name: undefined })),
    linesAbove(document, lines, written),
    ...(bytes.edit === undefined ? [] : [bytes.edit]),
  ];
}
