import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'mocha';
import { checkers } from '../../../src/engine/evidence/checkers/index';
import { compileEvidence } from '../../../src/engine/evidence/compileEvidence';
import { evidenceSchema, readEvidenceSet } from '../../../src/engine/evidence/readEvidenceSet';
import { shippedSets } from './evidenceProject';

function messages(text: string): readonly string[] {
  const reading = readEvidenceSet('evidence/example.yaml', text);
  return reading.kind === 'set' ? [] : reading.problems.map(({ message }) => message);
}

suite('reading an evidence set', () => {
  test('takes one value for a list of one, and names the set by its path', () => {
    const reading = readEvidenceSet(
      'evidence/pre-commit.yaml',
      'title: Hooks run\nany:\n  - files: .pre-commit-config.yaml\n',
    );
    assert.ok(reading.kind === 'set');
    assert.equal(reading.set.name, 'pre-commit');
    assert.equal(reading.set.where, 'project');
    const [first] = reading.set.any;
    assert.ok(first?.kind === 'file');
    assert.deepEqual(first.files, ['.pre-commit-config.yaml']);
  });

  test('names an unknown key and its line', () => {
    const [message] = messages('title: Hooks run\nany:\n  - files: a.yaml\n    fiels: b.yaml\n');
    assert.match(message ?? '', /^Line 4: .*unknown key "fiels"/);
  });

  test('names a pattern that repeats a repeated group, and its line', () => {
    const [message] = messages("title: Hooks run\nany:\n  - text: ok\n  - text: '(a+)+$'\n");
    assert.match(message ?? '', /^Line 4: .*repeats/);
  });

  test('refuses a set without alternatives and an alternative that asks for nothing', () => {
    assert.match(messages('title: Hooks run\n')[0] ?? '', /"any" is missing/);
    assert.match(messages('title: Hooks run\nany:\n  - kinds: python\n')[0] ?? '', /asks for nothing/);
  });

  test('says where a file stops being YAML', () => {
    assert.match(messages('title: Hooks: run\n')[0] ?? '', /^Line 1: this is no YAML/);
  });
});

suite('compiling evidence sets', () => {
  const compile = (texts: Readonly<Record<string, string>>): readonly string[] =>
    compileEvidence(
      Object.entries(texts).map(([name, text]) => ({ path: `evidence/${name}.yaml`, text })),
    ).problems.map(({ path: file, message }) => `${file}: ${message}`);

  test('a set that refers to nothing is left out, the others work', () => {
    const { sets, problems } = compileEvidence([
      { path: 'evidence/a.yaml', text: 'title: A\nany:\n  - set: b\n' },
      { path: 'evidence/c.yaml', text: 'title: C\nany:\n  - files: c.txt\n' },
    ]);
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['there is no evidence set "b"'],
    );
    assert.deepEqual(
      sets.sets.map(({ name }) => name),
      ['c'],
    );
  });

  test('finds sets that lead back to themselves', () => {
    const found = compile({
      a: 'title: A\nany:\n  - set: b\n',
      b: 'title: B\nneeds: a\nany:\n  - files: b.txt\n',
    });
    assert.deepEqual(found, [
      'evidence/a.yaml: the set refers to itself by way of others',
      'evidence/b.yaml: the set refers to itself by way of others',
    ]);
  });

  test('knows checkers and practices by name, and lets no two sets have one practice', () => {
    const found = compile({
      a: 'title: A\npractice: tests\nany:\n  - files: a\n',
      b: 'title: B\npractice: tests\nany:\n  - checker: nobody\n',
      c: 'title: C\npractice: singing\nany:\n  - files: c\n',
    });
    assert.deepEqual(found, [
      'evidence/a.yaml: "b" is the set of the practice "tests" already',
      'evidence/b.yaml: there is no evidence checker "nobody"',
      'evidence/b.yaml: "a" is the set of the practice "tests" already',
      'evidence/c.yaml: "singing" is no practice of the inventory',
    ]);
  });
});

suite('evidence sets that ship', () => {
  test('the schema beside them says what the reader knows', () => {
    const file = path.join(import.meta.dirname, '../../../rules/evidence.schema.json');
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), JSON.parse(JSON.stringify(evidenceSchema)));
  });

  test('every checker is named by a set', () => {
    const named = shippedSets().sets.flatMap(({ any }) =>
      any.flatMap(each => (each.kind === 'checker' ? [each.checker] : [])),
    );
    assert.deepEqual([...new Set(named)].sort(), [...checkers.keys()].sort());
  });
});
