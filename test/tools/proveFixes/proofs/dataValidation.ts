import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Bench } from '../bench';
import type { Proof } from '../proof';
import { run } from '../tools';

const rule = 'data/no-validation';

/** What churn's notebooks were run with. */
const requirements = 'pandas==3.1.1\nscikit-learn==1.9.1\njoblib==1.6.0\n';

export const dataValidation: readonly Proof[] = [
  {
    rule,
    fix: 'pandera schema in a script that trains',
    oracles: ['pandera on good and broken data', 'pytest', 'ruff'],
    prove: bench => {
      const folder = bench.repository('examples/churn');
      writeFileSync(path.join(folder, 'requirements.txt'), requirements);
      bench.mend(folder, 'code/hardcoded-user-path');
      bench.mend(folder, rule);
      const python = bench.environment(folder, '-r', 'requirements.txt', 'pytest==9.2.0');
      expectTests(bench, folder, python);
      expectChecked(bench, { folder, data: 'data/churn.csv', start: [python, 'train.py'] }, [
        ['a column has another name', text => text.replace('monthly_charges', 'monthly_fee')],
        ['a customer is there twice', text => text.replace(/^C0002/m, 'C0001')],
        ['a number has a unit', text => text.replace('91.14', '91.14 EUR')],
        ['a contract is missing', text => text.replace(',monthly,', ',,')],
      ]);
    },
  },
  {
    rule,
    fix: 'pandera schema in a package below src, old pandas',
    oracles: ['pandera on good and broken data', 'pytest', 'ruff'],
    prove: bench => {
      const folder = bench.repository(shop);
      bench.mend(folder, rule);
      const python = bench.environment(folder, '-e', '.', 'pytest==9.2.0');
      expectTests(bench, folder, python);
      expectChecked(bench, { folder, data: 'données/ventes été.csv', start: [python, '-m', 'boutique.entraîner'] }, [
        ['a column has another name', text => text.replace('Prix moyen', 'Prix')],
        ['a day is none', text => text.replace('2024-01-31', 'hier')],
        ['a whole number is missing', text => text.replace(/;3;/, ';;')],
      ]);
    },
  },
  {
    rule,
    fix: 'pandera schema in a cell of a notebook',
    oracles: ['CPython runs the cells', 'pytest', 'ruff'],
    prove: bench => {
      const folder = bench.repository('examples/churn');
      writeFileSync(path.join(folder, 'requirements.txt'), requirements);
      writeFileSync(path.join(folder, '.preflight.yaml'), 'profile: notebook\n');
      rmSync(path.join(folder, 'train.py'));
      bench.mend(folder, rule);
      const python = bench.environment(folder, '-r', 'requirements.txt', 'pytest==9.2.0');
      expectTests(bench, folder, python);
      const start = [python, '-c', runCells, 'notebooks/02_train.ipynb'] as const;
      expectChecked(bench, { folder, data: 'data/churn.csv', start }, [
        ['a column has another name', text => text.replace('monthly_charges', 'monthly_fee')],
      ]);
    },
  },
];

function expectTests(bench: Bench, folder: string, python: string): void {
  const output = bench.expect(python, ['-m', 'pytest', '-q'], folder);
  assert.match(output, /\d+ passed/);
  bench.expectTool('ruff', ['check', '--isolated', ...pythonFiles(bench, folder)], folder);
}

function pythonFiles(bench: Bench, folder: string): readonly string[] {
  return bench.filesOf(folder).filter(file => /(^|\/)(test_)?validation\.py$/.test(file));
}

interface Checked {
  readonly folder: string;
  readonly data: string;
  /** The program and its arguments. */
  readonly start: readonly [string, ...string[]];
}

/** The program accepts the data as it is, and stops with the words of pandera at each broken copy of it. */
function expectChecked(
  bench: Bench,
  { folder, data, start: [program, ...words] }: Checked,
  faults: readonly (readonly [string, (text: string) => string])[],
): void {
  bench.expect(program, words, folder);
  const file = path.join(folder, data);
  const text = readFileSync(file, 'utf8');
  for (const [what, spoil] of faults) {
    assert.notEqual(spoil(text), text, `the data is not broken: ${what}`);
    writeFileSync(file, spoil(text));
    const { status, output } = run(program, words, folder);
    assert.notEqual(status, 0, `goes on although ${what}`);
    assert.match(output, /SchemaErrors/, `stops for another reason although ${what}`);
  }
  writeFileSync(file, text);
  bench.expect(program, words, folder);
}

/** Runs the code cells of a notebook in its folder, what is not Python left out. */
const runCells = `
import json, os, sys
path = sys.argv[1]
cells = [cell for cell in json.load(open(path, encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
os.chdir(os.path.dirname(path))
sys.path.insert(0, "")
names = {"__name__": "__main__"}
for cell in cells:
    lines = "".join(cell["source"]).split("\\n")
    exec("\\n".join(line for line in lines if not line.startswith(("%", "!"))), names)
`;

const shop = {
  '.preflight.yaml': 'profile: batch\n',
  'pyproject.toml': `[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"

[project]
name = "boutique"
version = "1.0"
requires-python = ">=3.11"
dependencies = [
    "pandas==2.0.3",
    "numpy==1.26.4",
]

[tool.setuptools.packages.find]
where = ["src"]
`,
  'données/ventes été.csv':
    'Numéro;Jour;Prix moyen;Quantité;Note\n1;2024-01-31;1.5;3;\n2;2024-02-01;2;4;bien\n3;2024-02-02;;5;\n',
  'src/boutique/__init__.py': '',
  'src/boutique/prix.py': 'def somme(ventes):\n    return ventes["Quantité"].sum()\n',
  'src/boutique/entraîner.py': `"""Entraîne le modèle des ventes."""
import pandas as pd

from boutique.prix import somme

DONNÉES = "données/ventes été.csv"


def main():
    ventes = pd.read_csv(DONNÉES, sep=";")
    print(somme(ventes))


if __name__ == "__main__":
    main()
`,
};
