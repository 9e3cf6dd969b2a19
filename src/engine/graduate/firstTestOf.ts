import { readPython } from '../documents/python';
import type { WorkspacePath } from '../model/location';
import type { FileChange, TextEdit } from '../model/report';
import { findCode } from '../scaffolds/facts/code';
import type { ProjectFacts } from '../scaffolds/facts/projectFacts';
import { makeImportable } from '../scaffolds/firstTest/pytestSettings';
import { testFiles } from '../scaffolds/firstTest/testFiles';
import { type TestableModule, testableModules } from '../scaffolds/firstTest/testableModules';
import type { FactSource } from '../scaffolds/facts/factSource';

/** A module that is to be written. */
export interface NewModule {
  readonly path: WorkspacePath;
  /** `churn.features` */
  readonly dotted: string;
  readonly text: string;
}

/** The first tests of what left the notebook, or why there is none; `path` is that of the most telling. */
export type FirstTest =
  | {
      readonly kind: 'test';
      readonly path: WorkspacePath;
      readonly edits: readonly TextEdit[];
      readonly files: readonly FileChange[];
    }
  | { readonly kind: 'none'; readonly reason: string };

/** Stand-ins hold calls to their arguments, and these will get one more: a seed. */
const awaitsSeed =
  /^(?![^]*\brandom_state\b)[^]*\b(?:train_test_split|\w+(?:Split|Fold|Forest\w*|Boosting\w*|Classifier|Regressor))\(/;

/** Somebody waits for the preview. */
const patience = { plain: 30, replacing: 4, share: 0.15 };

/** Writes tests of each module as for any other: with values made by hand, and what comes out of the functions for them. */
export function firstTestOf(modules: readonly NewModule[], facts: ProjectFacts, source: FactSource): FirstTest {
  const { project } = facts;
  const documents = modules.map(({ path, text }) => readPython({ path, text, version: 'new', problems: [] }));
  const files = modules.map(({ path, text }) => ({ path, size: text.length, version: 'new' }));
  const graduated = {
    ...project,
    files: [...project.files, ...files],
    documents: [...project.documents, ...documents],
  };
  const code = findCode({ ...source, project: graduated });
  const own = code.modules.flatMap(module => {
    const written = modules.find(({ path }) => path === module.document.path);
    const others = module.searchPath.filter(folder => folder !== '' && folder !== 'src');
    return written === undefined
      ? []
      : [{ ...module, dotted: written.dotted, importRoot: 'src', searchPath: ['src', ...others] }];
  });
  const known = { ...facts, project: graduated, code: { ...code, modules: own } };
  const asked = own.map(({ document }) => {
    const most = awaitsSeed.test(document.text) ? { ...patience, replacing: 0 } : patience;
    return testableModules(known, most, each => each.document === document);
  });
  const found = asked.flatMap(({ modules: [best] }) => (best === undefined ? [] : [best]));
  const noticed = ({ functions }: TestableModule): number => functions.reduce((sum, { killed }) => sum + killed, 0);
  const tests = testFiles(
    project,
    found.toSorted((a, b) => noticed(b) - noticed(a)),
  );
  const [first] = tests;
  if (first === undefined) {
    return { kind: 'none', reason: asked[0]?.refusal ?? testableModules(known, patience, () => false).refusal };
  }
  const folders = [...new Set(tests.flatMap(({ tested }) => tested.module.searchPath))];
  const settings = makeImportable(project, folders);
  return {
    kind: 'test',
    path: first.file.path,
    edits: settings.edits,
    files: [...tests.map(({ file }) => file), ...settings.files],
  };
}
