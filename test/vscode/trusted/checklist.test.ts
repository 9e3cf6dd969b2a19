import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { firstScan, preflight, reportWhere, statusOf } from '../support/preflight';
import { checklistRows, clickRow, findCheck, findRow, labelOf, type Row } from '../support/rows';
import { TestFiles, pythonWithPath, userPath } from '../support/sources';
import { until } from '../support/until';
import { closeEditors } from '../support/workspace';

suite('the checklist', () => {
  suiteSetup(firstScan);
  const files = new TestFiles();
  teardown(async () => {
    await closeEditors();
    await files.remove();
  });

  /** Waits until a check has a description; the rows follow each report at once. */
  async function checkWith(rule: string, description: string): Promise<Row> {
    const { checklist, onDidScan } = await preflight();
    const drawn = checklist.onDidChangeTreeData ?? onDidScan;
    for (;;) {
      const row = await findCheck(rule);
      if (row.item.description === description) return row;
      await until(drawn, { what: `${rule} to say "${description}"`, value: seen() });
    }
  }

  /** Not yet at first, and true at the first event. */
  function seen(): () => true | undefined {
    let looks = 0;
    return () => (looks++ === 0 ? undefined : true);
  }

  test('says that nothing runs the project in CI', async () => {
    await reportWhere('ci/no-ci to be open', scan => statusOf(scan, 'ci/no-ci') === 'open');
    const { item } = await findCheck('ci/no-ci');
    assert.match(String(item.description), /^open · \d+ min$/);
    assert.equal(item.contextValue, 'check open fixable');
    assert.match(item.accessibilityInformation?.label ?? '', /\. Open\. Gates Level 2\. About \d+ minutes\./);
  });

  test('has three next steps with minutes, then the stages in their order', async () => {
    const rows = await checklistRows();
    const all = rows.filter(({ depth }) => depth === 0).map(({ item }) => labelOf(item));
    // What tests before this one have met.
    const top = all.filter(label => label !== 'Done this week');
    assert.deepEqual(top.slice(0, 2), ['Next steps', 'Foundations']);
    const stages = ['Problem & requirements', 'Data & pipelines', 'Model & testing', 'Deployment & monitoring'];
    assert.deepEqual(
      top.filter(label => stages.includes(label)),
      stages,
    );
    const steps = rows.filter(({ id }) => id.includes(' | step | '));
    assert.equal(steps.length, 3);
    for (const { item } of steps) assert.match(labelOf(item), /^\d+ min · \S/);
  });

  test('says in its tooltips what a narrow side bar cuts off, and why', async () => {
    for (const { id, item } of await checklistRows()) {
      const whole = tooltipOf(item);
      const title = labelOf(item).replace(/^\d+ min · /, '');
      assert.ok(whole.includes(title), `${id}: ${whole}`);
      if (/ \| (?:step|check) \| [^|]+$/.test(id)) assert.ok(whole.includes(String(item.description)), whole);
    }
    const rule = 'ci/no-ci';
    const { report } = await reportWhere('ci/no-ci to be open', scan => statusOf(scan, rule) === 'open');
    const why = report.rules.find(({ id }) => id === rule)?.lesson.why ?? 'no lesson';
    assert.ok(tooltipOf((await findCheck(rule)).item).includes(why.trim().split('\n')[0] ?? ''));
  });

  function tooltipOf({ tooltip }: vscode.TreeItem): string {
    return typeof tooltip === 'string' ? tooltip : '';
  }

  test('follows a change with the rows that changed, and no other', async () => {
    await checkWith(userPath, 'open · 2 places');
    const { checklist } = await preflight();
    const drawn: unknown[] = [];
    const listening = checklist.onDidChangeTreeData?.(rows => drawn.push(rows));
    await files.write('third.py', pythonWithPath);
    const { id } = await checkWith(userPath, 'open · 3 places');
    listening?.dispose();
    assert.deepEqual(drawn, [[id]]);
  });

  test('shows fifty findings of a check, and more when asked', async () => {
    const reads = Array.from({ length: 60 }, (_, index) => `pd.read_csv("/home/ana/${index}.csv")\n`);
    await files.write('many.py', `import pandas as pd\n${reads.join('')}`);
    const { id } = await checkWith(userPath, 'open · 62 places');
    const { checklist } = await preflight();
    assert.equal((await checklist.getChildren(id))?.length, 51);
    await clickRow(await findRow('12 more…'));
    assert.equal((await checklist.getChildren(id))?.length, 62);
  });

  test('opens the evidence of a check that is met', async () => {
    await files.write(
      '.github/workflows/ci.yml',
      'on: push\njobs:\n  run:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python train.py\n',
    );
    await reportWhere('ci/no-ci to be met', scan => statusOf(scan, 'ci/no-ci') === 'met');
    await clickRow(await findRow('.github/workflows/ci.yml'));
    await until(vscode.window.onDidChangeActiveTextEditor, {
      what: 'the workflow to be in front',
      value: () => (vscode.window.activeTextEditor?.document.uri.path.endsWith('ci.yml') === true ? true : undefined),
    });
  });

  test('knows the parent of each of its rows', async () => {
    const { checklist } = await preflight();
    for (const { id, depth } of await checklistRows()) {
      const parent = await checklist.getParent?.(id);
      assert.equal(parent === undefined || parent === null, depth === 0);
    }
  });
});
