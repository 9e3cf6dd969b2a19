import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { replaceText } from '../support/cells';
import { expectFindings } from '../support/diagnostics';
import { findRow } from '../support/rows';
import { TestFiles, pythonWithPath, rootUser, userPath } from '../support/sources';
import { closeEditors, openEditor, showFile } from '../support/workspace';
import { firstScan } from '../support/preflight';

suite('findings in text files', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
  });

  test('appear, move and clear on edit in a Python file', async () => {
    const uri = await files.write('edited.py', pythonWithPath);
    const { document } = await showFile('edited.py');
    const [appeared] = await expectFindings(uri, userPath);
    assert.equal(appeared?.range.start.line, 2);
    assert.equal(document.getText(appeared.range), '"/Users/ana/projects/churn/data/churn.csv"');
    assert.equal(appeared.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(appeared.source, 'Preflight');

    await replaceText(document, 'import pandas', 'import os\nimport pandas');
    const moved = await expectFindings(uri, userPath, 1, found => found[0]?.range.start.line === 3);
    assert.equal(document.getText(moved[0]?.range), '"/Users/ana/projects/churn/data/churn.csv"');

    await replaceText(document, '/Users/ana/projects/churn/data', 'data');
    assert.deepEqual(await expectFindings(uri, userPath, 0), []);
  });

  test('appear while a new line is typed, and not only once it is saved', async () => {
    const uri = await files.write('typed.py', 'import pandas as pd\n\n');
    const { document } = await showFile('typed.py');
    await replaceText(document, 'pd\n', 'pd\nframe = pd.read_csv("/home/ana/churn.csv")\n');
    await expectFindings(uri, userPath);
    assert.ok(document.isDirty);
  });

  test('appear, move and clear on edit in a Dockerfile', async () => {
    const lines = ['FROM python:3.12-slim', 'COPY app.py .', 'CMD ["python", "app.py"]', ''];
    const uri = await files.write('image/Dockerfile', lines.join('\n'));
    const { document } = await showFile('image/Dockerfile');
    const [appeared] = await expectFindings(uri, rootUser);
    assert.equal(appeared?.range.start.line, 2);

    await replaceText(document, 'COPY', 'RUN pip install pandas==2.2.3\nCOPY');
    await expectFindings(uri, rootUser, 1, found => found[0]?.range.start.line === 3);

    await replaceText(document, 'CMD', 'USER 10001\nCMD');
    await expectFindings(uri, rootUser, 0);
  });

  test('clear when the file is closed, and stand in the checklist all the same', async () => {
    const uri = await files.write('closed.py', pythonWithPath);
    await openEditor('closed.py');
    await expectFindings(uri, userPath);
    await closeEditors();
    await expectFindings(uri, userPath, 0);
    assert.equal((await findRow('closed.py:3')).item.contextValue, 'finding');
  });
});
