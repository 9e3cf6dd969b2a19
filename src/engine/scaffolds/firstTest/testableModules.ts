import * as l10n from '@vscode/l10n';
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
/** A test with stand-ins takes longer to find. */
const mostReplacing = 30;

/** How many functions are asked, without and with stand-ins. */
export interface Patience {
  readonly plain: number;
  readonly replacing: number;
  /** Of the mistakes that are tried, a test has to notice so many; usually a third, fewer with stand-ins. */
  readonly share?: number;
}
/** Of the mistakes that are tried, a test has to notice so many. */
const plainShare = 0.34;
const leastShare = 0.15;

/**
 * Modules of the project that can be imported without work, and whose functions can be followed by hand. Only where there
 * are none do tests replace services, models and files by stand-ins: what needs none is the better first test. `isAsked`
 * leaves modules out.
 */
export function testableModules(
  { project, code }: ProjectFacts,
  patience: Patience = { plain: mostAsked, replacing: mostReplacing },
  isAsked: (module: ModuleFacts) => boolean = () => true,
): Testable {
  const files = sourceFiles(project);
  const importable = code.modules.filter(
    module => isAsked(module) && runsOnImport(module, code.modules) === undefined && module.dotted !== '',
  );
  const inOrder = [...importable].sort((a, b) => rank(a, project) - rank(b, project));
  const plain = lookThrough(inOrder, files, { mayReplace: false, most: patience.plain, share: patience.share });
  const { found, failures } =
    plain.found.length > 0
      ? plain
      : lookThrough(inOrder, files, { mayReplace: true, most: patience.replacing, share: patience.share });
  const score = ({ module, functions }: TestableModule): number =>
    functions.reduce((sum, { killed }) => sum + killed, 0) / (1 + rank(module, project));
  return {
    modules: found.toSorted((a, b) => score(b) - score(a)),
    refusal: refusalFor({ project, asked: code.modules.filter(isAsked), modules: code.modules }, importable, failures),
  };
}

interface Looking {
  readonly mayReplace: boolean;
  /** So many functions are asked. */
  readonly most: number;
  readonly share: number | undefined;
}

function lookThrough(
  modules: readonly ModuleFacts[],
  files: SourceFiles,
  { mayReplace, most, share }: Looking,
): { readonly found: readonly TestableModule[]; readonly failures: readonly string[] } {
  const found: TestableModule[] = [];
  const failures: string[] = [];
  let asked = 0;
  for (const module of modules) {
    const functions = candidatesIn(module, files).slice(0, Math.max(0, most - asked));
    asked += functions.length;
    const tested = functions.flatMap(({ name }) =>
      testedFunction({ files, module, name, mayReplace, share }, failures),
    );
    const best = tested.sort((a, b) => b.killed - a.killed).slice(0, mostFunctions);
    if (best.length > 0) {
      found.push({ module, functions: best });
    }
  }
  return { found, failures };
}

export interface AskedFunction {
  readonly files: SourceFiles;
  readonly module: ModuleFacts;
  readonly name: string;
  /** Whether a test may put stand-ins in the place of what cannot be followed. */
  readonly mayReplace: boolean;
  readonly share?: number | undefined;
}

/** A function with its cases; without any, a sentence is added to `failures`, or the cases show too little of it. */
export function testedFunction(
  { files, module, name, mayReplace, share = mayReplace ? leastShare : plainShare }: AskedFunction,
  failures: string[],
): TestableModule['functions'] {
  const { choice, syntax } = testFunction(files, module.document.path, name, { mayReplace }) ?? {};
  if (choice?.kind !== 'cases' || syntax === undefined) {
    failures.push(
      `${name}() of ${module.document.path}: ${choice?.kind === 'none' ? choice.reason : l10n.t('it is no plain function')}`,
    );
    return [];
  }
  return choice.killed / choice.mutants < share
    ? []
    : [{ syntax, cases: choice.cases, killed: choice.killed, mutants: choice.mutants }];
}

/** Functions that a test can name and that are no tests themselves. */
export function candidatesIn({ document }: ModuleFacts, files: SourceFiles): readonly FunctionSyntax[] {
  return [...functionsIn(files.statementsOf(document.path) ?? []).values()].filter(
    ({ name, isAsync }) => !isAsync && !/^(test|main$|setup$|__)/.test(name),
  );
}

/** The file of the project that works when this one is imported, itself or one that comes with it, and what it calls. */
export function runsOnImport(
  module: ModuleFacts,
  modules: readonly ModuleFacts[],
): { readonly path: string; readonly call: string } | undefined {
  const found = [module, ...modules.filter(({ document }) => module.needs.includes(document.path))].find(
    ({ workOnImport }) => workOnImport !== undefined,
  );
  return found?.workOnImport === undefined ? undefined : { path: found.document.path, call: found.workOnImport };
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

interface Refused extends Pick<ProjectFacts, 'project'> {
  readonly asked: readonly ModuleFacts[];
  readonly modules: readonly ModuleFacts[];
}

function refusalFor(
  { project, asked, modules }: Refused,
  importable: readonly ModuleFacts[],
  failures: readonly string[],
): string {
  const [failure] = failures;
  if (failure !== undefined) {
    return l10n.t(
      'No test could be worked out without running the code ({0}): move a calculation into a function of its own that takes and returns plain values, and write its first test by hand.',
      failure,
    );
  }
  const running = asked.flatMap(module => runsOnImport(module, modules) ?? [])[0];
  if (running !== undefined && importable.length === 0) {
    return l10n.t(
      'Importing {0} runs {1}(), so no test can import its functions: put what it does below `if __name__ == "__main__":` first.',
      running.path,
      running.call,
    );
  }
  const notebook = project.documents.find(
    document => document.kind === 'notebook' && document.facts.scopes.some(({ kind }) => kind === 'function'),
  );
  const named =
    notebook?.kind === 'notebook' ? notebook.facts.scopes.find(({ kind }) => kind === 'function')?.name : undefined;
  return named === undefined
    ? l10n.t(
        'There is no function that a test could call: move a step of the work into a function in a file such as features.py first.',
      )
    : l10n.t(
        '{0}() and all other functions stand in notebooks, where no test can import them: move {0}() into a file such as features.py first.',
        named,
      );
}
