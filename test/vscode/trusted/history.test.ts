import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type HistoryRecord, type Level, pairChecks, readHistory } from '../../../src/engine/index';
import { LevelNotice } from '../../../src/vscode/levelNotice';
import { commands } from '../../../src/vscode/names';
import type { FolderScan } from '../../../src/vscode/scanController';
import { GitRepository } from '../support/gitRepository';
import { memoryStore } from '../support/memoryStore';
import { firstScan, preflight, reportWhere } from '../support/preflight';
import { setSetting } from '../support/settings';
import { TestFiles, pythonWithPath, userPath } from '../support/sources';
import { until, whilePressing } from '../support/until';
import { closeEditors, deleteFile, fileUri, isThere } from '../support/workspace';

suite('the history', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  const repository = new GitRepository();
  teardown(async () => {
    await setSetting('history.store', undefined);
    await closeEditors();
    await files.remove();
    await repository.remove();
    await deleteFile('.preflight');
  });

  async function records(): Promise<readonly HistoryRecord[]> {
    const api = await preflight();
    const scan = await reportWhere('a report', () => true);
    return api.history(scan);
  }

  async function recordOf(commit: string): Promise<HistoryRecord> {
    const api = await preflight();
    const scan = await reportWhere('a report', () => true);
    return until(api.onDidChangeHistory, {
      what: `a record of ${commit}`,
      value: () => api.history(scan).find(record => record.commit === commit && record.project === '.'),
    });
  }

  test('has a line for the commit that is checked out, as it was committed, kept by the editor', async () => {
    repository.init();
    const first = repository.commit();
    const { states } = await recordOf(first);
    assert.equal(states['ci/no-ci'], 'open');
    await files.write('later.py', pythonWithPath);
    const { findings } = (await reportWhere('the file', ({ report }) => holds(report.findings, 'later.py'))).report;
    const second = repository.commit();
    await files.write('uncommitted.py', pythonWithPath);
    await reportWhere('the file', ({ report }) => holds(report.findings, 'uncommitted.py'));
    const record = await recordOf(second);
    assert.equal(record.findings[userPath], findings.filter(({ rule }) => rule === userPath).length);
    assert.equal(await isThere('.preflight/history.jsonl'), false);
  });

  test('stands in the repository when that is asked for, a line for each commit, and nowhere when it is off', async () => {
    await setSetting('history.store', 'off');
    repository.init();
    const before = repository.commit();
    await vscode.commands.executeCommand(commands.scan);
    assert.ok(!(await records()).some(({ commit }) => commit === before));
    await setSetting('history.store', 'repository');
    await recordOf(before);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri('.preflight/history.jsonl')));
    assert.deepEqual([...new Set(readHistory(text).records.map(({ commit }) => commit))], [before]);
    assert.deepEqual(readHistory(text).problems, []);
  });

  test('is rebuilt from git on request, and the page shows the trend with changes of the rules marked', async () => {
    await setSetting('history.store', 'repository');
    repository.init();
    const commits = [repository.commit(), repository.commit(), repository.commit()];
    const last = await recordOf(commits[2] ?? '');
    const other = `${JSON.stringify({ ...last, pack: '0.0.1' })}\n`;
    await files.write('.preflight/history.jsonl', other);
    await vscode.commands.executeCommand(commands.rebuildHistory, 2);
    assert.deepEqual(new Set((await records()).map(({ commit }) => commit)), new Set(commits.slice(1)));
    const page = (await preflight()).reportPage() ?? '';
    assert.match(page, /<h2>Trend<\/h2>/);
    for (const commit of commits.slice(1)) assert.ok(page.includes(commit.slice(0, 8)));
    assert.doesNotMatch(page, /new rules/);
    const [oldest, ...newer] = await records();
    await files.write(
      '.preflight/history.jsonl',
      [{ ...oldest, pack: '0.0.1' }, ...newer].map(record => `${JSON.stringify(record)}\n`).join(''),
    );
    const { onDidChangeHistory, reportPage } = await preflight();
    await until(onDidChangeHistory, {
      what: 'the change of the rules to be marked',
      value: () => (/new rules, checks that are new: 0/.test(reportPage() ?? '') ? true : undefined),
    });
  });

  test('says why it cannot be rebuilt', async () => {
    await setSetting('history.store', 'off');
    void vscode.commands.executeCommand(commands.rebuildHistory, 1);
    await vscode.commands.executeCommand('notifications.clearAll');
    assert.equal((await preflight()).reportPage(), undefined);
  });

  function holds(findings: FolderScan['report']['findings'], path: string): boolean {
    return findings.some(({ location }) => location.path === path);
  }
});

suite('the notification', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await notify(undefined);
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeEditors();
    await files.remove();
  });

  function notify(value: unknown): Thenable<void> {
    const configuration = vscode.workspace.getConfiguration('preflight');
    return configuration.update('notifications', value, vscode.ConfigurationTarget.Global);
  }

  function levelOf({ report }: FolderScan, root: string): number | undefined {
    return report.projects.find(project => project.root === root)?.level;
  }

  /** Two projects that nobody has seen before, at level 0: one alone would be a part of the project around it. */
  async function newProjects(...roots: readonly [string, string]): Promise<FolderScan> {
    for (const root of roots) {
      await files.write(`${root}/pyproject.toml`, `[project]\nname = "${root}"\nversion = "1"\n`);
      await files.write(`${root}/train.py`, pythonWithPath);
    }
    return reportWhere('both projects', scan => roots.every(root => levelOf(scan, root) === 0));
  }

  /** Waives all that level 1 waits for. */
  async function reachFirstLevel(root: string, { report }: FolderScan): Promise<void> {
    const project = report.projects.find(one => one.root === root);
    assert.ok(project);
    const gates = pairChecks(project, report).filter(({ rule }) => rule.gates && rule.level === 1);
    const waivers = gates.map(({ rule }) => `  - check: ${rule.id}\n    reason: for this test\n`).join('');
    await files.write(`${root}/.preflight.yaml`, `waive:\n${waivers}`);
    await reportWhere(`level 1 of ${root}`, scan => (levelOf(scan, root) ?? 0) >= 1);
  }

  test('comes when a level is reached for the first time, leads to the report, and comes no second time', async () => {
    const { levelNotice, reportPage } = await preflight();
    const before = await newProjects('risen', 'other');
    await reachFirstLevel('risen', before);
    assert.match(levelNotice() ?? '', /^risen has reached Level [1-4] · \w+\.$/);
    await whilePressing(
      () => vscode.commands.executeCommand('notification.acceptPrimaryAction'),
      () => until(vscode.window.tabGroups.onDidChangeTabs, { what: 'the report', value: reportPage }),
    );
    const said = levelNotice();
    await reachFirstLevel('other', before);
    assert.notEqual(levelNotice(), said);
    const waivers = await vscode.workspace.fs.readFile(fileUri('risen/.preflight.yaml'));
    await deleteFile('risen/.preflight.yaml');
    await reportWhere('level 0 again', scan => levelOf(scan, 'risen') === 0);
    await files.write('risen/.preflight.yaml', new TextDecoder().decode(waivers));
    await reportWhere('level 1 again', scan => (levelOf(scan, 'risen') ?? 0) >= 1);
    assert.match(levelNotice() ?? '', /^other /);
  });

  test('does not come when it is turned off', async () => {
    const { levelNotice } = await preflight();
    const before = levelNotice();
    await notify('off');
    await reachFirstLevel('silent', await newProjects('silent', 'mute'));
    assert.equal(levelNotice(), before);
  });

  test('comes no more once "Do not show again" was pressed', async () => {
    const scan = await reportWhere('a project', ({ report }) => report.projects.length > 0);
    const at = (level: Level): FolderScan => {
      const projects = scan.report.projects.map(project => ({ ...project, level }));
      return { ...scan, report: { ...scan.report, projects } };
    };
    const pressed: string[] = [];
    const notice = new LevelNotice(memoryStore(), (_message, _show, never = '') => {
      pressed.push(never);
      return Promise.resolve(never);
    });
    for (const level of [0, 1, 2] as const) await notice.heed(at(level));
    assert.deepEqual(pressed, ['Do not show again']);
    assert.equal(vscode.workspace.getConfiguration('preflight').get('notifications'), 'off');
  });
});
