import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectFindings } from '../support/diagnostics';
import { gitIndex } from '../support/gitIndex';
import { firstScan, preflight, reportWhere, statusOf } from '../support/preflight';
import { findCheck, findRow } from '../support/rows';
import { TestFiles, pythonWithPath, userPath } from '../support/sources';
import { until } from '../support/until';
import { closeEditors, deleteFile, fileUri, showFile, writeFile } from '../support/workspace';

suite('changes of the workspace', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
    await deleteFile('.git');
  });

  function findingsIn(path: string): Promise<unknown> {
    return reportWhere(`findings in ${path}`, ({ report }) =>
      report.findings.some(({ location }) => location.path === path),
    );
  }

  function noFindingsIn(path: string): Promise<unknown> {
    return reportWhere(`no findings in ${path}`, ({ report }) =>
      report.findings.every(({ location }) => location.path !== path),
    );
  }

  test('a file that is made, changed and deleted on disk is followed without a button', async () => {
    await files.write('disk.py', pythonWithPath);
    await findingsIn('disk.py');
    await files.write('disk.py', 'import pandas as pd\n');
    await noFindingsIn('disk.py');
    await files.write('disk.py', pythonWithPath);
    await findingsIn('disk.py');
    await files.remove();
    await noFindingsIn('disk.py');
  });

  test('a file changed on disk while it is open shows its new findings', async () => {
    const uri = await files.write('open.py', 'import pandas as pd\n');
    const { document } = await showFile('open.py');
    await files.write('open.py', pythonWithPath);
    await expectFindings(uri, userPath);
    assert.equal(document.isDirty, false);
  });

  test('the configuration file turns a rule off and on again', async () => {
    const uri = await files.write('configured.py', pythonWithPath);
    await showFile('configured.py');
    await expectFindings(uri, userPath);
    await files.write('.preflight.yaml', `rules:\n  ${userPath}: off\n`);
    await expectFindings(uri, userPath, 0);
    await writeFile('.preflight.yaml', 'rules: {}\n');
    await expectFindings(uri, userPath);
  });

  test('a fault of the configuration is an error in its file and a row of the checklist', async () => {
    const uri = await files.write('.preflight.yaml', 'ruels: {}\n');
    const [fault] = await expectFindings(uri, 'configuration');
    assert.equal(fault?.severity, vscode.DiagnosticSeverity.Error);
    assert.match(fault.message, /`ruels`/);
    await findRow('.preflight.yaml');
    await files.remove();
    await expectFindings(uri, 'configuration', 0);
  });

  test('a fault of the configuration stands at its word while the file is open', async () => {
    const uri = await files.write(
      '.preflight.yaml',
      'profile: batch\nrules:\n  ci/no-ci-at-all: off\n  ci/no-cii: off\n',
    );
    await showFile('.preflight.yaml');
    const word = (line: number, length: number): string => [line, 2, line, 2 + length].join();
    await until(vscode.languages.onDidChangeDiagnostics, {
      what: 'both rules that are not there, each at its name',
      value: () => {
        const found = vscode.languages.getDiagnostics(uri).filter(({ code }) => code === 'configuration');
        const at = found.map(({ range: { start, end } }) =>
          [start.line, start.character, end.line, end.character].join(),
        );
        return at.join(' ') === `${word(2, 15)} ${word(3, 9)}` ? true : undefined;
      },
    });
  });

  test('a branch switch that leaves the files alone and changes what git tracks is followed', async () => {
    await files.write('.gitignore', 'generated.py\n');
    await files.write('generated.py', pythonWithPath);
    await switchTo('main', []);
    await settle();
    await noFindingsIn('generated.py');
    await switchTo('feature', ['generated.py']);
    await findingsIn('generated.py');
    await switchTo('main', []);
    await noFindingsIn('generated.py');
  });

  test('a file that git begins to track is listed, though it is ignored', async () => {
    await files.write('.gitignore', 'generated.py\n');
    await files.write('generated.py', pythonWithPath);
    await switchTo('main', []);
    await settle();
    await noFindingsIn('generated.py');
    await writeGit('index', gitIndex(['generated.py']));
    await findingsIn('generated.py');
  });

  test('what the index lists counts from the moment the repository has a HEAD', async () => {
    await files.write('.gitignore', 'generated.py\n');
    await files.write('generated.py', pythonWithPath);
    await writeGit('index', gitIndex(['generated.py']));
    await settle();
    await noFindingsIn('generated.py');
    await writeGit('HEAD', 'ref: refs/heads/main\n');
    await findingsIn('generated.py');
    await deleteFile('.git/HEAD');
    await noFindingsIn('generated.py');
  });

  /** Waits until everything that happened to files so far has been scanned: what comes later has other reasons. */
  async function settle(): Promise<void> {
    await writeFile('settled.py', pythonWithPath);
    await findingsIn('settled.py');
    await deleteFile('settled.py');
    await noFindingsIn('settled.py');
    await (await preflight()).whenIdle();
  }

  async function switchTo(branch: string, tracked: readonly string[]): Promise<void> {
    await writeGit('index', gitIndex(tracked));
    await writeGit('HEAD', `ref: refs/heads/${branch}\n`);
  }

  /** As git does it: written beside the file, then moved over it. */
  async function writeGit(name: string, content: Uint8Array | string): Promise<void> {
    const lock = fileUri(`.git/${name}.lock`);
    await vscode.workspace.fs.writeFile(lock, Buffer.from(content));
    await vscode.workspace.fs.rename(lock, fileUri(`.git/${name}`), { overwrite: true });
  }

  test('a check turns met when the file that it misses appears', async () => {
    await reportWhere('the check to be open', scan => statusOf(scan, 'docs/missing-readme') === 'open');
    const what =
      'It predicts which customers of a telephone company leave within three months, for the people who call them. ';
    const how = '```\npip install -r requirements.txt\npython train.py\n```\n';
    await files.write('README.md', `# Churn\n\n${what.repeat(3)}\n\n## Run\n\n${how}`);
    await reportWhere('the check to be met', scan => statusOf(scan, 'docs/missing-readme') === 'met');
    const { item } = await findCheck('docs/missing-readme');
    assert.match(String(item.description), /^met/);
  });

  test('a scan that is cancelled leaves the last report, and the next one is whole', async () => {
    const configuration = vscode.workspace.getConfiguration('preflight');
    const api = await preflight();
    await configuration.update('run', 'manual', vscode.ConfigurationTarget.Workspace);
    await api.whenIdle();
    const before = api.scans();
    const many = Array.from({ length: 300 }, (_, index) => `many/part${index}.py`);
    await Promise.all(many.map(path => writeFile(path, pythonWithPath.repeat(20))));
    const scanning = vscode.commands.executeCommand('preflight.scan');
    await api.whenScanning();
    await vscode.commands.executeCommand('preflight.cancelScan');
    await scanning;
    assert.deepEqual(
      api.scans().map(({ report }) => report),
      before.map(({ report }) => report),
    );
    await vscode.commands.executeCommand('preflight.scan');
    await findingsIn('many/part299.py');
    await deleteFile('many');
    await configuration.update('run', undefined, vscode.ConfigurationTarget.Workspace);
    await noFindingsIn('many/part299.py');
  });
});
