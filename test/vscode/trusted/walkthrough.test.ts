import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { firstScan, preflight, reportWhere, statusOf } from '../support/preflight';
import { TestFiles, userPath } from '../support/sources';
import { eventually, until } from '../support/until';
import { closeEditors } from '../support/workspace';
import type { WalkthroughProgress } from '../../../src/vscode/walkthrough';

suite('the walkthrough', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
  });

  /** Its progress is known shortly after a scan: files of the CI are read. */
  async function progressIs(what: string, holds: (progress: WalkthroughProgress) => boolean): Promise<void> {
    const { walkthrough } = await preflight();
    await eventually(what, () => holds(walkthrough()));
  }

  test('opens', async () => {
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'ml-preflight.ml-preflight#start', false);
    await until(vscode.window.tabGroups.onDidChangeTabs, {
      what: 'the walkthrough in front',
      value: () => (vscode.window.tabGroups.activeTabGroup.activeTab === undefined ? undefined : true),
    });
  });

  test('ticks off a step that is done', async () => {
    await reportWhere('no README', scan => statusOf(scan, 'docs/missing-readme') === 'open');
    await files.write(
      'README.md',
      '# Churn\n\nPredicts who leaves.\n\n## Run\n\n```sh\npip install -r requirements.txt\npython train.py\n```\n',
    );
    await reportWhere('a README', scan => statusOf(scan, 'docs/missing-readme') !== 'open');
    await files.write(
      '.github/workflows/walked.yml',
      'on: push\njobs:\n  run:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python train.py\n',
    );
    await progressIs('a step to be done', ({ hasDone }) => hasDone);
  });

  test('ticks off that something is turned off, in a line or in the configuration', async () => {
    await progressIs('nothing to be silent', ({ hasSilenced }) => !hasSilenced);
    await files.write(
      'silent.py',
      `import pandas as pd\npd.read_csv("/home/ana/a.csv")  # preflight: ignore[${userPath}] -- a test\n`,
    );
    await progressIs('a line to be silent', ({ hasSilenced }) => hasSilenced);
    await files.remove();
    await progressIs('nothing to be silent', ({ hasSilenced }) => !hasSilenced);
    await files.write('.preflight.yaml', 'rules: { ci/no-ci: off }\n');
    await progressIs('a rule to be off', ({ hasSilenced }) => hasSilenced);
  });

  test('ticks off CI only when it runs Preflight', async () => {
    const workflow = 'on: push\njobs:\n  run:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python train.py\n';
    await files.write('.github/workflows/walked.yml', workflow);
    await reportWhere('CI', scan => statusOf(scan, 'ci/no-ci') === 'met');
    assert.equal((await preflight()).walkthrough().isInCi, false);
    await files.write('.github/workflows/walked.yml', `${workflow}      - run: ml-preflight scan . --fail-under 1\n`);
    await progressIs('Preflight in CI', ({ isInCi }) => isInCi);
  });
});
