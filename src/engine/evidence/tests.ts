import type { Document } from '../model/document';
import { baseName } from '../model/location';
import { type CallFact, type PythonFacts, type ScopeFact, isScopeInside } from '../python/index';
import { type Hit, hitAtPlace } from './hits';

/** A function that pytest, unittest or nose would collect. */
export interface TestFunction {
  readonly name: string;
  /** It asserts something that could be false: no `assert True`, no empty body. */
  readonly asserts: boolean;
  readonly hit: Hit;
}

/**
 * The tests of a Python file that a runner would collect: functions `test…` and methods of test classes in
 * `test_*.py`, `*_test.py` or, for unittest, anywhere below a folder `tests`.
 */
export function readTests(document: Document): readonly TestFunction[] {
  if (document.kind !== 'python' || !isTestPath(document.path)) {
    return [];
  }
  const { facts } = document;
  const collected = facts.scopes.flatMap((scope, index) => (isTest(scope, facts, document.path) ? [index] : []));
  return collected.map(index => {
    const scope = facts.scopes[index];
    return {
      name: scope?.name ?? '',
      asserts: collectedAsserts(facts, index),
      hit: scope === undefined ? { line: null, text: '' } : hitAtPlace(document, scope.place),
    };
  });
}

function isTestPath(path: string): boolean {
  const name = baseName(path);
  return /^test.*\.py$|_tests?\.py$/.test(name) || (/(^|\/)tests?\//.test(path) && name.endsWith('.py'));
}

function isTest(scope: ScopeFact, facts: PythonFacts, path: string): boolean {
  if (scope.kind !== 'function' || !/^test/.test(scope.name)) {
    return false;
  }
  const parent = facts.scopes[scope.parent];
  if (parent?.kind === 'class') {
    return parent.bases.some(base => /TestCase$/.test(base)) || (/^Test/.test(parent.name) && isCollectedFile(path));
  }
  return scope.parent === 0 && isCollectedFile(path);
}

function isCollectedFile(path: string): boolean {
  return /^test_.*\.py$|_tests?\.py$|^tests?\.py$/.test(baseName(path));
}

/** In its own body, or in a function of the same file that it calls: `verify_files(project, config)`. */
function collectedAsserts(facts: PythonFacts, scope: number): boolean {
  const called = new Set(
    facts.calls.filter(call => isScopeInside(facts, call.scope, scope)).map(({ method }) => method),
  );
  const helpers = facts.scopes.flatMap(({ kind, name }, index) =>
    kind === 'function' && !name.startsWith('test') && called.has(name) ? [index] : [],
  );
  return [scope, ...helpers].some(each => assertsIn(facts, each));
}

function assertsIn(facts: PythonFacts, scope: number): boolean {
  return (
    facts.asserts.some(each => !each.constant && isScopeInside(facts, each.scope, scope)) ||
    facts.calls.some(call => isAssertingCall(call) && isScopeInside(facts, call.scope, scope))
  );
}

/** `self.assertEqual`, `np.testing.assert_allclose`, `pytest.raises`, `check_estimator`, `mock.assert_called_once`. */
function isAssertingCall(call: CallFact): boolean {
  return (
    /^(assert\w+|raises|warns|approx|check_estimator|fail|expect\w*)$/.test(call.method) &&
    !/^assert_?(True|False|true|false)$/.test(onLiteral(call))
  );
}

/** Name of the method when all that it is given is a literal, so that it proves nothing. */
function onLiteral(call: CallFact): string {
  return call.arguments.every(({ value }) => value.kind === 'constant') ? call.method : '';
}
