import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectFindings } from '../support/diagnostics';
import { applyFix, fixesAt } from '../support/fixes';
import { TestFiles, notebookText, randomState, rootUser, userPath } from '../support/sources';
import { until, whilePressing } from '../support/until';
import { closeEditors, deleteFile, fileUri, isThere, showFile, showNotebook } from '../support/workspace';
import { firstScan } from '../support/preflight';

interface Case {
  readonly name: string;
  readonly rule: string;
  /** Part of the fix's title. */
  readonly fix: string;
  readonly before: string;
  readonly after: string;
}

const split = 'from sklearn.model_selection import train_test_split\n';
const read = 'import pandas as pd\n';

const cases: readonly Case[] = [
  {
    name: 'a seed for a random split',
    rule: randomState,
    fix: 'random_state=42',
    before: `${split}train, test = train_test_split(rows)`,
    after: `${split}train, test = train_test_split(rows, random_state=42)`,
  },
  {
    name: 'an environment variable for a path',
    rule: userPath,
    fix: 'environment variable DATA_DIR',
    before: `${read}frame = pd.read_csv("/Users/ana/elsewhere/churn.csv")`,
    after: `import os\n${read}frame = pd.read_csv(os.path.join(os.environ["DATA_DIR"], "churn.csv"))`,
  },
  {
    name: 'an environment variable for a secret',
    rule: 'sec/hardcoded-secret',
    fix: 'environment variable',
    before: `api_token = "${['ghp', 'q8Zt3KpW1xVb7NcR5mYd2HsJ9LfA4GeU6TiO'].join('_')}"`,
    after: `import os\napi_token = os.environ["API_TOKEN"]`,
  },
  {
    name: 'a comment that ignores a finding here',
    rule: userPath,
    fix: `Ignore ${userPath} here`,
    before: `${read}frame = pd.read_csv("/Users/ana/elsewhere/churn.csv")`,
    after: `${read}frame = pd.read_csv("/Users/ana/elsewhere/churn.csv")  # preflight: ignore[${userPath}]`,
  },
];

suite('fixes', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
  });

  for (const [index, one] of cases.entries()) {
    test(`put ${one.name} into a Python file, and undo takes it back`, async () => {
      await files.write(`fix-${index}.py`, `${one.before}\n`);
      const { document } = await showFile(`fix-${index}.py`);
      await applyAndUndo(document, one);
    });

    for (const cell of [0, 1, 2]) {
      const which = ['first', 'middle', 'last'][cell] ?? '';
      test(`put ${one.name} into the ${which} cell, and undo takes it back`, async () => {
        const file = `fix-${index}-${cell}.ipynb`;
        const sources = ['print(1)', 'print(2)', 'print(3)'].map((text, at) => (at === cell ? one.before : text));
        await files.write(file, notebookText(sources));
        const editor = await showNotebook(file);
        editor.selection = new vscode.NotebookRange(cell, cell + 1);
        const { document } = editor.notebook.cellAt(cell);
        await vscode.window.showTextDocument(document);
        await applyAndUndo(document, one);
        const now = editor.notebook.getCells().map(each => each.document.getText());
        assert.deepEqual(now, sources);
      });
    }
  }

  const imageLines = ['FROM python:latest', 'COPY app.py .', 'EXPOSE 8000', 'CMD ["python", "app.py"]'];
  const health = [
    'HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \\',
    `  CMD ["python", "-c", "import socket; socket.create_connection(('127.0.0.1', 8000), 3).close()"]`,
  ];
  const user = ['RUN useradd --create-home --uid 10001 app', 'USER 10001'];
  const imageCases = [
    { rule: rootUser, fix: 'Start as a user', line: 'CMD', becomes: [...user, 'CMD'].join('\n') },
    { rule: 'deploy/no-healthcheck', fix: 'Let Docker ask', line: 'CMD', becomes: [...health, 'CMD'].join('\n') },
    { rule: 'deploy/image-not-reproducible', fix: 'Name a version', line: 'python:latest', becomes: 'python:3.12' },
  ];

  for (const { rule, fix, line, becomes } of imageCases) {
    test(`mend ${rule} in a Dockerfile, and undo takes it back`, async () => {
      const before = imageLines.join('\n');
      await files.write('mended/Dockerfile', `${before}\n`);
      const { document } = await showFile('mended/Dockerfile');
      await applyAndUndo(document, { name: '', rule, fix, before, after: before.replace(line, becomes) });
    });
  }

  test('move the packages that a cell installs to the manifest, and undo takes it back', async () => {
    await files.write('requirements.txt', 'fastapi==0.115.0\n');
    await files.write('install.ipynb', notebookText(['%pip install xgboost==2.1.1', 'import xgboost']));
    const editor = await showNotebook('install.ipynb');
    const { document } = editor.notebook.cellAt(0);
    await vscode.window.showTextDocument(document);
    const rule = 'notebook/pip-install-in-cell';
    const [finding] = await expectFindings(document.uri, rule);
    assert.ok(finding);
    await applyFix(document.uri, finding.range, 'manifest');
    assert.equal(document.getText(), '%pip install -r requirements.txt');
    const manifest = await vscode.workspace.openTextDocument(fileUri('requirements.txt'));
    assert.equal(manifest.getText(), 'fastapi==0.115.0\nxgboost==2.1.1\n');
    await expectFindings(document.uri, rule, 0);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await expectFindings(document.uri, rule);
    assert.equal(document.getText(), '%pip install xgboost==2.1.1');
  });

  test('that make a file show it first, and write it when it is accepted', async () => {
    await files.write('Dockerfile', 'FROM python:3.12-slim\nCOPY . .\nUSER 10001\nCMD ["python", "app.py"]\n');
    const { document } = await showFile('Dockerfile');
    const [finding] = await expectFindings(document.uri, 'deploy/no-dockerignore');
    assert.ok(finding);
    const accepted = applyFix(document.uri, finding.range, 'out of the image');
    await whilePressing(
      () => vscode.commands.executeCommand('refactorPreview.apply'),
      () => accepted,
    );
    const made = await vscode.workspace.openTextDocument(fileUri('.dockerignore'));
    assert.match(made.getText(), /^\.git$/m);
    assert.ok(await made.save());
    await expectFindings(document.uri, 'deploy/no-dockerignore', 0);
    await deleteFile('.dockerignore');
  });

  async function applyAndUndo(document: vscode.TextDocument, one: Case): Promise<void> {
    const [finding] = await expectFindings(document.uri, one.rule);
    assert.ok(finding);
    const original = document.getText();
    await applyFix(document.uri, finding.range, one.fix);
    assert.equal(document.getText().trimEnd(), one.after);
    await expectFindings(document.uri, one.rule, 0);
    await vscode.commands.executeCommand('undo');
    await until(vscode.workspace.onDidChangeTextDocument, {
      what: 'the text to be as before',
      value: () => (document.getText() === original ? true : undefined),
    });
    await expectFindings(document.uri, one.rule);
    assert.equal(await isThere('.env.example'), false, 'What the fix added beside the file is still there.');
  }

  test('are listed from narrow to broad, and ignoring comes last and is never preferred', async () => {
    const uri = await files.write('order.py', `${split}a, b = train_test_split(rows)\nc, d = train_test_split(rows)\n`);
    await showFile('order.py');
    const [finding] = await expectFindings(uri, randomState, 2);
    assert.ok(finding);
    const offered = await fixesAt(uri, finding.range);
    assert.deepEqual(
      offered.map(({ title }) => title),
      [
        'Fix the result of train_test_split with random_state=42',
        `Fix all 2 places of ${randomState} in this file`,
        `Explain ${randomState}`,
        `Ignore ${randomState} here`,
        `Waive ${randomState} in the configuration…`,
      ],
    );
    assert.deepEqual(
      offered.filter(({ isPreferred }) => isPreferred),
      [],
    );
  });

  test('of one rule are applied to the whole file at once', async () => {
    const uri = await files.write('all.py', `${split}a, b = train_test_split(rows)\nc, d = train_test_split(rows)\n`);
    const { document } = await showFile('all.py');
    const [finding] = await expectFindings(uri, randomState, 2);
    assert.ok(finding);
    await applyFix(uri, finding.range, 'Fix all 2 places');
    assert.equal(document.getText().match(/random_state=42/g)?.length, 2);
    await expectFindings(uri, randomState, 0);
  });

  test('append what the code needs to a file, which is made when there is none', async () => {
    await files.write('fix-env.py', `${read}frame = pd.read_csv("/Users/ana/elsewhere/churn.csv")\n`);
    const { document } = await showFile('fix-env.py');
    const [finding] = await expectFindings(document.uri, userPath);
    assert.ok(finding);
    await applyFix(document.uri, finding.range, 'environment variable DATA_DIR');
    const example = await vscode.workspace.openTextDocument(fileUri('.env.example'));
    assert.match(example.getText(), /^DATA_DIR=/m);
    assert.ok(await example.save());
    await vscode.workspace.fs.delete(fileUri('.env.example'));
  });
});
