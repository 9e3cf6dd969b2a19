// Fixes of notebooks: run by Jupyter before and after, validated by nbformat, compared byte for byte.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isRecord } from '../../../../src/engine/rules/fields';
import { textOutputs } from '../../graduate/textOutputs';
import type { Bench } from '../bench';
import type { Proof } from '../proof';
import { notebookPackages } from './graduate';
import { environmentOf } from '../service/environments';

const configuration = { '.preflight.yaml': 'profile: notebook\n' };
const notebook = 'explore.ipynb';

interface Cell {
  readonly code: string;
  readonly count?: number;
  readonly outputs?: readonly object[];
}

/** As Jupyter writes it. */
function notebookText(cells: readonly (string | Cell)[]): string {
  const all = cells.map((cell, index) => {
    const { code, count = null, outputs = [] } = typeof cell === 'string' ? { code: cell } : cell;
    const source = code.split(/(?<=\n)/);
    return { cell_type: 'code', execution_count: count, id: `cell-${index}`, metadata: {}, outputs, source };
  });
  const metadata = { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } };
  return `${JSON.stringify({ cells: all, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

function printed(text: string): object {
  return { name: 'stdout', output_type: 'stream', text: [text] };
}

/** What nbformat, which Jupyter reads with, thinks of a file. */
function expectValid(bench: Bench, folder: string): void {
  const code = 'import nbformat, sys; nbformat.validate(nbformat.read(sys.argv[1], as_version=nbformat.NO_CONVERT))';
  bench.expect(environmentOf(notebookPackages), ['-W', 'error', '-c', code, notebook], folder);
}

function textOf(folder: string): string {
  return readFileSync(path.join(folder, notebook), 'utf8');
}

const failed = { ename: 'KeyError', evalue: "'left'", output_type: 'error', traceback: ["KeyError: 'left'"] };
const value = { data: { 'text/plain': ['3'] }, execution_count: 1, metadata: {}, output_type: 'execute_result' };

/** One output goes with its count, and no other byte. */
const cleared: readonly Proof[] = (
  [
    ['notebook/saved-error', failed],
    ['notebook/large-output', printed('x'.repeat(400_000))],
    ['notebook/output-privacy', printed('/home/ana.weber/churn/data.csv')],
    ['sec/secret-in-output', printed('token for postgresql://ana:Sommer-2019-x@db.uni-ulm.de/churn')],
  ] as const
).map(([rule, output]) => ({
  rule,
  fix: 'one output is cleared, and no other byte changes',
  oracles: ['nbformat', 'a comparison of bytes'],
  prove: bench => {
    const [first, last] = [
      { code: '1 + 2', count: 1, outputs: [value] },
      { code: 'rows.head()', count: 3, outputs: [printed('é 4')] },
    ];
    const told = { code: 'rows["left"]', count: 2, outputs: [output] };
    const folder = bench.repository({ ...configuration, [notebook]: notebookText([first, told, last]) });
    assert.deepEqual(bench.mend(folder, rule), [notebook]);
    assert.equal(textOf(folder), notebookText([first, { code: told.code }, last]));
    expectValid(bench, folder);
  },
}));

const counts: Proof = {
  rule: 'notebook/stale-execution',
  fix: 'counts that are out of order go, outputs stay',
  oracles: ['nbformat', 'a comparison of bytes'],
  prove: bench => {
    const cell = (count: number | null): Cell => ({
      code: '1 + 2',
      ...(count === null ? {} : { count }),
      outputs: [{ ...value, execution_count: count }],
    });
    const folder = bench.repository({ ...configuration, [notebook]: notebookText([cell(7), cell(3), cell(9)]) });
    assert.deepEqual(bench.mend(folder, 'notebook/stale-execution'), [notebook]);
    assert.equal(textOf(folder), notebookText([cell(7), cell(null), cell(9)]));
    expectValid(bench, folder);
  },
};

/** Real Jupyter stops before the fix, and comes to the end after it. */
const stopped: readonly Proof[] = (
  [
    [
      'notebook/use-before-definition',
      'the cell that defines, and what it needs, moves up',
      ['import pandas as pd', 'print(total * 2)', 'rows = pd.DataFrame({"a": [1, 2]})', 'total = rows["a"].sum()'],
      'NameError',
      '6',
    ],
    [
      'notebook/use-before-definition',
      'a later import comes to the top',
      ['print(np.ones(2).sum())', 'import numpy as np'],
      'NameError',
      '2.0',
    ],
    ['notebook/undefined-name', 'a missing import', ['import os', 'print(pd.Series([1, 2]).sum())'], 'NameError', '3'],
    [
      'notebook/syntax-error',
      'a command gets its mark',
      ['print(1)', 'rows = [1, 2]\nmkdir -p made\nprint(len(rows))'],
      'SyntaxError',
      '2',
    ],
  ] as const
).map(([rule, fix, cells, error, shown]) => ({
  rule,
  fix: `${fix}: the run comes to its end`,
  oracles: ['nbclient', 'nbformat'],
  prove: bench => {
    const manifest = { 'requirements.txt': 'pandas==3.1.1\nnumpy==2.5.1\n' };
    const folder = bench.repository({ ...configuration, ...manifest, [notebook]: notebookText(cells) });
    const python = environmentOf(notebookPackages);
    assert.match(textOutputs(python, folder, notebook).failure ?? 'it runs', new RegExp(error));
    assert.deepEqual(bench.mend(folder, rule), [notebook]);
    const after = textOutputs(python, folder, notebook);
    assert.equal(after.failure, undefined);
    assert.ok(after.texts.flat().some(text => text.trim() === shown), JSON.stringify(after.texts)); // prettier-ignore
    expectValid(bench, folder);
  },
}));

const spread = [
  'import math\n\nprint(math.pi)',
  'import json\nprint(json.dumps([1]))',
  'import re\nimport math',
  'print(re.sub("a", "b", "aa"))',
  'from pathlib import Path',
  'print(Path("a").suffix)',
  'import csv',
  'print(csv.QUOTE_ALL)',
  'print(1)',
  'print(2)',
];

const same: readonly Proof[] = (['notebook/scattered-imports', 'notebook/no-narrative'] as const).map(rule => ({
  rule,
  fix:
    rule === 'notebook/no-narrative'
      ? 'a first cell: the run shows the same'
      : 'imports at the top: the run shows the same',
  oracles: ['nbclient', 'nbformat'],
  prove: bench => {
    const folder = bench.repository({ ...configuration, [notebook]: notebookText(spread) });
    const python = environmentOf(notebookPackages);
    const before = textOutputs(python, folder, notebook);
    assert.equal(before.failure, undefined);
    assert.deepEqual(bench.mend(folder, rule), [notebook]);
    assert.deepEqual(textOutputs(python, folder, notebook), before);
    expectValid(bench, folder);
  },
}));

const parameters: Proof = {
  rule: 'notebook/no-parameters',
  fix: 'a cell for values: papermill hands one over',
  oracles: ['papermill 2.7.0', 'nbformat'],
  prove: bench => {
    const cells = ['import math\nside = 3', 'factor = 2\nprint(math.pow(side, factor))'];
    const runs = { Makefile: `report:\n\tpapermill ${notebook} out.ipynb\n` };
    const folder = bench.repository({ ...configuration, ...runs, [notebook]: notebookText(cells) });
    assert.deepEqual(bench.mend(folder, 'notebook/no-parameters'), [notebook]);
    const shown = (...words: readonly string[]): string => {
      const python = environmentOf(notebookPackages);
      bench.expect(python, ['-m', 'papermill', '--no-progress-bar', ...words, notebook, 'out.ipynb'], folder);
      return JSON.stringify(outputsOf(readFileSync(path.join(folder, 'out.ipynb'), 'utf8')));
    };
    assert.match(shown(), /9\.0/);
    assert.match(shown('-p', 'side', '5', '-p', 'factor', '3'), /125\.0/);
    expectValid(bench, folder);
  },
};

const twice: Proof = {
  rule: 'notebook/rerun-hazard',
  fix: 'a new name from there on: a second run of the cell changes nothing',
  oracles: ['nbclient', 'nbformat'],
  prove: bench => {
    const cells = (name: string): readonly string[] => [
      'import numpy as np\nprices = np.array([1.0, 10.0])',
      `${name} = np.log1p(prices)`,
      `print(${name}.sum())`,
    ];
    const folder = bench.repository({ ...configuration, [notebook]: notebookText(cells('prices')) });
    const python = environmentOf(notebookPackages);
    const before = textOutputs(python, folder, notebook);
    assert.deepEqual(bench.mend(folder, 'notebook/rerun-hazard'), [notebook]);
    assert.equal(textOf(folder), notebookText(cells('prices_2')));
    assert.deepEqual(textOutputs(python, folder, notebook), before);
    const [first = '', change = '', last = ''] = cells('prices_2');
    const again = bench.repository({ [notebook]: notebookText([first, change, change, last]) });
    assert.deepEqual(textOutputs(python, again, notebook).texts, before.texts);
    expectValid(bench, folder);
  },
};

const merged: Proof = {
  rule: 'notebook/invalid-notebook',
  fix: 'a conflict about counts: the first side is there, byte for byte',
  oracles: ['nbformat', 'a comparison of bytes'],
  prove: bench => {
    const text = notebookText([{ code: 'print(1)', count: 7, outputs: [printed('1')] }, 'print(2)']);
    const line = '   "execution_count": 7,\n';
    const sides = `<<<<<<< HEAD\n${line}=======\n   "execution_count": 9,\n>>>>>>> feature\n`;
    const folder = bench.repository({ ...configuration, 'a.py': 'print(1)\n', [notebook]: text.replace(line, sides) });
    assert.deepEqual(bench.mend(folder, 'notebook/invalid-notebook'), [notebook]);
    assert.equal(textOf(folder), text);
    expectValid(bench, folder);
  },
};

function outputsOf(json: string): readonly unknown[] {
  const content: unknown = JSON.parse(json);
  const cells: readonly unknown[] = isRecord(content) && Array.isArray(content['cells']) ? content['cells'] : [];
  return cells.flatMap(cell => (isRecord(cell) && Array.isArray(cell['outputs']) ? [cell['outputs']] : []));
}

export const notebooks: readonly Proof[] = [...cleared, counts, ...stopped, ...same, parameters, twice, merged];
