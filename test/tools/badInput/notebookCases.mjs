import { bytes, codeCell, findingLine, notebook, notebookOfSize, objectNames, python, utf16 } from './content.mjs';

const whole = notebook(['import pandas as pd', findingLine]);
const path = 'notebooks/bad.ipynb';
const megabyte = 1_000_000;

const contents = [
  ['notebook-cut-in-half', 'named', whole.slice(0, whole.length / 2)],
  ['notebook-empty', 'named', ''],
  ['notebook-only-spaces', 'named', ' \n\t\n'],
  ['notebook-60-megabytes', 'read', () => notebookOfSize(60 * megabyte)],
  ['notebook-70-megabytes', 'named', () => notebookOfSize(70 * megabyte)],
  ['notebook-is-a-list', 'named', '[]'],
  ['notebook-is-null', 'named', 'null'],
  ['notebook-cells-are-a-mapping', 'named', '{"cells": {}, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'],
  [
    'notebook-merge-conflict',
    'named',
    whole.replace('"nbformat": 4', '<<<<<<< HEAD\n"nbformat": 4\n=======\n>>>>>>> main'),
  ],
  ['notebook-binary', 'named', bytes(4000)],
  ['notebook-utf16', 'named', utf16(whole)],
  ['notebook-byte-order-mark', 'survives', `\uFEFF${whole}`],
  ['notebook-twice', 'named', whole + whole],
  ['notebook-odd-cells', 'survives', oddCells],
  ['notebook-not-a-number', 'read', whole.replace('"metadata": {}', '"metadata": {"score": NaN, "loss": -Infinity}')],
  ['notebook-lone-surrogate', 'read', whole.replace('import pandas', '# \\ud83d \\u0000\\nimport pandas')],
  ['notebook-deep-metadata', 'survives', deepMetadata],
  ['notebook-object-names', 'read', objectNamesNotebook],
  ['notebook-long-line', 'read', () => notebook([`values = [${'1, '.repeat(3_333_334)}1]`, python])],
  ['notebook-many-cells', 'read', () => notebook([...Array.from({ length: 20_000 }, () => 'x = 1'), python])],
  ['notebook-many-empty-lines', 'read', () => notebook(['\n'.repeat(200_000), python])],
];

export const notebookCases = contents.map(([name, expect, content]) => ({
  name,
  path,
  expect,
  files: { [path]: content },
}));

/** Cells that the format forbids and that people's tools write. */
function oddCells() {
  const cells = [
    { cell_type: 'code', source: null, outputs: [], metadata: {} },
    { cell_type: 'code', source: [1, null, 'x = 1'], outputs: null },
    { cell_type: 'code', source: { text: 'x' }, execution_count: 'seven', metadata: null },
    { cell_type: 7, source: 'x = 2' },
    { source: 'x = 3' },
    null,
    'x = 4',
    codeCell('fine', python),
  ];
  return JSON.stringify({ cells, metadata: [], nbformat: 4, nbformat_minor: 5 });
}

function deepMetadata() {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  return whole.replace('"metadata": {}', `"metadata": {"deep": ${deep}}`);
}

function objectNamesNotebook() {
  const keys = objectNames.map(name => `"${name}": {"polluted": true}`).join(', ');
  return whole.replaceAll('"metadata": {}', `"metadata": {${keys}}`);
}
