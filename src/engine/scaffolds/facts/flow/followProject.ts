import type { Project } from '../../../projects/project';
import type { TableFacts } from '../tables';
import { callFunction } from './functions';
import { followModule } from './modules';
import type { CodeDocument, Run, Save } from './run';
import type { Scope } from './scope';
import { type FunctionValue, type Value, frameOf, unknown } from './values';

/** Enough for long notebooks; code that needs more is not followed to its end. */
const budget = 60_000;

const writes = /^(dump|save|save_model|log_model|save_pretrained|export|SerializeToString)$/;

/** Everything that scripts and notebooks save, with what led to it. Code is read, nothing is run. */
export function findSaves(project: Project, tables: readonly TableFacts[]): readonly Save[] {
  const documents = new Map(
    project.documents.flatMap(document =>
      isCode(document) && project.zoneOf(document.path) !== 'test' ? [[document.path, document] as const] : [],
    ),
  );
  const run: Run = {
    documentAt: path => documents.get(path),
    paths: [...documents.keys()].filter(path => path.endsWith('.py')),
    tables,
    modules: new Map(),
    saves: [],
    watches: [],
    called: new Set(),
    active: [],
    budget,
  };
  for (const document of documents.values()) {
    if (document.facts.calls.some(({ method }) => writes.test(method))) {
      run.budget = budget;
      followWhole(run, document);
    }
  }
  return run.saves;
}

function isCode(document: Project['documents'][number]): document is CodeDocument {
  return document.kind === 'python' || document.kind === 'notebook';
}

/** The file as a script, and then each function that nothing has called, with what nobody knows. */
function followWhole(run: Run, { path }: CodeDocument): void {
  const scope = followModule(run, path);
  functionsIn(scope).forEach(called => {
    if (!run.called.has(called.statement)) {
      callFunction(run, called, {
        positional: called.statement.parameters.map(({ name }) => likely(name)),
        keywords: new Map(),
      });
    }
  });
}

function functionsIn(scope: Scope | undefined): readonly FunctionValue[] {
  return (scope?.values ?? []).flatMap(value => {
    if (value.kind === 'function' && value.document === scope?.document) {
      return [value];
    }
    return value.kind === 'class' ? methodsOf(value.body, scope) : [];
  });
}

function methodsOf(body: Scope, around: Scope | undefined): readonly FunctionValue[] {
  const self: Value = { kind: 'instance', body, attributes: new Map() };
  return body.document === around?.document && body.own('__name__') === undefined
    ? body.values.flatMap(value => (value.kind === 'function' ? [{ ...value, self }] : []))
    : [];
}

/** A parameter called `df` is a table whose columns nobody knows. */
function likely(name: string): Value {
  return /^(df|data|frame|table|X|x)(_|$)|_df$/.test(name) ? frameOf(undefined) : unknown;
}
