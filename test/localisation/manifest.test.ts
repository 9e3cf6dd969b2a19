import { suite, test } from 'mocha';
import english from '../../package.nls.json';
import { assertTranslated, languages, readTexts } from './texts';

suite('The texts of package.json', () => {
  for (const language of languages) {
    test(`are said in ${language} as well, every one, with the same links and code`, () => {
      assertTranslated(english, readTexts(`package.nls.${language}.json`));
    });
  }
});
