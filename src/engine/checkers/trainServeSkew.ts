import type { Match } from '../detectors/detector';
import { matchAt } from '../detectors/matchAt';
import { remember } from '../documents/remember';
import type { Document, RequirementsDocument } from '../model/document';
import type { Span } from '../model/location';
import type { Checker } from './checker';

/** Finds pins of libraries that models depend on, which differ between what trains and what serves. */
export const trainServeSkew: Checker = {
  scope: 'project',
  kinds: ['requirements', 'dockerfile'],
  captures: ['package', 'version', 'trained', 'source', 'specifier'],
  anchors: [],
  concerns: document => servedFrom(document.path) !== undefined && pinsIn(document).length > 0,
  *detect({ documents, workspace }) {
    const served = documents
      .filter(isAsked)
      .flatMap(pinsIn)
      .filter(({ path }) => servedFrom(path) !== undefined);
    const training =
      served.length === 0
        ? []
        : workspace.documents
            .filter(isAsked)
            .flatMap(pinsIn)
            .filter(({ path }) => servedFrom(path) === undefined);
    for (const pin of served) {
      const others = training.filter(other => other.name === pin.name && isBeside(other.path, servedFrom(pin.path)));
      const [first] = others;
      if (first !== undefined && others.every(other => releaseOf(other) !== releaseOf(pin))) {
        yield toMatch(pin, first);
      }
    }
  },
};

function toMatch(pin: Pin, trained: Pin): Match {
  const location = { kind: 'file', path: pin.path, span: pin.span } as const;
  const match = matchAt(location, {
    package: pin.name,
    version: pin.version,
    trained: trained.version,
    source: trained.path,
    specifier: { text: `${pin.name}==${pin.version}`, location },
  });
  return { ...match, fixable: pin.isPlain };
}

function isAsked({ path }: Document): boolean {
  return !aside.test(path);
}

const aside = /(?:^|[/_.-])(?:tests?|dev|docs?|lint|examples?)(?=[/_.-]|$)/i;

const serving =
  /(?:^|[/_.-])(?:serv(?:e|er|ice|ing|ices)|api|app|webapp|web|backend|deploy(?:ment)?|inference|predict(?:ion|or)?|endpoint|lambda|streamlit|flask|fastapi|scoring|production|prod)(?:[/_.-]|$)/i;

/** The folder above the part of a path that says "serving": `` of `api/requirements.txt`, `x` of `x/Dockerfile.serve`. */
function servedFrom(path: string): string | undefined {
  const parts = path.split('/');
  const found = parts.findIndex(part => serving.test(part));
  return found < 0 ? undefined : parts.slice(0, found).join('/');
}

/** In that folder, or in a folder of it. */
function isBeside(path: string, folder: string | undefined): boolean {
  if (folder === undefined || !(folder === '' || path.startsWith(`${folder}/`))) {
    return false;
  }
  return path.slice(folder.length).split('/').filter(Boolean).length <= 2;
}

interface Pin {
  readonly path: Document['path'];
  readonly name: string;
  readonly version: string;
  readonly span: Span;
  /** Nothing but a name and a version: no extras, hashes or conditions that another version would lose. */
  readonly isPlain: boolean;
}

/** 1.26.0 is 1.26, and a CPU build has the version of the GPU build. */
function releaseOf({ version }: Pin): string {
  return version.replace(/\+.*$/, '').replace(/(?:\.0)+$/, '');
}

const shaping = new Set([
  'scikit-learn', 'numpy', 'pandas', 'xgboost', 'lightgbm', 'catboost', 'torch', 'tensorflow', 'keras', 'transformers',
  'onnx', 'onnxruntime', 'joblib', 'cloudpickle', 'category-encoders',
]); // prettier-ignore

const pinsIn = remember((document: Document): readonly Pin[] => {
  if (document.kind === 'requirements') {
    return requirementPins(document);
  }
  return document.kind === 'dockerfile' ? dockerPins(document) : [];
});

function requirementPins({ path, text, requirements }: RequirementsDocument): readonly Pin[] {
  return requirements.flatMap(({ name, specifier, span }) => pinOf({ path, text }, name, specifier, span));
}

function pinOf(
  { path, text }: Pick<Document, 'path' | 'text'>,
  name: string,
  specifier: string,
  span: Span,
): readonly Pin[] {
  const version = /^===?\s*([\w.!+-]+)/.exec(specifier)?.[1];
  const isPlain = /^[\w.-]+\s*==\s*[\w.!-]+$/.test(text.slice(span.start, span.end).trim());
  return version === undefined || !shaping.has(name) ? [] : [{ path, name, version, span, isPlain }];
}

function dockerPins(document: Extract<Document, { readonly kind: 'dockerfile' }>): readonly Pin[] {
  return document.instructions
    .filter(({ keyword, text }) => keyword === 'RUN' && /\binstall\b/.test(text))
    .flatMap(({ span }) =>
      [...document.text.slice(span.start, span.end).matchAll(installed)].flatMap(
        ({ 0: all, 1: name = '', 2: specifier = '', index }) => {
          const start = span.start + index;
          return pinOf(document, name.toLowerCase().replace(/[_.]/g, '-'), specifier, {
            start,
            end: start + all.length,
          });
        },
      ),
    );
}

const installed = /(?<=[\s"'])([A-Za-z][\w.-]*)(?:\[[^\]\s]*\])?(==[\w.!+-]+)/g;
