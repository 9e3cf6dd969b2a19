import assert from 'node:assert/strict';
import { readPythonFacts, type StringFact } from '../../../../src/engine/python/index';

function stringsOf(text: string): readonly StringFact[] {
  return readPythonFacts([text], 'python').strings;
}

/** The decoded strings of a text. */
function check(text: string, ...expected: string[]): void {
  assert.deepEqual(
    stringsOf(text).map(fact => fact.text),
    expected,
  );
}

/** The roles of the strings of a text. */
function checkRoles(text: string, ...expected: StringFact['role'][]): void {
  assert.deepEqual(
    stringsOf(text).map(fact => fact.role),
    expected,
  );
}

suite('decoded strings', () => {
  test('escapes', () => check(String.raw`x = "a\n\t\\\x41\u00e9\U0001F600\101\'"`, "a\n\t\\Aé😀A'"));
  test('unknown and broken escapes stay as written', () =>
    check(String.raw`x = "\d\xZZ\N{DASH}\U11111111"`, String.raw`\d\xZZ\N{DASH}\U11111111`));
  test('raw strings', () => check(String.raw`x = r"\d+\n"`, String.raw`\d+\n`));
  test('line continuations', () => check('x = "a\\\nb"', 'ab'));
  test('triple quotes', () => check('x = """a "quoted"\nb"""', 'a "quoted"\nb'));
  test('joined neighbours', () => check('x = ("a" r"\\b"\n  f"{c}")', 'a\\b{}'));
  test('fixed parts of f-strings', () => check('x = f"/home/{user!r:>10}/{{x}}\\n"', '/home/{}/{x}\n'));
  test('strings inside f-strings count too', () => check('x = f"a{d[\'k\']}b"', 'a{}b', 'k'));
  test('empty strings', () => check('x = ""; y = """"""', '', ''));
  test('kinds and rawness', () => {
    const kinds = stringsOf('x = "a", b"b", rf"{c}", R"d", b"e" b"f"').map(({ kind, raw }) => [kind, raw]);
    assert.deepEqual(kinds, [
      ['string', false],
      ['bytes', false],
      ['f-string', true],
      ['string', true],
      ['bytes', false],
    ]);
  });
  test('places are in UTF-16 units', () => {
    const text = 'é = "😀" + "x"';
    assert.deepEqual(
      stringsOf(text).map(({ place }) => text.slice(place.start, place.end)),
      ['"😀"', '"x"'],
    );
  });
});

suite('roles of strings', () => {
  test('docstrings of modules, classes and functions', () => {
    const docstring = { kind: 'docstring' } as const;
    checkRoles('"m"\nclass C:\n  "c"\n  def f(self):\n    "f"\n    "no"', docstring, docstring, docstring, {
      kind: 'statement',
    });
  });
  test('a string with a replacement documents nothing', () => {
    checkRoles('"a" f"{b}"', { kind: 'statement' });
  });
  test('a string at the start of an if block is no docstring', () => {
    checkRoles('if x:\n  "a"', { kind: 'statement' });
  });
  test('arguments by position and keyword', () => {
    checkRoles(
      'f(a, "b", k="c")',
      { kind: 'argument', call: 0, keyword: undefined, position: 1 },
      { kind: 'argument', call: 0, keyword: 'k', position: 2 },
    );
  });
  test('assigned', () => {
    checkRoles(
      'a = b.c = "x"\nd: str = "y"\n(e := "z")',
      { kind: 'assigned', names: ['a', 'b.c'] },
      { kind: 'assigned', names: ['d'] },
      { kind: 'assigned', names: ['e'] },
    );
  });
  test('values of a dict', () => {
    checkRoles(
      '{"k": "v", **x, y: "w"}',
      { kind: 'other' },
      { kind: 'dict-value', key: 'k' },
      { kind: 'dict-value', key: undefined },
    );
  });
  test('defaults and comparisons', () => {
    checkRoles(
      'def f(a: int = "x"): return "y" in sys.modules',
      { kind: 'default', parameter: 'a' },
      { kind: 'compared', with: 'sys.modules' },
    );
  });
  test('everything else', () => checkRoles('x = ["a"]\nreturn_ = "b".join(y)', { kind: 'other' }, { kind: 'other' }));
});
