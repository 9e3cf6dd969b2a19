import assert from 'node:assert/strict';
import { memoryReader } from '../../src/engine/workspace/memoryReader';
import { workspacePath } from '../../src/engine/index';
import { createFolderReader } from '../../src/host/folderReader';

suite('folderReader', () => {
  const { signal } = new AbortController();
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const path = workspacePath('train.py');

  test('gives the text of an open editor in place of the file, with a version of its own', async () => {
    const reader = createFolderReader(memoryReader({ 'train.py': 'stored', 'app.py': '' }));
    reader.edit('train.py', { version: 7, bytes: bytes('typed!') });
    const { files } = await reader.listFiles(signal);
    assert.deepEqual(files[1], { path, size: 6, version: 'editor 7' });
    assert.deepEqual(await reader.readBytes(path, signal), bytes('typed!'));
  });

  test('gives the file again once its editor is closed', async () => {
    const reader = createFolderReader(memoryReader({ 'train.py': 'stored' }));
    reader.edit('train.py', { version: 1, bytes: bytes('typed') });
    reader.edit('train.py', undefined);
    assert.deepEqual(await reader.readBytes(path, signal), bytes('stored'));
    assert.notEqual((await reader.listFiles(signal)).files[0]?.version, 'editor 1');
  });

  test('does not list what is open and not listed itself, such as an ignored file', async () => {
    const reader = createFolderReader(memoryReader({ 'train.py': 'stored' }));
    reader.edit('site-packages/pandas/io.py', { version: 1, bytes: bytes('') });
    assert.deepEqual(
      (await reader.listFiles(signal)).files.map(file => file.path),
      ['train.py'],
    );
  });

  test('lists again only after it was told that files changed', async () => {
    let listings = 0;
    const stored = memoryReader({ 'train.py': 'stored' });
    const reader = createFolderReader({
      ...stored,
      listFiles: given => {
        listings += 1;
        return stored.listFiles(given);
      },
    });
    await reader.listFiles(signal);
    await reader.listFiles(signal);
    assert.equal(listings, 1);
    reader.forget();
    await reader.listFiles(signal);
    assert.equal(listings, 2);
  });
});
