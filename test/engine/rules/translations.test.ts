import assert from 'node:assert/strict';
import { createEngine, type Rule } from '../../../src/engine/index';
import { ruleFiles } from '../../support/ruleFiles';

suite('Rules that ship', () => {
  const files = ruleFiles();
  const english = createEngine(files).rules;

  for (const language of ['es', 'zh-cn']) {
    test(`speak ${language} as well, and lose no code on the way`, () => {
      const { rules, problems } = createEngine(files, undefined, language);
      assert.deepEqual(problems, []);
      const translated = english.filter(({ id }) => files.some(({ path }) => path === `${id}.${language}.yaml`));
      assert(translated.length > 100);
      const lost = translated.flatMap(own => {
        const other = rules.find(({ id }) => id === own.id);
        assert(other !== undefined);
        return untranslated(own, other).map(what => `${own.id}: ${what}`);
      });
      assert.deepEqual(lost, []);
    });
  }
});

/** What is still English, and where code of the English text is not in the other one. */
function untranslated(own: Rule, other: Rule): readonly string[] {
  const texts = (rule: Rule): readonly (readonly [string, string])[] => [
    ['title', rule.title],
    ['met', rule.met],
    ['message', rule.message],
    ['fix', rule.fix?.title ?? ''],
    ...Object.entries({ ...rule.lesson, variants: '' }),
    ...Object.entries(rule.lesson.variants),
  ];
  const others = texts(other);
  return texts(own).flatMap(([name, text], index) => {
    const translated = others[index]?.[1] ?? '';
    const isSame = translated === text && /[a-z]{3}/.test(text.replace(/`[^`]*`|\{\w+\}/g, ''));
    const isCodeLost = codeIn(text) !== codeIn(translated);
    return [...(isSame ? [`${name} is English`] : []), ...(isCodeLost ? [`${name} has other code`] : [])];
  });
}

function codeIn(text: string): string {
  const spans = [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replace(/\s+/g, ' '));
  return spans.sort().join('\n');
}
