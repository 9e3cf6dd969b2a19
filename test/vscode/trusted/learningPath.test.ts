import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/vscode/names';
import { firstScan, reportWhere, statusOf } from '../support/preflight';
import { type Row, checklistRows, clickRow, labelOf, learningRows } from '../support/rows';
import { TestFiles, cellWithPath, notebookText, pythonWithPath, randomState, userPath } from '../support/sources';
import { until, whilePressing } from '../support/until';
import { closeEditors, deleteFile, fileUri } from '../support/workspace';

/** The part of CodeTour's format that we write. */
interface ExportedTour {
  readonly steps: readonly { readonly file: string; readonly pattern: string }[];
}

function isTour(value: unknown): value is ExportedTour {
  return typeof value === 'object' && value !== null && 'steps' in value && Array.isArray(value.steps);
}

suite('the learning path', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await vscode.commands.executeCommand(commands.endTour);
    await closeEditors();
    await files.remove();
  });

  async function lesson(rule: string): Promise<Row> {
    const row = (await learningRows()).find(({ id }) => id.startsWith('learning | ') && id.endsWith(` | ${rule}`));
    assert.ok(row, `no lesson of ${rule}`);
    return row;
  }

  test('has the stages in their order, then the map of skills', async () => {
    const top = (await learningRows()).filter(({ depth }) => depth === 0).map(({ item }) => labelOf(item));
    assert.deepEqual(top, [
      'Foundations',
      'Problem & requirements',
      'Data & pipelines',
      'Model & testing',
      'Deployment & monitoring',
      'Skill map',
    ]);
  });

  test('has a lesson for every check of the checklist, after those that it requires', async () => {
    const { report } = await reportWhere('a report', () => true);
    const rows = (await learningRows()).filter(({ id }) => id.startsWith('learning | '));
    const places = new Map(rows.map(({ id }, index) => [id.split(' | ').at(-1) ?? '', index]));
    for (const { id, stage, requires } of report.rules) {
      const before = report.rules.filter(one => requires.includes(one.id) && one.stage === stage);
      assert.ok(places.has(id), `no lesson of ${id}`);
      const isAside = (rule: string): boolean =>
        report.projects[0]?.checks.find(check => check.rule === rule)?.status === 'not-applicable';
      for (const one of before.filter(other => isAside(other.id) === isAside(id))) {
        assert.ok((places.get(one.id) ?? 0) < (places.get(id) ?? 0), `${one.id} before ${id}`);
      }
    }
  });

  test('counts a lesson as read when its page was shown, and as practised when its check is met', async () => {
    await reportWhere('no CI', scan => statusOf(scan, 'ci/no-ci') === 'open');
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('preflight-rule:/ci/no-ci.md'));
    assert.match(page.getText(), /## In your repository\n\nHere the check is: open\./);
    assert.match(String((await lesson('ci/no-ci')).item.description), /^read · \d+ min$/);
    await files.write(
      '.github/workflows/learned.yml',
      'on: push\njobs:\n  run:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python train.py\n',
    );
    await reportWhere('CI', scan => statusOf(scan, 'ci/no-ci') === 'met');
    const { item } = await lesson('ci/no-ci');
    assert.equal(item.description, 'practised');
    assert.match(String(item.accessibilityInformation?.label), /^Lesson: .+\. practised\. .*About \d+ minutes\.$/);
    await until(vscode.workspace.onDidChangeTextDocument, {
      what: 'the page to say that the check is met',
      value: () =>
        /Here the check is: met.*\n\n\*\*\.github\/workflows\/learned\.yml/.test(page.getText()) ? true : undefined,
    });
  });

  test('shows in a lesson the reader’s own lines, and the words for the framework that is used', async () => {
    await files.write(
      'torched.py',
      'import torch\nfrom sklearn.model_selection import train_test_split\na, b = train_test_split(rows)\n',
    );
    await reportWhere('the finding', ({ report }) => report.findings.some(one => one.location.path === 'torched.py'));
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse(`preflight-rule:/${randomState}.md`));
    await until(vscode.workspace.onDidChangeTextDocument, {
      what: 'the page',
      value: () => (page.getText().includes('    a, b = train_test_split(rows)') ? true : undefined),
    });
    assert.ok(page.getText().includes('## With pytorch'));
    assert.ok(!page.getText().includes('## With tensorflow'));
  });

  test('maps skills, with what is met and the lessons that teach them', async () => {
    const rows = await learningRows();
    const skills = rows.filter(({ id, depth }) => depth === 1 && id.startsWith('skills | '));
    assert.ok(skills.length > 30);
    for (const { item } of skills) {
      assert.match(String(item.description), /^(\d+ of \d+ met( · \d+ read)?|not asked here)$/);
      assert.match(
        String(item.accessibilityInformation?.label),
        /^Skill: [A-Za-z/ -]+\. (Practised|Not practised yet)\. /,
      );
    }
    assert.ok(rows.some(({ id }) => id === 'skills | continuous-integration | ci/no-ci'));
  });

  test('opens a lesson as a page', async () => {
    await clickRow(await lesson('ci/no-ci'));
    await until(vscode.window.tabGroups.onDidChangeTabs, {
      what: 'a Markdown preview in front',
      limit: 15000,
      value: () =>
        vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputText ? undefined : true,
    });
  });

  suite('in a tour', () => {
    async function inFront(what: string, holds: (editor: vscode.TextEditor) => boolean): Promise<void> {
      await until(vscode.window.onDidChangeActiveTextEditor, {
        what,
        value: () => {
          const editor = vscode.window.activeTextEditor;
          return editor !== undefined && holds(editor) ? true : undefined;
        },
      });
    }

    const isCell = ({ document }: vscode.TextEditor): boolean => document.uri.scheme === 'vscode-notebook-cell';
    const isFile =
      (name: string) =>
      ({ document }: vscode.TextEditor): boolean =>
        document.uri.path.endsWith(name);

    test('goes through the reader’s own lines in files and in cells, forth and back, and ends', async () => {
      await files.write('a_tour.py', pythonWithPath);
      await files.write('b_tour.ipynb', notebookText(['import pandas as pd', cellWithPath]));
      await reportWhere('both files', ({ report }) =>
        ['a_tour.py', 'b_tour.ipynb'].every(file => report.findings.some(({ location }) => location.path === file)),
      );
      const row = await lesson(userPath);
      assert.match(String(row.item.contextValue), /^lesson .*\bplaces$/);
      await vscode.commands.executeCommand(commands.startTour, row.id);
      await inFront('the first place', isFile('a_tour.py'));
      assert.equal(vscode.window.activeTextEditor?.selection.start.line, 2);
      await vscode.commands.executeCommand(commands.nextPlace);
      await inFront('a second place', editor => !isFile('a_tour.py')(editor));
      await vscode.commands.executeCommand(commands.previousPlace);
      await inFront('the first place again', isFile('a_tour.py'));
      await vscode.commands.executeCommand(commands.nextPlace);
      await inFront('the cell', isCell);
      await vscode.commands.executeCommand(commands.endTour);
      await closeEditors();
      await vscode.commands.executeCommand(commands.nextPlace);
      assert.equal(vscode.window.activeTextEditor, undefined);
    });

    test('is exported as a file of CodeTour that finds the lines again, and never over one that is there', async () => {
      await files.write('a_tour.py', pythonWithPath);
      await files.write('b_tour.ipynb', notebookText(['import pandas as pd', cellWithPath]));
      await reportWhere('both files', ({ report }) =>
        ['a_tour.py', 'b_tour.ipynb'].every(file => report.findings.some(({ location }) => location.path === file)),
      );
      const place = fileUri('.tours/code-hardcoded-user-path.tour');
      const read = async (uri: vscode.Uri): Promise<string> =>
        new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      try {
        await vscode.commands.executeCommand(commands.exportTour, (await lesson(userPath)).id);
        const tour: unknown = JSON.parse(await read(place));
        assert.ok(isTour(tour));
        assert.ok(
          tour.steps.some(({ file }) => file === 'a_tour.py') && tour.steps.some(({ file }) => file === 'b_tour.ipynb'),
        );
        for (const { file, pattern } of tour.steps) {
          const found = new RegExp(pattern, 'm').exec(await read(fileUri(file)));
          assert.match(found?.[0] ?? '', /\/(home|Users)\//, file);
        }
        await vscode.workspace.fs.writeFile(place, new TextEncoder().encode('mine'));
        const again = vscode.commands.executeCommand(commands.exportTour, userPath);
        await whilePressing(
          () => vscode.commands.executeCommand('notifications.clearAll'),
          () => Promise.resolve(again),
        );
        assert.equal(await read(place), 'mine');
      } finally {
        await deleteFile('.tours');
      }
    });

    test('stops at no more than five places', async () => {
      const reads = Array.from({ length: 9 }, (_, index) => `pd.read_csv("/home/ana/${index}.csv")\n`);
      await files.write('a_many.py', `import pandas as pd\n${reads.join('')}`);
      await reportWhere('the file', ({ report }) =>
        report.findings.some(({ location }) => location.path === 'a_many.py'),
      );
      await vscode.commands.executeCommand(commands.startTour, userPath);
      await inFront('the file', isFile('a_many.py'));
      const stops = [vscode.window.activeTextEditor?.selection.start.line];
      for (let step = 1; step < 9; step++) {
        await vscode.commands.executeCommand(commands.nextPlace);
        stops.push(vscode.window.activeTextEditor?.selection.start.line);
      }
      assert.deepEqual(stops, [1, 2, 3, 4, 5, 5, 5, 5, 5]);
    });

    test('is offered by the checklist too', async () => {
      await reportWhere('no file of a test', ({ report }) =>
        report.findings.every(({ location }) => !location.path.startsWith('a_')),
      );
      const row = (await checklistRows()).find(({ id }) => id.endsWith(` | check | ${userPath}`));
      await vscode.commands.executeCommand(commands.startTour, row?.id);
      await inFront('a place', () => true);
    });
  });
});
