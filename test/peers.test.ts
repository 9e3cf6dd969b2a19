import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'mocha';
import manifest from '../package.json';
import { peersFile, readPeers, renderPeers } from './support/peers';

/** Every question that was asked of twenty-six extensions, and every complaint that was found in their issues. */
const rows = { features: 38, complaints: 29 } as const;

suite('What others have', () => {
  const { features, complaints } = readPeers();
  const all = [...features, ...complaints];

  test('is answered row by row: shown by a test, or a sentence says why not', () => {
    assert.deepEqual({ features: features.length, complaints: complaints.length }, rows);
    assert.equal(new Set(all.map(({ row }) => row)).size, all.length);
    for (const { row, ours, shown, not } of all) {
      assert.equal(shown !== undefined && ours !== undefined, not === undefined, row);
    }
  });

  test('names tests that are there', () => {
    const strangers = all.flatMap(({ shown }) => (shown === undefined || isThere(shown) ? [] : [shown]));
    assert.deepEqual(strangers, []);
  });

  test('stands in a table that is made of it', () => {
    const squeeze = (text: string): string => text.replace(/ +\|/g, ' |').replace(/-{3,}/g, '---');
    assert.equal(squeeze(readFileSync(peersFile, 'utf8')), squeeze(renderPeers({ features, complaints })));
  });

  function isThere({ file, title }: { readonly file: string; readonly title: string }): boolean {
    const text = readFileSync(path.join('test', file), 'utf8');
    return ["'", '"', '`'].some(quote => text.includes(`test(${quote}${title}${quote}`));
  }

  test('Preflight starts for plain file names, languages and its own views, and never eagerly', () => {
    const own = /^(?:onLanguage:\w+|onNotebook:[\w-]+|onView:preflight\.\w+|onWebviewPanel:preflight\.\w+)$/;
    const plain = /^workspaceContains:[\w.-]+$/;
    const strangers = manifest.activationEvents.filter(event => !own.test(event) && !plain.test(event));
    assert.deepEqual(strangers, []);
  });

  test('Preflight runs where the workspace is', () => {
    assert.deepEqual(manifest.extensionKind, ['workspace']);
  });

  test('Preflight claims no file name that others use', () => {
    const { yamlValidation, jsonValidation } = manifest.contributes;
    const claimed = [...yamlValidation, ...jsonValidation].flatMap(({ fileMatch }) => fileMatch);
    assert.ok(claimed.length > 0);
    for (const name of claimed) assert.match(name, /preflight/);
  });

  test('Preflight puts no more than 350 kB into the extension host', () => {
    assert.ok(statSync('dist/extension.js').size <= 350 * 1024);
  });
});
