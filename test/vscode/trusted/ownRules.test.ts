import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/vscode/names';
import { ownRule } from '../../support/ownRule';
import { diagnosticsOf, expectFindings } from '../support/diagnostics';
import { firstScan, reportWhere, statusOf } from '../support/preflight';
import { TestFiles } from '../support/sources';
import { until, whilePressing } from '../support/until';
import { closeEditors, deleteFile, showFile } from '../support/workspace';

const { id, place, text, code } = ownRule;

suite('rules of the repository', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
    await deleteFile('.preflight');
  });

  test('have findings and a check, and follow what is typed in them', async () => {
    const uri = await files.write('scratch.py', code);
    await files.write(place, text);
    await showFile('scratch.py');
    await expectFindings(uri, id);
    await reportWhere('the check', scan => statusOf(scan, id) === 'open');
    const { document } = await showFile(place);
    const edit = new vscode.WorkspaceEdit();
    const at = document.positionAt(document.getText().indexOf('^/scratch/') + 1);
    edit.insert(document.uri, at, '/other');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await expectFindings(uri, id, 0);
  });

  test('have their faults marked at the line', async () => {
    const uri = await files.write(place, text.replace('severity: warning', 'severity: loud'));
    await showFile(place);
    const fault = await until(vscode.languages.onDidChangeDiagnostics, {
      what: 'the fault',
      value: () => diagnosticsOf(uri).find(({ code: kind }) => kind === 'rule'),
    });
    assert.equal(fault.range.start.line, 6);
    assert.equal(fault.severity, vscode.DiagnosticSeverity.Error);
  });

  test('are tried on a file while they are written', async () => {
    await files.write('scratch.py', code);
    await files.write(place, text);
    await reportWhere('the check', scan => statusOf(scan, id) === 'open');
    await showFile(place);
    const tried = vscode.commands.executeCommand(commands.tryRule, 'scratch.py');
    const opened = (): true | undefined =>
      vscode.window.activeTextEditor?.document.uri.path.endsWith('/scratch.py') === true ? true : undefined;
    await whilePressing(
      () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'),
      () => until(vscode.window.onDidChangeActiveTextEditor, { what: 'the place', value: opened }),
    );
    await tried;
    assert.equal(vscode.window.activeTextEditor?.selection.start.line, 2);
  });
});
