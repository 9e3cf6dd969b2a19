import * as assert from 'node:assert/strict';
import { vscodeVerdict } from './vscodeVerdict.mjs';

const passed = { passes: 3, pending: 0, failures: 0 };

suite('Verdict on a run of the extension suite', () => {
  test('passes when mocha came to its end and every test passed', () => {
    assert.equal(vscodeVerdict({ status: 0, stats: passed }), undefined);
  });

  test('fails when the extension host died, though VS Code reports success', () => {
    assert.equal(vscodeVerdict({ status: 0 }), 'The extension suite did not come to its end.');
  });

  test('fails when no test ran', () => {
    assert.equal(vscodeVerdict({ status: 0, stats: { ...passed, passes: 0 } }), '0 passing: no test ran.');
  });

  test('fails on a failed test whatever the status', () => {
    assert.equal(vscodeVerdict({ status: 0, stats: { ...passed, failures: 2 } }), '2 tests failed.');
  });

  test('fails on a skipped test, unless a pattern chose the tests', () => {
    const stats = { ...passed, pending: 1 };
    assert.equal(vscodeVerdict({ status: 0, stats }), '1 tests were skipped.');
    assert.equal(vscodeVerdict({ status: 0, stats, narrowed: true }), undefined);
  });

  test('fails when VS Code failed after the last test', () => {
    assert.equal(vscodeVerdict({ status: 137, stats: passed }), 'VS Code ended with status 137.');
  });
});
