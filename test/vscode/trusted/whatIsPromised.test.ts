import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import manifest from '../../../package.json';
import { commands, views } from '../../../src/vscode/names';
import { firstScan, preflight, reportWhere, statusOf } from '../support/preflight';
import { type Row, checklistRows, clickRow, findCheck, labelOf, learningRows } from '../support/rows';
import { setSetting } from '../support/settings';
import { TestFiles, pythonWithPath, userPath } from '../support/sources';
import { until } from '../support/until';
import { closeEditors, deleteFile, fileUri } from '../support/workspace';

suite('what the manifest promises', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
    await deleteFile('.preflight.yaml');
  });

  const run = (command: string, ...given: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(command, ...given);

  test('every command is there', async () => {
    const there = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands.map(({ command }) => command).filter(command => !there.has(command));
    assert.deepEqual(missing, []);
  });

  test('both views can be shown', async () => {
    for (const view of Object.values(views).filter(id => id !== views.container)) await run(`${view}.focus`);
  });

  const workflow = 'on: push\njobs:\n  run:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python train.py\n';

  test('every entry of a row’s menu is offered by a row', async () => {
    await files.write('.github/workflows/promised.yml', workflow);
    await reportWhere('CI', scan => statusOf(scan, 'ci/no-ci') === 'met');
    const step = (await checklistRows()).find(({ id }) => id.includes(' | step | '));
    await run(commands.snoozeStep, step?.id);
    const contexts: Readonly<Record<string, readonly string[]>> = {
      // No rule that ships asks what only a person can know: the rows of such checks are in `confirming.test.ts`.
      [views.checklist]: [...contextsOf(await checklistRows()), 'check to-confirm', 'check confirmed'],
      [views.learningPath]: contextsOf(await learningRows()),
    };
    for (const { command, when } of manifest.contributes.menus['view/item/context']) {
      const [, view = '', pattern = ''] = /^view == (\S+) && viewItem =~ \/(.+)\/$/.exec(when) ?? [];
      const isOffered = contexts[view]?.some(context => new RegExp(pattern).test(context));
      assert.ok(isOffered, `no row offers ${command} (${when})`);
    }
    await run(commands.wakeStep, step?.id);
  });

  function contextsOf(rows: readonly Row[]): readonly string[] {
    return rows.map(({ item }) => item.contextValue ?? '');
  }

  test('a check is waived and confirmed with a line that is kept in the configuration', async () => {
    const rule = 'docs/missing-readme';
    await reportWhere('no CI', scan => statusOf(scan, 'ci/no-ci') === 'open');
    await run(commands.waiveCheck, (await findCheck('ci/no-ci')).id, 'Run by hand');
    await reportWhere('the waiver', scan => statusOf(scan, 'ci/no-ci') === 'waived');
    await run(commands.confirmCheck, (await findCheck(rule)).id, 'docs/brief.md');
    await reportWhere('the confirmation', one => statusOf(one, rule) === 'confirmed');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri('.preflight.yaml')));
    assert.match(text, /reason: Run by hand[\s\S]*evidence: docs\/brief\.md/);
  });

  test('a rule’s id is copied from its row', async () => {
    await run(commands.copyRule, (await findCheck('docs/missing-readme')).id);
    assert.equal(await vscode.env.clipboard.readText(), 'docs/missing-readme');
  });

  test('a rule is explained by its id', async () => {
    await run(commands.explainRule, 'test/no-tests');
    await until(vscode.window.tabGroups.onDidChangeTabs, {
      what: 'the page',
      value: () =>
        vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('no-tests') === true ? true : undefined,
    });
  });

  test('a finding is opened by its row, and more of them by the last one', async () => {
    await files.write('opened.py', pythonWithPath);
    await files.write('.github/workflows/promised.yml', workflow);
    await reportWhere('CI', scan => statusOf(scan, 'ci/no-ci') === 'met');
    await reportWhere('the finding', ({ report }) =>
      report.findings.some(({ location }) => location.path === 'opened.py'),
    );
    const rows = await checklistRows();
    const row = rows.find(
      ({ id, item }) => id.includes(` | check | ${userPath} | `) && labelOf(item).startsWith('opened.py'),
    );
    assert.equal(row?.item.command?.command, commands.openFinding);
    await clickRow(row);
    await until(vscode.window.onDidChangeActiveTextEditor, {
      what: 'the file',
      value: () =>
        vscode.window.activeTextEditor?.document.uri.path.endsWith('opened.py') === true ? true : undefined,
    });
    await run(commands.showMore, (await findCheck(userPath)).id);
    const evidence = rows.find(({ item }) => item.contextValue === 'evidence');
    assert.equal(evidence?.item.command?.command, commands.openEvidence);
  });

  test('the log is shown', async () => {
    await run(commands.showLog);
    await until(vscode.workspace.onDidOpenTextDocument, {
      what: 'the log',
      value: () =>
        vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'output' && /Preflight/.test(uri.path)),
    });
  });

  test('the level stands in the status bar, or nothing', async () => {
    const { statusText } = await preflight();
    assert.match(statusText() ?? '', /Level 0 · \d+ to go/);
    await setSetting('statusBar.show', false);
    assert.equal(statusText(), undefined);
    await setSetting('statusBar.show', undefined);
    assert.match(statusText() ?? '', /Level 0/);
  });
});
