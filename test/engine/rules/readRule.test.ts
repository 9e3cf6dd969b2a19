import assert from 'node:assert/strict';
import { ruleLanguage } from '../../../src/engine/detectors/compile';
import { readRule } from '../../../src/engine/rules/readRule';
import { readRuleSet } from '../../../src/engine/rules/ruleSet';

const good = `id: ci/example
title: Something is missing
stage: foundations
skills: [continuous-integration]
level: 2
severity: warning
minutes: 5
detect: { kind: python-call, callee: pandas.read_csv, without: dtype }
message: '\`{callee}\` guesses types'
fix: { kind: add-argument, title: Add it, safety: review, argument: dtype=str }
lesson: { why: Because., how: Like this., more: And more., bridge: You know it. }
examples:
  - { title: bad, files: { a.py: "import pandas\\npandas.read_csv('a')" }, flags: [pandas.read_csv] }
  - { title: good, files: { a.py: "import pandas\\npandas.read_csv('a', dtype=str)" } }
`;

/** The messages that reading gives after one line of the good rule has been changed. */
function troubles(line?: string, changed = '', path = 'ci/example.yaml'): readonly string[] {
  assert(line === undefined || good.includes(line), `the good rule has no line "${line ?? ''}"`);
  const reading = readRule(path, line === undefined ? good : good.replace(line, changed), ruleLanguage);
  return reading.kind === 'problems' ? reading.problems.map(({ message }) => message) : [];
}

suite('readRule', () => {
  test('reads a rule, fills in what is left out, and takes one word for a list of one', () => {
    const reading = readRule('rules/ci/example.yaml', good, ruleLanguage);
    assert(reading.kind === 'rule');
    const { rule } = reading;
    assert.deepEqual([rule.gates, rule.confirm, rule.requires, rule.met], [false, false, [], rule.title]);
    assert.deepEqual(rule.zones, ['production', 'exploration', 'test']);
    assert(rule.detect.kind === 'python-call');
    assert.deepEqual([rule.detect.callee, rule.detect.without], [['pandas.read_csv'], ['dtype']]);
  });

  const cases: readonly (readonly [string, string, string, RegExp])[] = [
    ['an unknown key', 'level: 2', 'level: 2\nlevle: 2', /^Line 6: unknown key "levle"; known are id, aliases/],
    [
      'an id that is not the path',
      'id: ci/example',
      'id: ci/other',
      /^Line 1: the id has to be the path.*"ci\/example"/,
    ],
    ['a missing key', 'title: Something is missing\n', '', /the key "title" is missing/],
    ['a missing part of the lesson', ' bridge: You know it.', '', /^Line 11: the key "bridge" is missing/],
    ['an unknown stage', 'stage: foundations', 'stage: basics', /^Line 3: "basics" is not one of foundations/],
    ['an unknown skill', '[continuous-integration]', '[ci]', /^Line 4: "ci" is not one of git-collaboration/],
    ['an unknown profile', 'level: 2', 'level: 2\nprofiles: [app]', /"app" is not one of notebook/],
    ['an unknown zone', 'level: 2', 'level: 2\nzones: prod', /"prod" is not one of production/],
    ['an unknown severity', 'severity: warning', 'severity: info', /"info" is not one of error, warning/],
    ['a level that does not exist', 'level: 2', 'level: 5', /^Line 5: 5 is not one of 0, 1, 2, 3, 4/],
    ['an unknown detector', 'kind: python-call', 'kind: python-query', /needs a "kind" that is one of python-call/],
    ['an unknown exception', 'without: dtype', 'without: dtype, unless: seded', /"seded" is not one of platform-guard/],
    ['a placeholder without capture', '`{callee}`', '`{calle}`', /^Line 9: \{calle\} stands for nothing/],
    ['a placeholder in a fix', 'dtype=str }\nlesson', "'{type}' }\nlesson", /^Line 10: \{type\} stands for nothing/],
    [
      'a fix without its place',
      'kind: add-argument',
      'kind: insert, at: before-cmd, text: x',
      /unknown key "argument"/,
    ],
    ['text that YAML takes for a mapping', "'`{callee}` guesses types'", '{callee}', /put quotes around text/],
    ['a message of two lines', "'`{callee}` guesses types'", '"a\\nb"', /needs to be one line/],
    ['no good example', '{ title: good, files', '{ title: good, flags: [x], files', /no example shows good code/],
    ['no bad example', ', flags: [pandas.read_csv]', '', /no example has flags/],
    ['what is no YAML', 'level: 2', 'level: [2', /^Line \d+: this is no YAML/],
  ];
  for (const [name, line, changed, expected] of cases) {
    test(`names the line of ${name}`, () => {
      const found = troubles(line, changed);
      assert.match(found.join('\n'), new RegExp(expected.source, 'm'));
    });
  }

  test('refuses patterns that do not compile or can take for ever', () => {
    const call = 'kind: python-call, callee: pandas.read_csv, without: dtype';
    assert.match(troubles(call, "kind: python-string, pattern: '('").join(), /does not compile/);
    assert.match(troubles(call, "kind: python-string, pattern: '(a+)+'").join(), /can take for ever/);
  });

  test('offers the named groups of a pattern as captures', () => {
    const call = 'kind: python-call, callee: pandas.read_csv, without: dtype';
    const text = good
      .replace(call, "kind: python-string, pattern: '^/home/(?<user>\\w+)'")
      .replace('{callee}', '{user}')
      .replace(/fix: .*\n/, '');
    assert.equal(readRule('ci/example.yaml', text, ruleLanguage).kind, 'rule');
  });

  test('a file that is a list, or empty, is a problem and no exception', () => {
    for (const text of ['', '- a', '42', 'null', '&a [*a, *a]']) {
      assert.equal(readRule('ci/example.yaml', text, ruleLanguage).kind, 'problems');
    }
  });
});

suite('readRuleSet', () => {
  test('names a rule that requires one that does not exist, and keeps the others', () => {
    const lonely = good.replace('level: 2', 'level: 2\nrequires: [ci/nothing]').replace('ci/example', 'ci/lonely');
    const files = [
      { path: 'ci/lonely.yaml', text: lonely },
      { path: 'ci/example.yaml', text: good },
      { path: 'ci/broken.yaml', text: 'id: 3' },
    ];
    const { rules, problems } = readRuleSet(files, ruleLanguage);
    assert.deepEqual(
      rules.map(({ id }) => id),
      ['ci/example', 'ci/lonely'],
    );
    assert.deepEqual([...new Set(problems.map(({ path }) => path))].sort(), ['ci/broken.yaml', 'ci/lonely.yaml']);
  });

  test('names an alias that another rule has', () => {
    const text = good.replace('ci/example', 'ci/other').replace('title:', 'aliases: [ci/example]\ntitle:');
    const { problems } = readRuleSet(
      [
        { path: 'ci/example.yaml', text: good },
        { path: 'ci/other.yaml', text },
      ],
      ruleLanguage,
    );
    assert.match(problems[0]?.message ?? '', /alias ci\/example is the name of another rule/);
  });
});
