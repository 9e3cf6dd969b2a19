import type { SourceFiles } from '../../evaluation/projectWorld';
import type { FunctionSyntax } from '../../python/index';
import type { ModuleFacts } from '../facts/code';
import type { ProjectFacts } from '../facts/projectFacts';
import { functionsIn, sourceFiles } from './project';
import { testFunction } from './testFunction';
import type { TestedFunction } from './writeTest';

/** A module with the functions that tests are written for. */
export interface TestableModule {
  readonly module: ModuleFacts;
  readonly functions: readonly (TestedFunction & { readonly killed: number; readonly mutants: number })[];
}

export interface Testable {
  /** The most telling first. */
  readonly modules: readonly TestableModule[];
  /** Why there is none, and what to do: one sentence. */
  readonly refusal: string;
}

/** A file of tests that somebody reads has no more. */
const mostFunctions = 4;
/** Looking further would take longer than anybody waits. */
const mostAsked = 150;
const leastShare = 0.34;

/** Modules of the project that can be imported without work, and whose functions can be followed by hand. */
export function testableModules({ project, code }: ProjectFacts): Testable {
  const files = sourceFiles(project);
  const importable = code.modules.filter(module => !runsOnImport(module, code.modules) && module.dotted !== '');
  const inOrder = [...importable].sort((a, b) => rank(a, project) - rank(b, project));
  const found: TestableModule[] = [];
  const failures: string[] = [];
  let asked = 0;
  for (const module of inOrder) {
    const functions = candidatesIn(module, files).slice(0, Math.max(0, mostAsked - asked));
    asked += functions.length;
    const tested = functions.flatMap(({ name }) => testedFunction(files, module, name, failures));
    const best = tested.sort((a, b) => b.killed - a.killed).slice(0, mostFunctions);
    if (best.length > 0) {
      found.push({ module, functions: best });
    }
  }
  const score = ({ module, functions }: TestableModule): number =>
    functions.reduce((sum, { killed }) => sum + killed, 0) / (1 + rank(module, project));
  return {
    modules: found.sort((a, b) => score(b) - score(a)),
    refusal: refusalFor({ project, code }, importable, failures),
  };
}

/** A function with its cases; without any, a sentence is added to `failures`, or the cases show too little of it. */
export function testedFunction(
  files: SourceFiles,
  module: ModuleFacts,
  name: string,
  failures: string[],
): TestableModule['functions'] {
  const { choice, syntax } = testFunction(files, module.document.path, name) ?? {};
  if (choice?.kind !== 'cases' || syntax === undefined) {
    failures.push(
      `${name}() of ${module.document.path}: ${choice?.kind === 'none' ? choice.reason : 'it is no plain function'}`,
    );
    return [];
  }
  return choice.killed / choice.mutants < leastShare
    ? []
    : [{ syntax, cases: choice.cases, killed: choice.killed, mutants: choice.mutants }];
}

/** Functions that a test can name and that are no tests themselves. */
export function candidatesIn({ document }: ModuleFacts, files: SourceFiles): readonly FunctionSyntax[] {
  return [...functionsIn(files.statementsOf(document.path) ?? []).values()].filter(
    ({ name, isAsync }) => !isAsync && !/^(test|main$|setup$|__)/.test(name),
  );
}

/** Itself, or one of the files of the project that come with it. */
export function runsOnImport(module: ModuleFacts, modules: readonly ModuleFacts[]): boolean {
  return (
    module.hasImportEffects ||
    modules.some(other => other.hasImportEffects && module.needs.includes(other.document.path))
  );
}

/** What the model lives on is worth a test before anything else. */
function rank({ document }: ModuleFacts, { zoneOf }: ProjectFacts['project']): number {
  const name = document.path.toLowerCase();
  const byZone = zoneOf(document.path) === 'production' ? 0 : 3;
  return (
    byZone +
    (/feature|preprocess|clean|transform|prepar/.test(name)
      ? 0
      : /train|model|predict|metric|util|data/.test(name)
        ? 0.5
        : 1)
  );
}

function refusalFor(
  { project, code }: Pick<ProjectFacts, 'project' | 'code'>,
  importable: readonly ModuleFacts[],
  failures: readonly string[],
): string {
  const [failure] = failures;
  if (failure !== undefined) {
    return `No test could be worked out without running the code (${failure}): move a calculation into a function of its own that takes and returns plain values, and write its first test by hand.`;
  }
  const running = code.modules.find(module => runsOnImport(module, code.modules));
  if (running !== undefined && importable.length === 0) {
    return `Importing ${running.document.path} runs it, so no test can import its functions: put what it does below \`if __name__ == "__main__":\` first.`;
  }
  const notebook = project.documents.find(
    document => document.kind === 'notebook' && document.facts.scopes.some(({ kind }) => kind === 'function'),
  );
  const named =
    notebook?.kind === 'notebook' ? notebook.facts.scopes.find(({ kind }) => kind === 'function')?.name : undefined;
  return named === undefined
    ? 'There is no function that a test could call: move a step of the work into a function in a file such as features.py first.'
    : `${named}() and all other functions stand in notebooks, where no test can import them: move ${named}() into a file such as features.py first.`;
}
