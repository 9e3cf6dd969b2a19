import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addToConfiguration } from '../../../src/vscode/configurationFile';
import { firstScan, reportWhere, statusOf } from '../support/preflight';
import { findCheck } from '../support/rows';
import { TestFiles } from '../support/sources';
import { until } from '../support/until';
import { closeEditors, deleteFile, fileUri } from '../support/workspace';

suite('waiving a check', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
    await deleteFile('.preflight.yaml');
  });

  const folder = fileUri('');
  const entry = { check: 'ci/no-ci', reason: 'Checked by hand every month' };

  async function configuration(): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri('.preflight.yaml')));
  }

  /** VS Code may still hold what a test before had there. */
  async function writeConfiguration(text: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(await files.write('.preflight.yaml', text));
    await until(vscode.workspace.onDidChangeTextDocument, {
      what: 'VS Code to read the file again',
      value: () => (document.getText() === text ? true : undefined),
    });
  }

  test('writes the reason to a new configuration, and the checklist says so', async () => {
    assert.equal(await addToConfiguration({ folder, root: '.' }, 'waive', entry), undefined);
    assert.equal(await configuration(), 'waive:\n  - check: ci/no-ci\n    reason: Checked by hand every month\n');
    await reportWhere('the check to be waived', scan => statusOf(scan, 'ci/no-ci') === 'waived');
    assert.match(String((await findCheck('ci/no-ci')).item.description), /waived · Checked by hand/);
  });

  test('keeps comments and order of the configuration that is there', async () => {
    const before =
      '# Ours.\nprofile: service # for sure\n\nwaive:\n  # Old.\n  - check: ops/no-alerting\n    reason: No pager\n';
    await writeConfiguration(before);
    assert.equal(await addToConfiguration({ folder, root: '.' }, 'waive', entry), undefined);
    const added = '  - check: ci/no-ci\n    reason: Checked by hand every month\n';
    assert.equal(await configuration(), before + added);
  });

  test('leaves a broken configuration alone and says so', async () => {
    await writeConfiguration('waive: [\n');
    const fault = await addToConfiguration({ folder, root: '.' }, 'waive', entry);
    assert.match(fault ?? '', /cannot be read/);
    assert.equal(await configuration(), 'waive: [\n');
  });

  test('sends those to pyproject.toml who have their configuration there', async () => {
    await files.write('pyproject.toml', '[tool.preflight]\nprofile = "service"\n');
    const fault = await addToConfiguration({ folder, root: '.' }, 'waive', entry);
    assert.match(fault ?? '', /pyproject\.toml/);
  });
});
