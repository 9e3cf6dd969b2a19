import assert from 'node:assert/strict';
import { readPythonFacts, type PythonFacts } from '../../../../src/engine/python/index';

/** Asks for everything that rules may ask for. */
function readAll(code: string): PythonFacts {
  const facts = readPythonFacts([code], 'ipython');
  for (const call of facts.calls) assert.ok(call.close >= call.place.start && call.arguments.length >= 0);
  for (const string of facts.strings)
    assert.ok(string.text.length + string.guards.length + string.role.kind.length >= 0);
  for (const fact of facts.imports) assert.ok(fact.guards.length >= 0);
  for (const fact of facts.assignments) assert.ok(fact.value.kind.length * fact.targets.length > 0);
  for (const scope of facts.scopes) assert.ok(scope.parameters.length + scope.decorators.length >= 0);
  assert.ok(facts.names.length + facts.comments.length + facts.openWorld.length + facts.codeLines >= 0);
  assert.ok(facts.handlers.length + facts.asserts.length + facts.magics.length >= 0);
  return facts;
}

suite('unfinished code', () => {
  const line = 'import numpy as np\n';

  for (const typed of [
    'np.',
    'np.array(',
    'np.array([1, ',
    'x = ',
    'def f(',
    'if x',
    'f"{np',
    '"""',
    'from ',
    'x = "a',
    '@',
    'with open(p) as',
  ]) {
    test(`"${typed}" leaves the rest of the file alone`, () => {
      const facts = readAll(`${line}np.ones(1)\n${typed}`);
      assert.equal(facts.calls[0]?.callee, 'numpy.ones');
    });
  }
  test('faults have places in UTF-16 units', () => {
    const text = 'é = "😀"\nx = )';
    const [fault] = readAll(text).faults;
    assert.equal(text.slice(fault?.place.start, fault?.place.end), ')');
  });
});

suite('hostile code ends in time', () => {
  const many = (count: number, line: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => line(index)).join('\n');

  const cases: Readonly<Record<string, string>> = {
    'a chain of calls': `x${'.a()'.repeat(20_000)}`,
    'a chain of names': many(10_000, index => `x${index + 1} = x${index}`),
    'names that feed on each other in a loop': `while t:\n${many(400, index => `  x${index % 40} = x${(index * 7) % 40}.m()`)}`,
    'one name bound everywhere': `${many(10_000, () => 'x = f()')}\ndef g():\n${many(10_000, () => '  x.y()')}`,
    'one attribute bound everywhere': `class C:\n  def f(self):\n${many(10_000, () => '    self.x = open(y)\n    self.x.z()')}`,
    'a long chain of elif': `if a: f()\n${many(5000, () => 'elif b: f("x")')}`,
    'a big dict': `x = {${many(20_000, index => `"k${index}": "v",`)}}`,
    'a sum in an assert': `assert ${'1+'.repeat(50_000)}1`,
    'deep functions': many(90, index => `${' '.repeat(index)}def f(self, a=lambda: 0):`) + ' pass',
  };
  for (const [title, code] of Object.entries(cases)) {
    test(title, () => {
      const start = performance.now();
      readAll(code);
      assert.ok(performance.now() - start < 10_000);
    });
  }
});
