import { importedFiles, moduleIndex } from '../projects/importedFiles';
import type { Document, PythonDocument } from '../model/document';
import { baseName } from '../model/location';
import type { Project } from '../projects/project';

/** A module whose mistakes cost accuracy without a word, and whether a test gets there. */
export interface KeyModule {
  readonly document: PythonDocument;
  readonly tested: boolean;
}

/** One function alone is often only the start of a script. */
const leastFunctions = 2;

const keyName =
  /^(?:api|(?:\w+_)?(?:features?|feature_\w+|featuri[sz]\w*|preprocess\w*|preparation|cleaning|clean_data|transform\w*|train|train_\w+|training|trainer|predict|predict_\w+|predictor|inference|inference_\w+|serve|serving|scor(?:e|er|ing)))$/i;

/** Of the tools around the product, not of the product. */
const isAside =
  /(?:^|\/)(?:scripts?|tools?|bench\w*|smoke|migrations|alembic|dags|labs?|demos?|profiling|analysis|templates?|deploy\w*|infra\w*)\/|smoke|bench|profil|migrat|demo|plot/i;

/**
 * Modules of features, training and serving. A test gets there by imports, directly or through others, or by naming the
 * file or the module in a text: `python train.py`, `patch("src.train.load")`.
 */
export function keyModules(project: Project): readonly KeyModule[] {
  const modules = project.documents.filter(isPython);
  const key = modules.filter(document => isKey(document) && project.zoneOf(document.path) === 'production');
  const tests = modules.filter(({ path }) => project.zoneOf(path) === 'test');
  if (key.length === 0 || tests.length === 0) {
    return key.map(document => ({ document, tested: false }));
  }
  const reached = reachedFrom(tests, modules);
  const named = namesIn(tests);
  return key.map(document => ({ document, tested: reached.has(document.path) || named.has(stemOf(document)) }));
}

function isPython(document: Document): document is PythonDocument {
  return document.kind === 'python';
}

function isKey(document: PythonDocument): boolean {
  const { facts, textNotebook } = document;
  const functions = facts.scopes.filter(({ kind, empty }) => kind === 'function' && !empty);
  return (
    textNotebook === undefined &&
    functions.length >= leastFunctions &&
    keyName.test(stemOf(document)) &&
    !isAside.test(document.path)
  );
}

function stemOf({ path }: Document): string {
  return baseName(path).replace(/\.py$/, '');
}

function reachedFrom(tests: readonly PythonDocument[], modules: readonly PythonDocument[]): ReadonlySet<string> {
  const byPath = new Map<string, PythonDocument>(modules.map(document => [document.path, document]));
  const index = moduleIndex([...byPath.keys()]);
  const waiting = [...tests];
  const reached = new Set<string>(tests.map(({ path }) => path));
  for (let document = waiting.pop(); document !== undefined; document = waiting.pop()) {
    for (const path of importedFiles(document, index).filter(each => !reached.has(each))) {
      reached.add(path);
      waiting.push(...[byPath.get(path)].filter(each => each !== undefined));
    }
  }
  return reached;
}

/** Every name in an import or a text of the tests: a path that a test adds at run time leads to modules too. */
function namesIn(tests: readonly PythonDocument[]): ReadonlySet<string> {
  return new Set(
    tests.flatMap(({ facts }) => [
      ...facts.imports.flatMap(({ module, name = '' }) => [...module.split('.'), name]),
      ...facts.strings.flatMap(({ text, role }) =>
        role.kind === 'docstring' || text.length > 300 ? [] : text.split(/[^\w]+/),
      ),
    ]),
  );
}
