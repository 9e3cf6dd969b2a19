import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import manifest from '../../package.json';
import english from '../../package.nls.json';
import { assertTranslated, languages, readTexts } from './texts';

suite('The texts of package.json', () => {
  test('stand in package.nls.json, all that people read of commands, views, settings and the walkthrough', () => {
    const { commands, views, viewsWelcome, configuration, walkthroughs } = manifest.contributes;
    const contributed = JSON.stringify([commands, views, viewsWelcome, configuration.properties, walkthroughs]);
    const said = contributed.matchAll(/"(?:title|name|contents|\w*[dD]escription|altText)":"([^"]*)"/g);
    const texts = Array.from(said, ([, text = '']) => text);
    assert(texts.length > 60);
    assert.deepEqual(
      texts.filter(text => !/^%[^%]+%$/.test(text)),
      [],
    );
  });

  for (const language of languages) {
    test(`are said in ${language} as well, every one, with the same links and code`, () => {
      assertTranslated(english, readTexts(`package.nls.${language}.json`));
    });
  }
});
