import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Finding } from '../../../src/engine/index';
import { diagnosticsOf, expectFindings } from '../support/diagnostics';
import { expectInCells } from '../support/notebooks';
import { firstScan, reportWhere, statusOf } from '../support/preflight';
import { TestFiles, cellWithPath, notebookText, pythonWithPath, userPath } from '../support/sources';
import { closeEditors, showFile, showNotebook } from '../support/workspace';

suite('settings', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  const changed: string[] = [];
  teardown(async () => {
    await closeEditors();
    await files.remove();
    for (const name of changed.splice(0)) await set(name, undefined);
  });

  async function set(name: string, value: unknown): Promise<void> {
    changed.push(name);
    await vscode.workspace.getConfiguration('preflight').update(name, value, vscode.ConfigurationTarget.Workspace);
    if (value === undefined) changed.length = 0;
  }

  async function openFile(file: string, text = pythonWithPath): Promise<vscode.Uri> {
    const uri = await files.write(file, text);
    await showFile(file);
    await expectFindings(uri, userPath);
    return uri;
  }

  test('rules turned off by id and by glob are off in files, in cells and in the checklist', async () => {
    const uri = await openFile('rules.py');
    await files.write('rules.ipynb', notebookText(['import pandas as pd', cellWithPath]));
    const { notebook } = await showNotebook('rules.ipynb');
    await expectInCells(notebook, userPath, [0, 1]);
    await set('rules', { [userPath]: 'off' });
    await expectFindings(uri, userPath, 0);
    await expectInCells(notebook, userPath, [0, 0]);
    await reportWhere('the check to be not applicable', scan => statusOf(scan, userPath) === 'not-applicable');
    await set('rules', undefined);
    await expectFindings(uri, userPath);
    await set('rules', { 'code/*': 'off' });
    await expectFindings(uri, userPath, 0);
  });

  test('a rule is given another severity', async () => {
    const uri = await openFile('severity.py');
    await set('rules', { [userPath]: 'error' });
    await expectFindings(uri, userPath, 1, found => found[0]?.severity === vscode.DiagnosticSeverity.Error);
  });

  test('a profile that is corrected changes what is asked, and the configuration file has the last word', async () => {
    const profile = (name: string): Promise<unknown> =>
      reportWhere(`a ${name}`, ({ report }) => report.projects[0]?.profile === name);
    await files.write('profile.py', pythonWithPath);
    await set('profile', 'course');
    await profile('course');
    await reportWhere('no question about CI', scan => statusOf(scan, 'ci/no-ci') === 'not-applicable');
    await files.write('.preflight.yaml', 'profile: service\n');
    await profile('service');
    await reportWhere('the question about CI', scan => statusOf(scan, 'ci/no-ci') === 'open');
  });

  test('excluded files are not scanned', async () => {
    const uri = await openFile('excluded.py');
    await set('exclude', ['excluded.py']);
    await expectFindings(uri, userPath, 0);
  });

  test('turned off as a whole, nothing is shown', async () => {
    const uri = await openFile('disabled.py');
    await set('enable', false);
    await expectFindings(uri, userPath, 0);
    await set('enable', undefined);
    await expectFindings(uri, userPath);
  });

  test('closed files have findings in Problems when the whole workspace is asked for', async () => {
    const uri = await files.write('scope.py', pythonWithPath);
    await reportWhere('the finding', ({ report }) => report.findings.some(one => one.location.path === 'scope.py'));
    assert.deepEqual(diagnosticsOf(uri), []);
    await set('diagnostics.scope', 'workspace');
    await expectFindings(uri, userPath);
  });

  test('a file shows as many findings as it may', async () => {
    const reads = Array.from({ length: 4 }, (_, index) => `pd.read_csv("/home/ana/${index}.csv")\n`);
    const uri = await files.write('most.py', `import pandas as pd\n${reads.join('')}`);
    await showFile('most.py');
    await expectFindings(uri, userPath, 4);
    await set('diagnostics.maxPerFile', 2);
    await expectFindings(uri, userPath, 2);
  });

  test('what the baseline accepts is hidden, or shown as hints with their fixes', async () => {
    const uri = await openFile('accepted.py');
    const scan = await reportWhere('the finding', ({ report }) => report.findings.some(isAccepted));
    const entries = scan.report.findings.filter(isAccepted);
    const accepted = { 'accepted.py': { [userPath]: entries.map(({ fingerprint }) => fingerprint) } };
    await files.write('.preflight-baseline.json', JSON.stringify({ version: 1, files: accepted }));
    await expectFindings(uri, userPath, 0);
    await set('baseline.show', 'hint');
    const [shown] = await expectFindings(uri, userPath);
    assert.equal(shown?.severity, vscode.DiagnosticSeverity.Hint);
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      shown.range,
    );
    assert.ok(actions.length > 0, 'no quick fix');
    await reportWhere('an open check', one => statusOf(one, userPath) === 'open');
  });

  test('lines around the cursor are kept free of findings, until it has moved on', async () => {
    const uri = await openFile('focus.py');
    await set('diagnostics.focusMode', 1);
    const cursorAt = (line: number): void => {
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      editor.selection = new vscode.Selection(line, 0, line, 0);
    };
    cursorAt(2);
    await expectFindings(uri, userPath, 0);
    cursorAt(1);
    await expectFindings(uri, userPath, 1);
    await set('diagnostics.focusMode', 2);
    await expectFindings(uri, userPath, 0);
    await showFile('train.py');
    await expectFindings(uri, userPath, 1);
  });

  test('while a file is typed in, nothing is scanned when only saving is asked for', async () => {
    await set('run', 'onSave');
    const uri = await files.write('saved.py', 'import pandas as pd\n');
    const { document } = await showFile('saved.py');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(1, 0), 'pd.read_csv("/home/ana/churn.csv")\n');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await expectFindings(uri, userPath);
  });

  test('what another linter reports on the line is left to it', async () => {
    const text = 'from sklearn.model_selection import train_test_split\na, b = train_test_split(rows)\n';
    const uri = await files.write('deferred.py', text);
    await showFile('deferred.py');
    const [finding] = await expectFindings(uri, 'repro/missing-random-state');
    assert.ok(finding);
    const other = vscode.languages.createDiagnosticCollection('another linter');
    const theirs = new vscode.Diagnostic(finding.range, 'Provide a seed.');
    theirs.source = 'sonarqube';
    theirs.code = 'python:S6709';
    other.set(uri, [theirs]);
    await expectFindings(uri, 'repro/missing-random-state', 0);
    await set('deferTo', ['ruff']);
    await expectFindings(uri, 'repro/missing-random-state');
    await set('deferTo', undefined);
    await expectFindings(uri, 'repro/missing-random-state', 0);
    other.dispose();
    await expectFindings(uri, 'repro/missing-random-state');
  });
});

function isAccepted({ rule, location }: Finding): boolean {
  return rule === userPath && location.path === 'accepted.py';
}
