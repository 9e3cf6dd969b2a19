import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { readYamlSource } from '../../../src/engine/evidence/yamlSource';
import type { RuleFile } from '../../../src/engine/index';
import { readRuleFiles } from '../../../src/host/ruleFiles';
import { ruleFiles } from '../../support/ruleFiles';

suite('rules as they ship', () => {
  test('say in JSON what their files say', () => {
    const contentOf = ({ path, text }: RuleFile): string => JSON.stringify(readYamlSource(path, text).content);
    const files = new Map(ruleFiles().map(file => [file.path, contentOf(file)]));
    const shipped = ['en', 'es', 'zh-cn'].flatMap(language => readRuleFiles('dist', language));
    assert.notEqual(shipped.length, 0);
    for (const file of shipped) {
      assert.ok(file.text.startsWith('{'), file.path);
      assert.equal(contentOf(file), files.get(file.path), file.path);
    }
  });

  test('are told by line all the same when something is wrong', () => {
    const source = readYamlSource('a/b.yaml', '{\n"id": "a/b",\n"level": 9 }');
    assert.deepEqual(source.content, { id: 'a/b', level: 9 });
    assert.equal(source.problemAt(['level'], 'too high').message, 'Line 3: too high');
    assert.match(
      readYamlSource('a/b.yaml', '{ id: a/b, level: ').problems[0]?.message ?? '',
      /^Line 1: this is no YAML/,
    );
    assert.equal(JSON.stringify(readYamlSource('a/b.yaml', '{ id: a/b }').content), '{"id":"a/b"}');
  });
});
