import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import manifest from '../../package.json';
import { exportTexts, plainTexts } from './sources';
import { assertTranslated, languages, readTexts } from './texts';

/** What it says, language models read. */
const forModels = 'src/vscode/agentTools.ts';

suite('The texts of the code', () => {
  const exported = exportTexts();

  for (const language of languages) {
    test(`are said in ${language} as well, every one, with the same places for words`, async function () {
      // The tool that finds them loads a parser first.
      this.timeout(60_000);
      assertTranslated(await exported, readTexts(`${manifest.l10n}/bundle.l10n.${language}.json`));
    });
  }

  test('all go through l10n in the editor’s part', () => {
    const plain = plainTexts('src/vscode').filter(place => !place.startsWith(forModels));
    assert.deepEqual(plain, []);
  });
});
