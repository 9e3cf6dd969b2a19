import { matchAt } from '../detectors/matchAt';
import { readDependencies } from '../evidence/dependencies';
import type { Document } from '../model/document';
import type { Span } from '../model/location';
import type { Checker } from './checker';

/** Name → what it is called today; of pip's index alone, since Conda has names of its own. */
const renamed: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sklearn: 'scikit-learn',
    fbprophet: 'prophet',
    'pandas-profiling': 'ydata-profiling',
    'tensorflow-gpu': 'tensorflow',
    pytorch: 'torch',
    opencv: 'opencv-python',
    cv2: 'opencv-python',
    dotenv: 'python-dotenv',
    yaml: 'PyYAML',
    bs4: 'beautifulsoup4',
    pil: 'Pillow',
    skimage: 'scikit-image',
    imblearn: 'imbalanced-learn',
    dateutil: 'python-dateutil',
    nose: 'pytest',
    gym: 'gymnasium',
    pycrypto: 'pycryptodome',
    oauth2client: 'google-auth',
    distribute: 'setuptools',
    'pyspark-stubs': 'pyspark',
    pymc3: 'pymc',
    'google-generativeai': 'google-genai',
  }),
);

/** Of these Conda has packages that are alive. */
const aliveInConda = new Set([
  'pytorch',
  'opencv',
  'tensorflow-gpu',
  'nose',
  'fbprophet',
  'pandas-profiling',
  'gym',
  'yaml',
  'bs4',
  'dateutil',
  'pymc3',
]);

/** Finds dependencies under names that lead to no package any more, or to an empty one. */
export const renamedPackage: Checker = {
  scope: 'document',
  kinds: ['requirements', 'toml', 'yaml', 'ini'],
  captures: ['package', 'today'],
  anchors: [],
  concerns: document => readDependencies(document).length > 0,
  *detect(document) {
    for (const { name, hit } of readDependencies(document)) {
      const today = renamed.get(name);
      const span = today === undefined || hit.line === null ? undefined : nameIn(document, hit.line, name);
      if (today !== undefined && span !== undefined && !isAlive(name, document, hit.text)) {
        const location = { kind: 'file', path: document.path, span } as const;
        yield matchAt(location, { package: { text: document.text.slice(span.start, span.end), location }, today });
      }
    }
  },
};

/** Conda has it, or it is of the years when there was one package for each kind of computer. */
function isAlive(name: string, { kind }: Document, text: string): boolean {
  const isOfItsTime = name === 'tensorflow-gpu' && /(?:==|<=?|~=)\s*["']?1\.|<\s*2\b/.test(text);
  return isOfItsTime || (kind === 'yaml' && aliveInConda.has(name));
}

/** Where the name stands on its line, written with any of `-`, `_` and `.`. */
function nameIn({ text }: Document, line: number, name: string): Span | undefined {
  const start = text.split('\n', line - 1).reduce((offset, before) => offset + before.length + 1, 0);
  const shown = text.slice(start).split('\n', 1)[0] ?? '';
  const found = new RegExp(`(?<![\\w.-])${name.replaceAll('-', '[-_.]')}(?![\\w.-])`, 'i').exec(shown);
  return found === null ? undefined : { start: start + found.index, end: start + found.index + found[0].length };
}
