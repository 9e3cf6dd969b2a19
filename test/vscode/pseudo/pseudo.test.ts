import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { plainEnglish } from '../../localisation/plainEnglish';
import { commands } from '../../../src/vscode/names';
import { expectFindings } from '../support/diagnostics';
import { firstScan, preflight } from '../support/preflight';
import { checklistRows, labelOf, learningRows, type Row } from '../support/rows';
import { userPath } from '../support/sources';
import { closeEditors, showFile } from '../support/workspace';

/** What of these texts is left in English. */
function englishIn(texts: readonly string[]): readonly string[] {
  return texts.filter(text => plainEnglish(text).length > 0 || /^[A-Za-z ]+$/.test(text));
}

/** What a row says; lines of the user's own are evidence and in whatever language they are. */
function saidBy({ item }: Row): readonly string[] {
  const spoken = item.accessibilityInformation?.label ?? '';
  const own = item.contextValue === 'evidence' ? [] : [String(item.description ?? ''), spoken];
  const tooltip = typeof item.tooltip === 'string' ? item.tooltip : '';
  return [labelOf(item), tooltip, ...own].filter(text => text !== '');
}

suite('in the language that nobody speaks', () => {
  suiteSetup(firstScan);
  teardown(closeEditors);

  test('the editor is set to it', () => {
    assert.equal(vscode.env.language, 'qps-ploc');
  });

  test('the checklist and what stands above it say nothing in English', async () => {
    const { checklistHead, statusText } = await preflight();
    const rows = await checklistRows();
    assert.ok(rows.length > 30);
    const { message, description } = checklistHead();
    assert.match(message ?? '', /^\[/);
    assert.deepEqual(englishIn([...rows.flatMap(saidBy), message ?? '', description ?? '', statusText() ?? '']), []);
  });

  test('the learning path says nothing in English', async () => {
    const rows = await learningRows();
    assert.ok(rows.length > 100);
    assert.deepEqual(englishIn(rows.flatMap(saidBy)), []);
  });

  test('findings and their fixes say nothing in English', async () => {
    const { document } = await showFile('train.py');
    const found = await expectFindings(document.uri, userPath);
    const range = found[0]?.range;
    assert.ok(range);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    );
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.length > 3);
    assert.deepEqual(englishIn([...found.map(({ message }) => message), ...titles]), []);
  });

  test('the report page and a lesson say nothing in English', async () => {
    await vscode.commands.executeCommand(commands.showReport);
    assert.deepEqual(plainEnglish((await preflight()).reportPage() ?? ''), []);
    const lesson = await vscode.workspace.openTextDocument(
      vscode.Uri.from({ scheme: 'preflight-rule', path: '/ci/no-ci.md' }),
    );
    const text = lesson.getText();
    assert.match(text, /^# \[/);
    assert.deepEqual(plainEnglish(text.replace(/^- .*$/gm, '')), []);
  });
});
