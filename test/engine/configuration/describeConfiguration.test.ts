import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { describeConfiguration, describeSettings } from '../../../src/engine/configuration/describeConfiguration';
import { shipped, project, today } from '../../support/project';

suite('describeConfiguration', () => {
  const lines = (text: string): readonly string[] => text.split('\n').map(line => line.replace(/ +#/, ' #'));

  async function describe(
    files: Readonly<Record<string, string>>,
    rules = {},
    exclude: readonly string[] = [],
  ): Promise<readonly string[]> {
    const { reader } = project({ 'train.py': 'import pandas\n', ...files });
    const { signal } = new AbortController();
    const report = await shipped().scan(reader, { signal, today, settings: { profile: undefined, rules, exclude } });
    const [first] = report.projects;
    assert.ok(first);
    return lines(describeConfiguration(first, (name, word) => `the editor’s ${name} ${word}`.trim()));
  }

  test('says what was inferred where nobody said anything', async () => {
    const [head, profile, ...rest] = await describe({});
    assert.equal(head, '# Project ".": no configuration file');
    assert.match(profile ?? '', /^profile: [a-z-]+ # inferred from the files$/);
    assert.deepEqual(rest, []);
  });

  test('names for each value the file or the setting that it comes from', async () => {
    const file =
      'profile: batch\nrules: { ci/no-ci: off, code/*: hint }\nwaive: [{ check: ops/no-alerting, reason: No pager }]\nexclude: [old/**]\n';
    const told = await describe({ '.preflight.yaml': file }, { 'ci/no-ci': 'error', 'notebook/*': 'off' }, ['tmp/**']);
    assert.deepEqual(told, [
      '# Project ".": configured in .preflight.yaml',
      'profile: batch # .preflight.yaml',
      'rules:',
      '  "notebook/*": off # the editor’s rules notebook/*',
      '  "ci/no-ci": off # .preflight.yaml',
      '  "code/*": hint # .preflight.yaml',
      'waive:',
      '  - {"check":"ops/no-alerting","reason":"No pager"} # .preflight.yaml',
      'exclude:',
      '  - "tmp/**" # the editor’s exclude tmp/**',
      '  - "old/**" # .preflight.yaml',
    ]);
  });

  test('lists settings with where each is set', () => {
    const setting = { name: 'preflight.run', value: 'onSave', from: 'settings of the user' };
    assert.deepEqual(lines(describeSettings([setting])), [
      '# Settings of the editor',
      'preflight.run: "onSave" # settings of the user',
    ]);
  });
});
