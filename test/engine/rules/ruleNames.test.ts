// A rule that was renamed is heard under both names, wherever a person may have written one of them down.
import assert from 'node:assert/strict';
import { type RuleFile, type ScanReport, createEngine } from '../../../src/engine/index';
import { project } from '../../support/project';

const rule: RuleFile = {
  path: 'ci/new.yaml',
  text: `id: ci/new
aliases: [ci/old, code/older]
title: Types are guessed
stage: foundations
skills: [continuous-integration]
level: 1
severity: warning
minutes: 5
detect: { kind: python-call, callee: pandas.read_csv, without: dtype }
message: '\`{callee}\` guesses types'
lesson: { why: Because., how: Like this., more: And more., bridge: You know it. }
examples:
  - { title: bad, files: { a.py: "import pandas\\npandas.read_csv('a')" }, flags: [pandas.read_csv] }
  - { title: good, files: { a.py: "import pandas\\npandas.read_csv('a', dtype=str)" } }
`,
};
const code = 'import pandas\n\ntable = pandas.read_csv("a")';

async function scan(configuration: string, comment = ''): Promise<ScanReport> {
  return project({ '.preflight.yaml': configuration, 'a.py': `${code}  ${comment}\n` }).scan([rule]);
}

/** The check's status, its severity, and what is said about places. */
async function outcome(configuration: string, comment?: string): Promise<readonly unknown[]> {
  const { projects, findings, problems } = await scan(configuration, comment);
  assert.deepEqual(problems, []);
  const check = projects[0]?.checks[0];
  return [check?.status, ...findings.map(finding => `${finding.rule} ${finding.severity}`)];
}

suite('A rule goes by its id, its old names and globs over both', () => {
  for (const name of ['ci/new', 'ci/old', 'ci/*', 'code/older', 'code/*', '*']) {
    test(`in the configuration: ${name}`, async () => {
      const shown = 'ci/new error';
      assert.deepEqual(await outcome(`rules: { '${name}': 'off' }`), ['not-applicable']);
      assert.deepEqual(await outcome(`rules: { '${name}': error }`), ['open', shown]);
      const overrides = `overrides: [{ files: ['*.py'], rules: { '${name}': error } }]`;
      assert.deepEqual(await outcome(overrides), ['open', shown]);
      assert.deepEqual(await outcome(`waive: [{ check: '${name}', reason: why }]`), ['waived']);
      assert.deepEqual(await outcome(`notApplicable: ['${name}']`), ['not-applicable']);
      const answer = `{ check: '${name}', by: ana, on: 2026-09-20, evidence: here }`;
      assert.deepEqual(await outcome(`confirmed: [${answer}]`), ['confirmed']);
    });

    test(`in a comment: ${name}`, async () => {
      assert.deepEqual(await outcome('', `# preflight: ignore[${name}] -- why`), ['met']);
    });

    test(`where rules are selected: ${name}`, () => {
      const ids = (selection: { select: string[]; ignore: string[] }): readonly string[] =>
        createEngine([rule], selection).rules.map(({ id }) => id);
      assert.deepEqual(ids({ select: [name], ignore: [] }), ['ci/new']);
      assert.deepEqual(ids({ select: [], ignore: [name] }), []);
    });
  }

  test('a comment with an old name that silences nothing is unused, and one with no name of a rule unknown', async () => {
    const { findings } = await project({ 'a.py': 'x = 1  # preflight: ignore[ci/old, ci/newer]\n' }).scan([rule]);
    assert.deepEqual(
      findings.map(({ rule: id, message }) => `${id}: ${message}`),
      [
        'preflight/unused-suppression: Nothing is silenced here for ci/old',
        'preflight/unknown-rule: There is no rule "ci/newer", so this comment silences nothing',
      ],
    );
  });

  test('what is said of comments can be turned off or made louder', async () => {
    const comment = '# preflight: ignore[ci/newer]';
    assert.deepEqual(await outcome('', comment), ['open', 'ci/new warning', 'preflight/unknown-rule hint']);
    const loud = 'rules: { preflight/unknown-rule: warning }';
    assert.deepEqual(await outcome(loud, comment), ['open', 'ci/new warning', 'preflight/unknown-rule warning']);
    const { findings, suppressed } = await scan("rules: { 'preflight/*': 'off' }", comment);
    assert.deepEqual([findings.length, suppressed.config], [1, 1]);
  });

  test('a name that no rule has is a problem of its file', async () => {
    const { problems } = await scan('waive: [{ check: ci/newer, reason: why }]\nrules: { ci/old: error }\n');
    assert.deepEqual(problems, [
      {
        kind: 'configuration',
        path: '.preflight.yaml',
        message: 'There is no rule "ci/newer": mend its name (`ml-preflight rules` lists them), or leave it out.',
        word: 'ci/newer',
      },
    ]);
  });

  test('the file wins over the settings of the editor, over their globs too', async () => {
    const { reader } = project({ '.preflight.yaml': 'rules: { ci/old: error }\n', 'a.py': `${code}\n` });
    const settings = { rules: { 'ci/old': 'hint', 'ci/*': 'off' }, exclude: [], profile: undefined } as const;
    const options = { signal: new AbortController().signal, today: '2026-11-23', settings };
    const report = await createEngine([rule]).scan(reader, options);
    assert.deepEqual(
      report.findings.map(({ severity }) => severity),
      ['error'],
    );
  });
});
