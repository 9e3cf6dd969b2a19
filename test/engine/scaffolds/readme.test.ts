import assert from 'node:assert/strict';
import { mended, refusal } from '../../support/scaffold';

const rule = 'docs/missing-readme';

suite('README', () => {
  test('says how to install what the manifest lists', async () => {
    const { 'README.md': text } = await mended(
      { 'requirements.txt': 'pandas==2.2.3\n', 'train.py': 'import pandas\n' },
      rule,
    );
    assert.match(text ?? '', /pip install -r requirements\.txt/);
  });

  test('is not written over one that is there', async () => {
    assert.match(
      await refusal({ 'README.md': '# Churn\n', 'train.py': 'import pandas\n' }, rule),
      /^README\.md is there/,
    );
  });
});
