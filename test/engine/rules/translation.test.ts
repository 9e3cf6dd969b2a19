import assert from 'node:assert/strict';
import { createEngine, type Rule, type RuleFile } from '../../../src/engine/index';

const rule = {
  path: 'ci/example.yaml',
  text: `id: ci/example
title: Something is missing
met: Nothing is missing
stage: foundations
skills: [continuous-integration]
level: 2
severity: warning
minutes: 5
detect: { kind: python-call, callee: pandas.read_csv, without: dtype, says: { danger: guesses types } }
message: '\`{callee}\` {danger}'
fix: { kind: add-argument, title: Add it, safety: review, argument: dtype=str }
lesson: { why: Because., how: Like this., more: And more., bridge: You know it. }
examples:
  - { title: bad, files: { a.py: "import pandas\\npandas.read_csv('a')" }, flags: [pandas.read_csv] }
  - { title: good, files: { a.py: "import pandas\\npandas.read_csv('a', dtype=str)" } }
`,
};

const spanish = {
  path: 'ci/example.es.yaml',
  text: `title: Falta algo
message: '\`{callee}\` {danger}, sin más'
fix: Añadirlo
says: { guesses types: adivina los tipos }
lesson: { why: Porque sí. }
`,
};

function read(
  language: string,
  ...others: readonly RuleFile[]
): { readonly rule: Rule; readonly messages: readonly string[] } {
  const { rules, problems } = createEngine([rule, ...others], undefined, language);
  const [first] = rules;
  assert(first !== undefined && rules.length === 1);
  return { rule: first, messages: problems.map(({ path, message }) => `${path}: ${message}`) };
}

suite('Rules in another language', () => {
  test('say what the file of that language says, and the rest in English', () => {
    const { rule: found, messages } = read('es', spanish);
    assert.deepEqual(messages, []);
    assert.deepEqual([found.title, found.met, found.fix?.title], ['Falta algo', 'Nothing is missing', 'Añadirlo']);
    assert.deepEqual([found.lesson.why, found.lesson.how], ['Porque sí.', 'Like this.']);
    assert.equal(found.message, '`{callee}` {danger}, sin más');
    assert(found.detect.kind === 'python-call');
    assert.deepEqual(found.detect.says, { danger: 'adivina los tipos' });
  });

  test('speak as people of another country do where there is no file for theirs', () => {
    assert.equal(read('es-MX', spanish).rule.title, 'Falta algo');
    assert.equal(read('es-mx', spanish, { path: 'ci/example.es-mx.yaml', text: 'title: Algo hace falta' }).rule.title, 'Algo hace falta'); // prettier-ignore
    assert.equal(read('de', spanish).rule.title, 'Something is missing');
    assert.equal(read('en', spanish).rule.title, 'Something is missing');
  });

  test('stay English where the file is wrong, and the line is named', () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ['title: Falta algo\ntitel: Falta\n', /^ci\/example\.es\.yaml: Line 2: unknown key "titel"/],
      ['title: [', /^ci\/example\.es\.yaml: Line 1: this is no YAML/],
      ['message: "{calle} falta"', /^ci\/example\.es\.yaml: .*\{calle\} stands for nothing/],
      ['- title', /^ci\/example\.es\.yaml: .*needs a mapping/],
    ];
    for (const [text, expected] of cases) {
      const { rule: found, messages } = read('es', { path: spanish.path, text });
      assert.equal(found.title, 'Something is missing');
      assert.match(messages.join('\n'), expected);
    }
  });
});
