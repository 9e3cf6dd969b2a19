import type { TestableModule } from '../firstTest/testableModules';
import { testName } from '../firstTest/testName';
import type { TestFile, Unit } from './units';

/** A function that tests can be written for, and where it comes from. */
export interface Tested {
  readonly module: TestableModule['module'];
  readonly tested: TestableModule['functions'][number];
}

export interface Assigned {
  readonly file: TestFile;
  /** What stands in the place of a placeholder from now on. */
  readonly tests: ReadonlyMap<Unit, readonly Tested[]>;
}

/** A file of tests that somebody reads has no more of one module. */
const most = 4;

/**
 * Each placeholder gets the function that it is called after. In a file where none is, the first placeholder gets
 * functions of the module that the file is called after, or of the next one that is left.
 */
export function assignTests(files: readonly TestFile[], modules: readonly TestableModule[]): readonly Assigned[] {
  const left = new Set(modules.flatMap(({ module, functions }) => functions.map(tested => ({ module, tested }))));
  const named = files.map(file => ({ file, tests: namedTests(file, left) }));
  return named
    .toSorted((a, b) => Number(hasOwnModule(b.file, modules)) - Number(hasOwnModule(a.file, modules)))
    .map(({ file, tests }) => ({ file, tests: tests.size > 0 ? tests : otherTests(file, left) }));
}

function hasOwnModule(file: TestFile, modules: readonly TestableModule[]): boolean {
  return modules.some(({ module }) => isHomeOf(file, module));
}

/** `left` loses what is taken. */
function namedTests(file: TestFile, left: Set<Tested>): Assigned['tests'] {
  const tests = new Map<Unit, readonly Tested[]>();
  for (const unit of file.units) {
    const own = [...left].find(each => isCalledAfter(unit, each.tested.syntax) && canStandIn(file, each));
    if (own !== undefined) {
      tests.set(unit, [own]);
      left.delete(own);
    }
  }
  return tests;
}

function otherTests(file: TestFile, left: Set<Tested>): Assigned['tests'] {
  const free = file.units.find(({ margin }) => margin === '');
  const usable = [...left].filter(each => canStandIn(file, each));
  const home = (usable.find(({ module }) => isHomeOf(file, module)) ?? usable[0])?.module;
  const chosen = usable.filter(({ module }) => module === home).slice(0, most);
  chosen.forEach(each => left.delete(each));
  return free === undefined || chosen.length === 0 ? new Map() : new Map([[free, chosen]]);
}

/** `test_features.py` is that of `churn.features`. */
function isHomeOf({ document }: TestFile, { dotted }: Tested['module']): boolean {
  return document.path.endsWith(`test_${dotted.split('.').at(-1) ?? ''}.py`);
}

function isCalledAfter({ names, margin }: Unit, syntax: Tested['tested']['syntax']): boolean {
  const name = testName(syntax);
  return margin === '' && names.some(each => each === `test_${name}` || each.startsWith(`test_${name}_`));
}

/** No other test of the file has the name, and nothing else in it is called as the function is. */
function canStandIn({ document, units }: TestFile, { module, tested: { syntax } }: Tested): boolean {
  const going = new Set(units.flatMap(({ names }) => names));
  const start = `test_${testName(syntax)}`;
  const { scopes, imports } = document.facts;
  return (
    !scopes.some(({ name }) => name === syntax.name || (name.startsWith(start) && !going.has(name))) &&
    !imports.some(fact => fact.bound === syntax.name && fact.module !== module.dotted)
  );
}
