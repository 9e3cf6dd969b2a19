import assert from 'node:assert/strict';
import { readPythonFacts } from '../../../../src/engine/python/index';

/** Calls over cells as `cell: text -> callee`. */
function check(cells: readonly string[], ...expected: string[]): void {
  const { calls } = readPythonFacts(cells, 'ipython');
  assert.deepEqual(
    calls.map(call => `${call.place.source}: ${call.text} -> ${call.callee ?? '?'}`),
    expected,
  );
}

suite('cells as one module', () => {
  test('imports of one cell are known in the next', () => {
    check(
      ['import pandas as pd', 'df = pd.read_csv(p)', 'df.head()'],
      '1: pd.read_csv -> pandas.read_csv',
      '2: df.head -> pandas.read_csv().head',
    );
  });
  test('a name keeps what the last cell gave it', () => {
    check(['import a', 'x = a.A()', 'x = a.B()', 'x.go()'], '1: a.A -> a.A', '2: a.B -> a.B', '3: x.go -> a.B().go');
  });
  test('a broken cell takes nothing from the others', () => {
    const facts = readPythonFacts(['import a', 'def (:', 'a.f()'], 'ipython');
    assert.equal(facts.calls[0]?.callee, 'a.f');
    assert.ok(facts.faults.every(fault => fault.place.source === 1) && facts.faults.length > 0);
  });
  test('a timed statement binds like any other', () => {
    check(['import a', '%time x = a.f()', 'x.g()'], '1: a.f -> a.f', '2: x.g -> a.f().g');
  });
  test('the body of a Python cell magic counts', () => check(['%%time\nprint(x)'], '0: print -> print'));
  test('the body of any other cell magic does not', () => check(['%%bash\nprint(x)']));
  test('no cells are an empty module', () => {
    const facts = readPythonFacts([], 'ipython');
    assert.equal(facts.scopes.length, 1);
    assert.equal(facts.codeLines, 0);
  });
});

suite('magics', () => {
  const magics = (cell: string): unknown =>
    readPythonFacts([cell], 'ipython').magics.map(({ name, text }) => [name, text]);

  test('have a name and a text', () => {
    assert.deepEqual(magics('%pip install -q x\n!ls -l\n!!pwd\n%matplotlib inline'), [
      ['%pip', 'install -q x'],
      ['!', 'ls -l'],
      ['!!', 'pwd'],
      ['%matplotlib', 'inline'],
    ]);
  });
  test('join continued lines', () => assert.deepEqual(magics('!pip install \\\n   x y'), [['!', 'pip install x y']]));
  test('of a cell hold its body', () => assert.deepEqual(magics('%%bash -e\nls\npwd'), [['%%bash', '-e\nls\npwd']]));
  test('of a Python cell are one line', () => assert.deepEqual(magics('%%capture out\nx = 1'), [['%%capture', 'out']]));
  test('can be values', () =>
    assert.deepEqual(magics('x = !ls\ny = %env HOME'), [
      ['!', 'ls'],
      ['%env', 'HOME'],
    ]));
  test('ask for help', () =>
    assert.deepEqual(magics('df?\n?df.head\ndf??'), [
      ['?', 'df'],
      ['?', 'df.head'],
      ['?', 'df'],
    ]));
  test('stand under tests', () => {
    const { magics: found } = readPythonFacts(['if colab:\n    !pip install x'], 'ipython');
    assert.deepEqual(found[0]?.guards, ['colab']);
  });
  test('are the value of an assignment', () => {
    const { assignments } = readPythonFacts(['x = !ls'], 'ipython');
    assert.deepEqual(assignments[0]?.value, { kind: 'magic', text: '!ls' });
  });
});
