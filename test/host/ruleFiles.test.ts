import assert from 'node:assert/strict';
import path from 'node:path';
import { createEngine } from '../../src/engine/index';
import { readRuleFiles } from '../../src/host/ruleFiles';

const dist = path.resolve('dist');

function titleIn(language: string): string | undefined {
  const { rules, problems } = createEngine(readRuleFiles(dist, language), undefined, language);
  assert.deepEqual(problems, []);
  return rules.find(({ id }) => id === 'test/no-tests')?.title;
}

suite('The rules beside a bundle', () => {
  test('speak the language of the editor, and English where they do not know it', () => {
    assert.equal(titleIn('en'), 'No test checks the code');
    assert.equal(titleIn('nl'), 'No test checks the code');
    assert.notEqual(titleIn('es-mx'), 'No test checks the code');
    assert.equal(titleIn('es-mx'), titleIn('es'));
    assert.match(titleIn('zh-CN') ?? '', /测试/);
  });
});
