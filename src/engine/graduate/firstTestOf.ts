import * as l10n from '@vscode/l10n';
import { readPython } from '../documents/python';
import { type WorkspacePath, baseName } from '../model/location';
import type { FileChange, TextEdit } from '../model/report';
import { findCode } from '../scaffolds/facts/code';
import { hasFile, pathIn } from '../scaffolds/facts/paths';
import type { ProjectFacts } from '../scaffolds/facts/projectFacts';
import { createFile } from '../scaffolds/scaffold';
import { makeImportable } from '../scaffolds/firstTest/pytestSettings';
import { testableModules } from '../scaffolds/firstTest/testableModules';
import { writeTestFile } from '../scaffolds/firstTest/writeTestFile';
import type { FactSource } from '../scaffolds/facts/factSource';

/** A module that is to be written. */
export interface NewModule {
  readonly path: WorkspacePath;
  /** `churn.features` */
  readonly dotted: string;
  readonly text: string;
}

/** The first test of what left the notebook, or why there is none. */
export type FirstTest =
  | {
      readonly kind: 'test';
      readonly path: WorkspacePath;
      readonly edits: readonly TextEdit[];
      readonly files: readonly FileChange[];
    }
  | { readonly kind: 'none'; readonly reason: string };

/** Somebody waits for the preview. */
const patience = { plain: 30, replacing: 4 };

/** Writes the test as for any module: with values made by hand, and what comes out of the functions for them. */
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
  const { modules: testable, refusal } = testableModules(
    { ...facts, project: graduated, code: { ...code, modules: own } },
    patience,
  );
  const [best] = testable;
  if (best === undefined) {
    return { kind: 'none', reason: refusal };
  }
  const name = baseName(best.module.document.path);
  const free = [`tests/test_${name}`, `tests/test_${best.module.dotted.replaceAll('.', '_')}.py`].find(
    path => !hasFile(project, path),
  );
  if (free === undefined) {
    return { kind: 'none', reason: l10n.t('{0} is there already.', `tests/test_${name}`) };
  }
  const path = pathIn(project, free);
  const settings = makeImportable(project, best.module.searchPath);
  return {
    kind: 'test',
    path,
    edits: settings.edits,
    files: [createFile(path, writeTestFile(best.module, best.functions)), ...settings.files],
  };
}
