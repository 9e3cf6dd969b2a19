// Steps as stages of DVC, which runs them, and runs again only what changed.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tools } from '../../../../src/engine/scaffolds/versions';
import { notebookOf } from '../notebookOf';
import type { Proof } from '../proof';
import { environmentOf, inEnvironment } from '../service/environments';

const proof: Proof = {
  rule: 'repro/no-single-command',
  fix: 'DVC runs the steps in their order, and again only those whose inputs changed',
  oracles: [`dvc ${tools.dvc}`],
  prove: bench => {
    const python = environmentOf([`dvc==${tools.dvc}`, 'pandas==3.1.1', 'nbconvert==7.17.2', 'ipykernel==7.4.0']);
    const folder = bench.repository(stepsOfDvc);
    bench.expect('git', ['init', '--quiet'], folder);
    const dvc = (words: string): string => inEnvironment(python, `dvc ${words}`, folder).output;
    dvc('init --quiet');
    dvc('add --quiet données/raw.csv');
    bench.expect('git', ['add', '--all'], folder);
    assert.deepEqual(bench.mend(folder, 'repro/no-single-command'), ['dvc.yaml']);
    assert.deepEqual(dvc('stage list --name-only').trim().split('\n'), ['load-data', 'features', 'train']);
    assert.match(dvc('repro'), /'load-data'[^]*'features'[^]*'train'/);
    const total = (): string => readFileSync(path.join(folder, 'total.txt'), 'utf8');
    assert.equal(total(), '60\n');
    assert.match(dvc('repro'), /Data and pipelines are up to date/);
    writeFileSync(path.join(folder, '03_train.py'), `${stepsOfDvc['03_train.py']}# Later.\n`);
    assert.match(dvc('repro'), /Stage 'features' didn't change, skipping[^]*Running stage 'train'/);
    writeFileSync(path.join(folder, 'données/raw.csv'), 'size\n100\n');
    assert.match(dvc('repro'), /Running stage 'load-data'[^]*Running stage 'features'[^]*Running stage 'train'/);
    assert.equal(total(), '200\n');
  },
};

const cells = [
  'import pandas as pd',
  'rows = pd.read_csv("interim/clean.csv")\nrows["double"] = rows["size"] * 2',
  'rows.to_csv("interim/features.csv", index=False)',
];

const stepsOfDvc = {
  '.preflight.yaml': 'profile: batch\n',
  'requirements.txt': 'pandas==3.1.1\n',
  'données/raw.csv': 'size\n10\n20\n',
  'interim/README.md': 'What the steps make.\n',
  '01_load_data.py': `import pandas as pd

RAW = "données/raw.csv"

if __name__ == "__main__":
    pd.read_csv(RAW).dropna().to_csv("interim/clean.csv", index=False)
`,
  '02_features.ipynb': notebookOf(cells),
  '03_train.py': `import pandas as pd

with open("total.txt", "w", encoding="utf-8") as file:
    print(pd.read_csv("interim/features.csv")["double"].sum(), file=file)
`,
};

export const dvcStages: readonly Proof[] = [proof];
