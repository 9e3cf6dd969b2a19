import { rememberTogether } from '../documents/remember';
import type { Document, DocumentKind } from '../model/document';
import type { WorkspacePath } from '../model/location';
import type { Evidence } from '../model/report';
import { compileGlobs, routeGlobs } from '../workspace/pathMatcher';
import { compileConditions, isAboutPathOnly } from './conditions';
import type { DocumentReaders } from './documentReaders';
import type { FileAlternative, Search } from './evidenceSet';
import type { Ground, GroundFile } from './ground';
import { type Hit, toEvidence } from './hits';
import { inDoubt, isUnread } from './unread';

/** Goes over a ground once for all file alternatives; the result has one entry for each, in their order. */
export type Sweep = (ground: Ground) => readonly Search[];

/** Compiles the globs of all alternatives into one router, so that a file meets only the questions it may answer. */
export function compileSweep(alternatives: readonly FileAlternative[], readers: DocumentReaders): Sweep {
  const rememberHits = rememberTogether<Document, Hit | null>();
  const questions = alternatives.map(alternative => {
    return compileQuestion(alternative, rememberHits(compileConditions(alternative, readers)));
  });
  const byPath = rememberPaths(
    routeGlobs(
      alternatives.map(({ files }) => files),
      { ignoreCase: true },
    ),
  );
  const byKind = indexByKind(alternatives);
  return ground => {
    const searches = questions.map(openSearch);
    for (const file of ground.files) {
      for (const index of [...byPath(file.relative), ...(byKind.get(kindOf(file)) ?? [])]) {
        ask(questions[index], file, ground, searches[index]);
      }
    }
    return searches.map(({ evidence, unread, read }) => ({ evidence, unread: inDoubt(unread, read) }));
  };
}

interface Question {
  readonly alternative: FileAlternative;
  readonly aboutPathOnly: boolean;
  readonly asksForData: boolean;
  readonly isLeftOut: (path: string) => boolean;
  /** Remembered for each document. */
  readonly answer: (document: Document) => Hit | null;
}

interface OpenSearch {
  readonly evidence: Evidence[];
  readonly unread: WorkspacePath[];
  /** How many files could be asked. */
  read: number;
}

/** Paths stay the same from scan to scan; the router is asked once for each. */
function rememberPaths(route: (path: string) => readonly number[]): (path: string) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return path => {
    const found = known.get(path) ?? route(path);
    known.set(path, found);
    return found;
  };
}

function compileQuestion(alternative: FileAlternative, answer: Question['answer']): Question {
  return {
    alternative,
    aboutPathOnly: isAboutPathOnly(alternative),
    asksForData: alternative.keys.length + alternative.dependencies.length + alternative.commands.length > 0,
    isLeftOut: compileGlobs(alternative.except, { ignoreCase: true }),
    answer,
  };
}

function openSearch(): OpenSearch {
  return { evidence: [], unread: [], read: 0 };
}

/** Alternatives that name no files: which kinds of document could answer them. */
function indexByKind(alternatives: readonly FileAlternative[]): ReadonlyMap<DocumentKind, readonly number[]> {
  const index = new Map<DocumentKind, number[]>();
  alternatives.forEach((alternative, number) => {
    for (const kind of alternative.files.length === 0 ? kindsFor(alternative) : []) {
      index.set(kind, [...(index.get(kind) ?? []), number]);
    }
  });
  return index;
}

function kindsFor({
  kinds,
  imports,
  calls,
  defines,
  decorators,
  bases,
  docker,
  dependencies,
}: FileAlternative): readonly DocumentKind[] {
  if (kinds.length > 0) {
    return kinds;
  }
  if ([imports, calls, defines, decorators, bases].some(list => list.length > 0)) {
    return ['python', 'notebook'];
  }
  return docker.length > 0 ? ['dockerfile'] : dependencies.length > 0 ? manifestKinds : everyKind;
}

const manifestKinds: readonly DocumentKind[] = [
  'requirements',
  'toml',
  'yaml',
  'json',
  'ini',
  'python',
  'text',
  'julia',
];
const everyKind: readonly DocumentKind[] = [
  ...manifestKinds, 'notebook', 'dockerfile', 'markdown', 'shell', 'makefile', 'sql', 'r',
]; // prettier-ignore

function kindOf({ document, relative }: GroundFile): DocumentKind {
  return document?.kind ?? (/\.ipynb$/i.test(relative) ? 'notebook' : /\.py$/i.test(relative) ? 'python' : 'text');
}

function ask(question: Question | undefined, file: GroundFile, ground: Ground, search: OpenSearch | undefined): void {
  if (question === undefined || search === undefined || !concerns(question, file)) {
    return;
  }
  if (mayBeUnread(question, file) && isUnread(ground, file)) {
    search.unread.push(file.entry.path);
    return;
  }
  search.read += 1;
  const found = answerFor(question, file);
  if (found !== null) {
    search.evidence.push(toEvidence(file.entry.path, found));
  }
}

function concerns(
  { alternative: { kinds, zones }, isLeftOut }: Question,
  { relative, zone, document }: GroundFile,
): boolean {
  return (
    (zones.length === 0 || zones.includes(zone)) &&
    (document === undefined || kinds.length === 0 || kinds.includes(document.kind)) &&
    !isLeftOut(relative)
  );
}

/** Whether a broken file leaves the question open; asking every YAML file would parse every YAML file. */
function mayBeUnread({ alternative, asksForData }: Question, { document }: GroundFile): boolean {
  return document === undefined || document.kind === 'notebook' || (alternative.files.length > 0 && asksForData);
}

function answerFor(question: Question, { document, entry }: GroundFile): Hit | null {
  if (document !== undefined) {
    return question.answer(document);
  }
  // A file that nobody reads, such as a lock of another tool, is there by its name and size.
  return question.aboutPathOnly && entry.size >= question.alternative.minimum ? { line: null, text: '' } : null;
}
