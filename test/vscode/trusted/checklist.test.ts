import * as assert from 'node:assert/strict';
import { reportWhere, statusOf } from '../support/preflight';
import { findRow } from '../support/rows';

suite('the checklist', () => {
  test('says that nothing runs the project in CI', async () => {
    await reportWhere('ci/no-ci to be open', scan => statusOf(scan, 'ci/no-ci') === 'open');
    const { item } = await findRow('Nothing checks a change');
    assert.equal(item.description, 'missing');
    assert.match(item.accessibilityInformation?.label ?? '', /Missing\. Gates Level 2\. About \d+ minutes\./);
  });
});
