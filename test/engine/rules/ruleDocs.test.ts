import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { shipped } from '../../support/project';
import { ruleDocs } from '../../tools/ruleDocs';

suite('documents made from rules', () => {
  test('table and schema say what the rules say (if not: npx tsx test/tools/writeRuleDocs.ts)', async () => {
    for (const [file, text] of await ruleDocs(shipped().rules)) {
      assert.equal(existsSync(file) ? readFileSync(file, 'utf8') : '', text, file);
    }
  });
});
