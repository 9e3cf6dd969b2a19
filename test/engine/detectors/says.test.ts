import assert from 'node:assert/strict';
import { project } from '../../support/project';

suite('what a rule says of each of several calls', () => {
  test('stands in the message in full, while quoted code is cut', async () => {
    const long = `a${'.b'.repeat(40)}`;
    const { findings } = await project({ 'a.py': `import yaml\nyaml.load(x)\neval(${long})\n` }).scan();
    const messages = findings.filter(({ rule }) => rule === 'sec/insecure-call').map(({ message }) => message);
    assert.deepEqual(messages, [
      '`yaml.load` makes whatever Python objects the file asks for, which can run code: take yaml.safe_load',
      '`eval` runs text as code: no tool sees what it does, and what gets into the text can do all that your program can',
    ]);
  });
});
